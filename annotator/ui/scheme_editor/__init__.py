"""The window in which a project's label scheme is edited."""

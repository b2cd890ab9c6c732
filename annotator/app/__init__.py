"""Use cases without a window: what the window and the command line both do."""

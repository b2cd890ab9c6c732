"""What a project's work tells, as charts with the table behind each: for the window and a page."""

"""The command palette: type what is to be done, Enter does it."""

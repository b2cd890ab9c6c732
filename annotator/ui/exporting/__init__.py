"""Exporting in the window: what goes out, in which format, and where to."""

"""Copies of the project brought together: packages merged, conflicts settled, places told."""

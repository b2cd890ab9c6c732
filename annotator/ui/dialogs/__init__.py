"""Dialogs: for choosing files, and for what is read beside the work."""

"""The window of the agreement between annotators."""

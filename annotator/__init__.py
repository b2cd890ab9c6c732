"""Annotator: pre-highlights entities and claims in news and keeps every correction."""

__version__ = "1.0.0"

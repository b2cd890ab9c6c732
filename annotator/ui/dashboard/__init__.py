"""The dashboard: what the work tells, in charts with their tables."""

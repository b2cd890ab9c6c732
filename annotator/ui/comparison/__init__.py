"""A project compared with gold: scores, and every error with its place."""

"""Bringing articles in: what the files hold, how they are read, what came of it."""

"""Versions of the same story: found, grouped, compared, and their labels carried over."""

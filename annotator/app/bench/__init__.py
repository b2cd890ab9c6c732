"""Measurements of our own work beside a reference measured in the same run."""

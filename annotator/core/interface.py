"""The languages of the window, its help and its messages; CONTRIBUTING says how to add one."""

INTERFACE = {"en": "English", "fr": "Français"}
"""Codes and what the languages call themselves. English is in the sources."""

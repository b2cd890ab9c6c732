"""Backups in the window: made by themselves, listed, looked at, brought back; and mending."""

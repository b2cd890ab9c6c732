"""Merging another copy of a project file into the one that is open.

The copy is attached for reading only and looked through first, for it may come from anywhere. What
becomes of its works is then found out and written by whole sets of rows (`matching`, `taking`);
only works of which several states must be weighed are taken into memory, one at a time (`states`).
"""

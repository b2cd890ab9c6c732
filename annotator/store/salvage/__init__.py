"""Getting rows out of a project file that SQLite can no longer read as a whole.

The file format is SQLite's own: https://www.sqlite.org/fileformat2.html. Only what is needed to
read rows is here; nothing of it writes.
"""

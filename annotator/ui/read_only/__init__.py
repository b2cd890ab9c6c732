"""Projects that are only read: held by others, of a later version, or on what cannot be written."""

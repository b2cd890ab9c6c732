"""Claims as units: the list of them, their parts by key, and their values by key."""

"""Help: pages in both languages, opened where one is, searched, and the keys on paper."""

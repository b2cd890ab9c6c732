"""The same everywhere, and the project's lexicon: what they show in the window."""

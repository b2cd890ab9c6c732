"""A trained judge of claim suggestions: it scores what the rules propose, and may add to it."""

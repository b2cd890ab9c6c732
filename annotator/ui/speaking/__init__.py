"""The article for who does not see it: spans in words, told to screen readers."""

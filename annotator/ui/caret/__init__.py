"""The caret in the article: where it is, how keys move it, and what is cut and joined there."""

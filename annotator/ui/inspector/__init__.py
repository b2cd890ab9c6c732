"""What is known of the focused span, and the list of all spans of the article."""

"""How many gestures it takes to annotate articles as gold has them, with and without help."""

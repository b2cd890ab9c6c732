"""The article on screen: its text in Qt, and entities and claims painted around it."""

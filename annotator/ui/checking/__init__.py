"""Quality checks in the window: their settings, and what is told on finishing an article."""

"""The window's part of a team: who one is, who works in a project, who is to do what."""

"""The only Qt: the window, its panels and dialogs."""

"""The only Qt: the window, its panels and dialogs."""

from annotator.ui.overrides import guard

guard()

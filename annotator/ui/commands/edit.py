"""Commands of the menu Edit."""

from annotator.ui.command import Command, Needs
from annotator.ui.i18n import words

# fmt: off
EDIT = (
    Command("edit.undo", "edit", words("commands", "&Undo"),
            words("commands", "Take the last gesture back, also after a restart"),
            ("Ctrl+Z",), Needs.UNDO, icon="undo"),
    Command("edit.redo", "edit", words("commands", "&Redo"),
            words("commands", "Bring back the gesture undone last"),
            ("Ctrl+Shift+Z", "Ctrl+Y"), Needs.REDO, icon="redo"),
    Command("edit.copy", "edit", words("commands", "&Copy"),
            words("commands", "Copy the chosen words, or those of the focused span"),
            ("Ctrl+C",), separated=True),
    Command("edit.history", "edit", words("commands", "&History…"),
            words("commands", "List what you have done, and go back or forth to any point of it"),
            ("Ctrl+Shift+Y",), Needs.PROJECT, icon="order"),
    Command("edit.preferences", "edit", words("commands", "&Preferences…"),
            words("commands", "Language, colours, how the article is read, keys, pipeline"),
            ("Ctrl+,",), Needs.NOTHING, icon="settings", separated=True),
    Command("edit.shortcuts", "edit", words("commands", "&Keys of the commands…"),
            words("commands", "Give commands other keys, or those of another tool"),
            ("Ctrl+Shift+K",), Needs.NOTHING, icon="keys"),
)

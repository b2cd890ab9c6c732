"""Commands of the menu Help."""

from annotator.ui.command import Command, Needs
from annotator.ui.i18n import words

# fmt: off
HELP = (
    Command("help.keys", "help", words("commands", "&Keys"),
            words("commands", "Show the keys that act now"),
            ("?", "F1", "Shift+?"), Needs.NOTHING, icon="keys"),
    Command("help.palette", "help", words("commands", "&Find a command…"),
            words("commands", "Type what you want to do, and Enter does it"),
            ("Ctrl+K",), Needs.NOTHING, icon="search"),
    Command("help.about", "help", words("commands", "&About Annotator"),
            words("commands", "Show the version and the licence"),
            ("Shift+F1",), Needs.NOTHING),
)

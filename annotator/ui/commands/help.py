"""Commands of the menu Help."""

from annotator.ui.command import Command, Needs
from annotator.ui.i18n import words

# fmt: off
HELP = (
    Command("help.contents", "help", words("commands", "&Help"),
            words("commands", "Explain what you are looking at, here and in every dialog"),
            ("F1",), Needs.NOTHING, icon="help"),
    Command("help.keys", "help", words("commands", "&Keys"),
            words("commands", "Show the keys that act now"),
            ("?", "Shift+?"), Needs.NOTHING, icon="keys"),
    Command("help.print_keys", "help", words("commands", "&Print the keys…"),
            words("commands", "Print the sheet of your own keys on A4"),
            ("Ctrl+F1",), Needs.NOTHING, icon="print"),
    Command("help.save_keys", "help", words("commands", "Sa&ve the keys as PDF…"),
            words("commands", "Save the sheet of your own keys as a PDF file"),
            ("Ctrl+Shift+F1",), Needs.NOTHING),
    Command("help.tour", "help", words("commands", "Take the &tour"),
            words("commands", "Open the demo and show five things to do, one after the other"),
            ("F12",), Needs.NOTHING),
    Command("help.palette", "help", words("commands", "&Find a command…"),
            words("commands", "Type what you want to do, and Enter does it"),
            ("Ctrl+K",), Needs.NOTHING, icon="search"),
    Command("help.logs", "help", words("commands", "&Open the log folder"),
            words("commands", "Show where the program writes what went wrong"),
            ("Alt+Shift+F1",), Needs.NOTHING),
    Command("help.about", "help", words("commands", "&About Annotator"),
            words("commands", "Show versions, folders, and the licences of all its parts"),
            ("Shift+F1",), Needs.NOTHING),
)

"""Commands of the menu Article, Selected articles: what is done with several at once."""

from annotator.ui.command import Command, Needs
from annotator.ui.i18n import words

_MENU = "article.selected"

# fmt: off
LIBRARY = (
    Command("library.select_all", _MENU, words("commands", "&Select all"),
            words("commands", "Select every article that is listed"),
            ("Ctrl+M, A",), Needs.PROJECT),
    Command("library.to_do", _MENU, words("commands", "&To do"),
            words("commands", "Set the selected articles back to what nobody has begun"),
            ("Ctrl+M, T",), Needs.PROJECT, separated=True, changes=True),
    Command("library.in_progress", _MENU, words("commands", "&In progress"),
            words("commands", "Set the selected articles to begun"),
            ("Ctrl+M, P",), Needs.PROJECT, changes=True),
    Command("library.done", _MENU, words("commands", "&Done"),
            words("commands", "Set the selected articles to finished"),
            ("Ctrl+M, D",), Needs.PROJECT, changes=True),
    Command("library.skipped", _MENU, words("commands", "S&kipped"),
            words("commands", "Set the selected articles to skipped"),
            ("Ctrl+M, S",), Needs.PROJECT, changes=True),
    Command("library.flag", _MENU, words("commands", "&Flag"),
            words("commands", "Flag the selected articles"),
            ("Ctrl+M, F",), Needs.PROJECT, separated=True, changes=True),
    Command("library.unflag", _MENU, words("commands", "&No flag"),
            words("commands", "Take the flags of the selected articles away"),
            ("Ctrl+M, U",), Needs.PROJECT, changes=True),
    Command("library.details", _MENU, words("commands", "S&et a field…"),
            words("commands", "Set title, source, date or any other field of the selected "
                              "articles"),
            ("Ctrl+M, E",), Needs.PROJECT, changes=True),
    Command("library.assign", _MENU, words("commands", "&Assign to…"),
            words("commands", "Give the selected articles to people"),
            ("Ctrl+M, N",), Needs.PROJECT, icon="assign", changes=True),
    Command("library.copy", _MENU, words("commands", "&Copy the titles"),
            words("commands", "Copy the titles of the selected articles, one a line"),
            ("Ctrl+M, C",), Needs.PROJECT, separated=True),
    Command("library.export", _MENU, words("commands", "E&xport…"),
            words("commands", "Write the selected articles with their annotations to a file"),
            ("Ctrl+M, X",), Needs.PROJECT),
    Command("library.delete", _MENU, words("commands", "De&lete from the project"),
            words("commands", "Take the selected articles out of the project; undo brings them "
                              "back with all their annotations"),
            ("Ctrl+M, Del",), Needs.PROJECT, separated=True, changes=True),
)

"""Every command of the window in one table: menus, tooltips, shortcuts and key sheet come from it.

Commands of the scope ``ARTICLE`` have keys that mean something else elsewhere (Tab, Enter, Space,
the arrows): they act only while the article has the keyboard. All others act in the whole window;
a text field being typed in keeps its letters, because Qt asks it before any shortcut.

The keys of the labels come from the project's scheme, so they are not in the table.
"""

from annotator.ui.command import Command
from annotator.ui.commands.annotate import ANNOTATE
from annotator.ui.commands.article import ARTICLE
from annotator.ui.commands.bulk import BULK
from annotator.ui.commands.claims import CLAIMS
from annotator.ui.commands.edges import EDGES
from annotator.ui.commands.edit import EDIT
from annotator.ui.commands.help import HELP
from annotator.ui.commands.jump import JUMP
from annotator.ui.commands.learning import LEARNING
from annotator.ui.commands.library import LIBRARY
from annotator.ui.commands.project import PROJECT
from annotator.ui.commands.scheme import SCHEME
from annotator.ui.commands.team import TEAM
from annotator.ui.commands.view import VIEW
from annotator.ui.i18n import words

MENUS: tuple[tuple[str, str], ...] = (
    ("project", words("menus", "&Project")),
    ("edit", words("menus", "&Edit")),
    ("annotate", words("menus", "&Annotate")),
    ("annotate.same", words("menus", "T&he same")),
    ("annotate.edges", words("menus", "&Move an edge")),
    ("annotate.jump", words("menus", "&Jump to")),
    ("annotate.claims", words("menus", "&Claims")),
    ("annotate.bulk", words("menus", "All of a la&bel")),
    ("labels", words("menus", "&Labels")),
    ("article", words("menus", "Art&icle")),
    ("article.selected", words("menus", "Se&lected articles")),
    ("team", words("menus", "&Team")),
    ("learning", words("menus", "Lear&ning")),
    ("view", words("menus", "&View")),
    ("view.order", words("menus", "&Order of the articles")),
    ("view.text", words("menus", "&Text")),
    ("view.theme", words("menus", "&Colours")),
    ("view.language", words("menus", "Lan&guage")),
    ("help", words("menus", "&Help")),
)
"""Menu ids and their titles; one with a dot is a submenu of the one before the dot."""

COMMANDS: tuple[Command, ...] = (
    *PROJECT, *EDIT, *ANNOTATE, *EDGES, *CLAIMS, *JUMP, *BULK, *SCHEME, *ARTICLE, *LIBRARY,
    *TEAM, *LEARNING, *VIEW, *HELP,
)  # fmt: skip
"""The whole table, in the order of the menus."""

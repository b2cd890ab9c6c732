"""Commands of the menu Labels: the scheme and the guidelines."""

from annotator.ui.command import Command, Needs
from annotator.ui.i18n import words

# fmt: off
SCHEME = (
    Command("scheme.guidelines", "labels", words("commands", "&Guidelines"),
            words("commands", "Read the guidelines, opened at the label in question"),
            ("G",), Needs.PROJECT, icon="guidelines", separated=True),
    Command("scheme.write", "labels", words("commands", "&Write the guidelines…"),
            words("commands", "Write what the annotators of the project agree on"),
            ("Ctrl+Shift+G",), Needs.PROJECT, changes=True),
    Command("scheme.edit", "labels", words("commands", "&Edit the scheme…"),
            words("commands", "Change layers, labels, attributes and relations, and see what that "
                              "does to the annotations"),
            ("Ctrl+Shift+L",), Needs.PROJECT, icon="settings", changes=True),
)

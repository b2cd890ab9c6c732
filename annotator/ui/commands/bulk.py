"""Commands of the submenu All of a label: decide on many spans of the article in one gesture."""

from annotator.ui.command import Command, Needs
from annotator.ui.i18n import words

# fmt: off
BULK = (
    Command("bulk.accept_label", "annotate.bulk", words("commands", "&Accept all of the label"),
            words("commands", "Accept every suggestion of the article that has the focused "
                              "span’s label"),
            ("Ctrl+B, A",), Needs.SPAN, icon="accept", changes=True),
    Command("bulk.reject_label", "annotate.bulk", words("commands", "&Reject all of the label"),
            words("commands", "Reject every suggestion of the article that has the focused "
                              "span’s label"),
            ("Ctrl+B, X",), Needs.SPAN, icon="reject", changes=True),
    Command("bulk.delete_label", "annotate.bulk", words("commands", "&Delete all of the label…"),
            words("commands", "Take out every span of the article that has the focused span’s "
                              "label; you see how many before"),
            ("Ctrl+B, D",), Needs.SPAN, icon="delete", separated=True, changes=True),
    Command("bulk.clear_layer", "annotate.bulk", words("commands", "&Clear the layer…"),
            words("commands", "Take out every span of the article that is in the focused span’s "
                              "layer; you see how many before"),
            ("Ctrl+B, L",), Needs.SPAN, changes=True),
)

"""Commands that jump through articles."""

from annotator.ui.command import Command
from annotator.ui.i18n import words

# fmt: off
JUMP = (
    Command("jump.doubtful", "annotate.jump", words("commands", "Next &unsure suggestion"),
            words("commands", "Go to the next suggestion with a low score"),
            ("U",)),
    Command("jump.doubtful_back", "annotate.jump", words("commands", "Previous unsure suggestion"),
            words("commands", "Go back to the suggestion with a low score before"),
            ("Shift+U",)),
    Command("jump.label", "annotate.jump", words("commands", "Next of the same &label"),
            words("commands", "Go to the next span with the label of the one focused last"),
            ("J",), separated=True),
    Command("jump.label_back", "annotate.jump", words("commands", "Previous of the same label"),
            words("commands", "Go back to the span before with the label of the one focused last"),
            ("Shift+J",)),
    Command("jump.edit", "annotate.jump", words("commands", "Last &edit"),
            words("commands", "Go where you changed something last, in whatever article; again "
                              "goes further back"),
            ("E",), separated=True),
)

"""Commands of the menu Learning: the recogniser is trained on what was decided."""

from annotator.ui.command import Command, Needs
from annotator.ui.i18n import words

# fmt: off
LEARNING = (
    Command("learning.train", "learning", words("commands", "&Train the recogniser now"),
            words("commands", "Let the recogniser learn from the finished articles, beside your "
                              "work"),
            ("Ctrl+P, T",), Needs.PROJECT, icon="learn", changes=True),
    Command("learning.show", "learning", words("commands", "What was &learned…"),
            words("commands", "See what each training changed, use it or go back"),
            ("Ctrl+P, L",), Needs.PROJECT, icon="dashboard"),
    Command("learning.stop", "learning", words("commands", "&Stop training"),
            words("commands", "Stop the training on its way; nothing of it is kept"),
            ("Ctrl+P, S",), Needs.TRAINING),
)

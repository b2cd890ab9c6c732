"""Commands that move the edges of a span."""

from annotator.ui.command import Command, Needs, Scope
from annotator.ui.i18n import words

# fmt: off
EDGES = (
    Command("edge.right_out", "annotate.edges",
            words("commands", "Right edge one word to the right"),
            words("commands", "Lengthen the focused span by a word at its end"),
            ("Alt+Right",), Needs.SPAN, scope=Scope.ARTICLE, changes=True),
    Command("edge.right_in", "annotate.edges", words("commands", "Right edge one word to the left"),
            words("commands", "Shorten the focused span by a word at its end"),
            ("Alt+Left",), Needs.SPAN, scope=Scope.ARTICLE, changes=True),
    Command("edge.left_in", "annotate.edges", words("commands", "Left edge one word to the right"),
            words("commands", "Shorten the focused span by a word at its beginning"),
            ("Shift+Right",), Needs.SPAN, scope=Scope.ARTICLE, changes=True),
    Command("edge.left_out", "annotate.edges", words("commands", "Left edge one word to the left"),
            words("commands", "Lengthen the focused span by a word at its beginning"),
            ("Shift+Left",), Needs.SPAN, scope=Scope.ARTICLE, changes=True),
    Command("edge.right_out_exact", "annotate.edges",
            words("commands", "Right edge one character to the right"),
            words("commands", "Lengthen the focused span by a character at its end"),
            ("Alt+Shift+Right",), Needs.SPAN, scope=Scope.ARTICLE, separated=True, changes=True),
    Command("edge.right_in_exact", "annotate.edges",
            words("commands", "Right edge one character to the left"),
            words("commands", "Shorten the focused span by a character at its end"),
            ("Alt+Shift+Left",), Needs.SPAN, scope=Scope.ARTICLE, changes=True),
    Command("edge.left_in_exact", "annotate.edges",
            words("commands", "Left edge one character to the right"),
            words("commands", "Shorten the focused span by a character at its beginning"),
            ("Ctrl+Shift+Right",), Needs.SPAN, scope=Scope.ARTICLE, changes=True),
    Command("edge.left_out_exact", "annotate.edges",
            words("commands", "Left edge one character to the left"),
            words("commands", "Lengthen the focused span by a character at its beginning"),
            ("Ctrl+Shift+Left",), Needs.SPAN, scope=Scope.ARTICLE, changes=True),
)

"""Commands of the menu Annotate: decide, walk, choose."""

from annotator.ui.command import Command, Needs, Scope
from annotator.ui.i18n import words

# fmt: off
ANNOTATE = (
    Command("annotate.next", "annotate", words("commands", "&Next suggestion"),
            words("commands", "Go to the next suggestion"),
            ("Tab",), scope=Scope.ARTICLE),
    Command("annotate.previous", "annotate", words("commands", "&Previous suggestion"),
            words("commands", "Go back to the suggestion before"),
            ("Shift+Tab",), scope=Scope.ARTICLE),
    Command("annotate.next_span", "annotate", words("commands", "Next span"),
            words("commands", "Go to the next span, whether decided or not"),
            ("N",)),
    Command("annotate.previous_span", "annotate", words("commands", "Previous span"),
            words("commands", "Go back to the span before, whether decided or not"),
            ("P",)),
    Command("annotate.accept", "annotate", words("commands", "&Accept"),
            words("commands", "Accept the focused suggestion and go to the next"),
            ("A",), icon="accept", separated=True),
    Command("annotate.reject", "annotate", words("commands", "&Reject"),
            words("commands", "Reject the focused suggestion and go to the next"),
            ("X",), icon="reject"),
    Command("annotate.accept_visible", "annotate",
            words("commands", "Accept all &visible of the layer"),
            words("commands", "Accept every suggestion on screen that is in the focused "
                              "span’s layer"),
            ("Shift+A",)),
    Command("annotate.accept_sure", "annotate", words("commands", "Accept all above a &score…"),
            words("commands", "Accept every suggestion of the article that is sure enough; you "
                              "see how many before"),
            ("Ctrl+Shift+A",)),
    Command("annotate.same_here", "annotate", words("commands", "The same in the whole a&rticle"),
            words("commands", "Label every mention in the article as the focused span, which is "
                              "accepted; chosen words get the label that they have elsewhere"),
            ("F",), icon="everywhere", separated=True),
    Command("annotate.same_everywhere", "annotate",
            words("commands", "Propose the same in the &project…"),
            words("commands", "Propose the focused span’s label for its words in all other "
                              "articles; you see where before"),
            ("Shift+F",), Needs.SPAN),
    Command("annotate.reject_same", "annotate", words("commands", "Re&ject the same here"),
            words("commands", "Reject the focused span and every suggestion in the article with "
                              "the same words and label"),
            ("Shift+X",), Needs.SPAN),
    Command("annotate.delete", "annotate", words("commands", "&Delete"),
            words("commands", "Take the focused span out"),
            ("Del", "Backspace"), icon="delete"),
    Command("annotate.flag", "annotate", words("commands", "&Flag and comment…"),
            words("commands", "Flag the focused span and comment on it, or take the flag away"),
            ("Shift+B",), Needs.SPAN),
    Command("annotate.split", "annotate", words("commands", "Spl&it"),
            words("commands", "Make two spans of the focused one; you choose where if there are "
                              "several places"),
            ("D",), separated=True),
    Command("annotate.merge_next", "annotate", words("commands", "Merge &with the next"),
            words("commands", "Make one span of the focused one and the next of its label"),
            ("M",), Needs.SPAN),
    Command("annotate.merge_previous", "annotate", words("commands", "Merge with the one before"),
            words("commands", "Make one span of the focused one and the one of its label before"),
            ("Shift+M",), Needs.SPAN),
    Command("annotate.cycle", "annotate", words("commands", "Next &overlapping span"),
            words("commands", "Go through the spans that lie over one another here"),
            ("O",), separated=True),
    Command("annotate.link", "annotate", words("commands", "&Link to…"),
            words("commands", "Link the focused claim to the span you choose next"),
            ("L",), icon="link"),
    Command("annotate.grow", "annotate", words("commands", "&Grow the selection"),
            words("commands", "Choose the word, then the clause, the sentence, the paragraph"),
            ("S",)),
    Command("annotate.leave", "annotate", words("commands", "L&eave"),
            words("commands", "Give up the link, the selection or the focus, or go back to "
                              "the article"),
            ("Esc",)),
)

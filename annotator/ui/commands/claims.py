"""Commands about claims: their parts, their values, and walks from one to the next."""

from annotator.ui.command import Command, Needs
from annotator.ui.i18n import words

# fmt: off
CLAIMS = (
    Command("claims.source", "annotate.claims", words("commands", "Chosen words are its &source"),
            words("commands", "Make the chosen words the source of the claim you focused last"),
            ("Q",), changes=True),
    Command("claims.cue", "annotate.claims", words("commands", "Chosen words are its &cue"),
            words("commands", "Make the chosen words the cue of the claim you focused last"),
            ("I",), changes=True),
    Command("claims.values", "annotate.claims", words("commands", "Set its attri&butes…"),
            words("commands", "Show what the focused span can be set to, such as kind and "
                              "modality, each with a digit"),
            ("K",), Needs.SPAN, changes=True),
    Command("claims.propose", "annotate.claims", words("commands", "&Look for source and cue"),
            words("commands", "Have source and cue proposed for the focused claim; new claims get "
                              "them by themselves"),
            ("Shift+C",), Needs.SPAN, icon="suggest", changes=True),
    Command("claims.next", "annotate.claims", words("commands", "&Next claim"),
            words("commands", "Go to the next claim"),
            ("Alt+Down",), separated=True),
    Command("claims.previous", "annotate.claims", words("commands", "&Previous claim"),
            words("commands", "Go back to the claim before"),
            ("Alt+Up",)),
    Command("claims.next_incomplete", "annotate.claims",
            words("commands", "Next &incomplete claim"),
            words("commands", "Go to the next claim that lacks its source or its cue"),
            ("Alt+Shift+Down",)),
    Command("claims.list", "annotate.claims", words("commands", "List of cl&aims"),
            words("commands", "Show the claims of the article as lines; again goes back to the "
                              "article"),
            ("F8",)),
)

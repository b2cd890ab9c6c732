"""Sentence starts that the layout of a text gives away, set before the parser runs.

spaCy's parser ignores line breaks, so a headline or a « LIRE AUSSI » line would run into the next
paragraph, and take its entities and claims along. The parser and the entity recogniser both
respect sentence starts that are already set.
"""

from spacy.language import Language
from spacy.tokens import Doc, Token

_SENTENCE_END = frozenset({".", "!", "?", "…", "..."})
_CLOSING = frozenset({'"', "»", "”", ")"})
_OPENING = frozenset({'"', "«", "“", "("})


@Language.factory("annotator_paragraphs", retokenizes=False, assigns=["token.is_sent_start"])
def create_paragraphs(nlp: Language, name: str) -> "Paragraphs":  # noqa: ARG001
    """Build the component (entry point of ``spacy_factories``)."""
    return Paragraphs()


class Paragraphs:
    """Marks the first word of every line, and sentences that lost the space between them."""

    def __call__(self, doc: Doc) -> Doc:
        """Set ``is_sent_start`` where the text shows it; leave the rest to the parser."""
        after_break = False
        for token in doc:
            if token.is_space:
                if "\n" in token.text and token.i > 0:
                    after_break = True
                    token.is_sent_start = False  # white space belongs to what it follows
                continue
            if after_break or _is_glued(doc, token):
                token.is_sent_start = True
            after_break = False
        return doc


def _is_glued(doc: Doc, token: Token) -> bool:
    """Tell whether ``token`` starts a sentence right after another's full stop, without a space."""
    if token.i < 2 or doc[token.i - 1].whitespace_:
        return False
    before = doc[token.i - 1]
    if token.is_title or token.is_upper:
        return before.text in _SENTENCE_END and doc[token.i - 2].is_alpha
    return False

"""Sentence starts that the layout and the punctuation of a text give away, set before the parser.

spaCy's parser ignores line breaks, so a headline or a « LIRE AUSSI » line would run into the next
paragraph, and take its entities and claims along; and it splits sentences in odd places. It
respects sentence starts that are already set, and so does the entity recogniser.
"""

from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from annotator.nlp.claims.regions import layout_of
from annotator.nlp.claims.words import words_of


@Language.factory("annotator_paragraphs", retokenizes=False, assigns=["token.is_sent_start"])
def create_paragraphs(nlp: Language, name: str) -> "Paragraphs":  # noqa: ARG001
    """Build the component (entry point of ``spacy_factories``)."""
    return Paragraphs()


class Paragraphs:
    """Decides where sentences start: at the first word of a line and after final punctuation."""

    def __call__(self, doc: Doc) -> Doc:
        """Set ``is_sent_start`` of every token, at once: one by one it costs as much as a parse."""
        words = words_of(doc)
        starts = {
            words.start[region.first]
            for region in layout_of(doc, words).regions
            if region.inside is None or region.first > region.inside.first
        }
        places = doc.to_array("IDX").tolist()
        marks = np.array([[1 if place in starts else -1] for place in places], dtype=np.int64)
        if len(marks):
            as_stored: Any = marks.view(np.uint64)
            doc.from_array(["SENT_START"], as_stored)
        return doc

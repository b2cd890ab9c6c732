"""The pipeline component that finds reported claims."""

from spacy.language import Language
from spacy.tokens import Doc

from annotator.nlp.claims.drafts import store_drafts


@Language.factory("annotator_claims", assigns=["doc.spans"], requires=["token.dep", "token.pos"])
def create_claims(nlp: Language, name: str) -> "Claims":  # noqa: ARG001
    """Build the component (entry point of ``spacy_factories``)."""
    return Claims(nlp.lang or "")


class Claims:
    """Writes the claims of a parsed text."""

    def __init__(self, language: str) -> None:
        self._language = language

    def __call__(self, doc: Doc) -> Doc:
        """Find the claims of ``doc``."""
        store_drafts(doc, [])
        return doc

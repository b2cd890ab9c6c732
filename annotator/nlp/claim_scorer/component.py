"""The pipeline component that judges claims by what was learnt of an annotator's decisions."""

from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from annotator.nlp.claim_scorer.model import ClaimModel
from annotator.nlp.claims.component import scene_of, write_spans
from annotator.nlp.claims.drafts import drafts_of, keep_proposed, store_drafts
from annotator.nlp.scores import Scores

FOLDER = "annotator_claims"
"""Beside the pipeline's own components; other programs do not look into it."""


SCORER = "annotator_claim_scorer"


class ClaimScorer:
    """Scores the claims of the rules anew, leaves some out and adds others."""

    def __init__(self, language: str, model: ClaimModel) -> None:
        self._scores = Scores(language).claims
        self.model = model

    def __call__(self, doc: Doc) -> Doc:
        """Judge the claims of ``doc``."""
        scene = scene_of(doc)
        if scene is None:
            return doc
        keep_proposed(doc)
        judged = self.model.judge(scene, drafts_of(doc), self._scores)
        store_drafts(doc, judged)
        write_spans(doc, scene.words, judged)
        return doc


@Language.factory(SCORER, requires=["doc.spans"])
def create_scorer(nlp: Language, name: str, folder: str) -> ClaimScorer:  # noqa: ARG001
    """Build the component from what the pipeline at ``folder`` holds."""
    model = ClaimModel.load(Path(folder) / FOLDER)
    assert model is not None  # ``pipelines.extend`` looked
    return ClaimScorer(nlp.lang or "", model)


def add_scorer(nlp: Language, folder: Path) -> None:
    """Add the component where the pipeline at ``folder`` has learnt about claims."""
    if nlp.has_pipe("annotator_claims") and ClaimModel.load(folder / FOLDER) is not None:
        nlp.add_pipe(SCORER, config={"folder": str(folder)}, last=True)

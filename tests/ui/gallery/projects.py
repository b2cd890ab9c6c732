"""Projects that show what the window has to show, made from the demo's articles and gold."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from annotator.app.demo import create_demo
from annotator.app.duplicates.finding import find_versions
from annotator.app.operations.documents import AddDocuments, FlagDocument, SetDocumentState
from annotator.app.operations.notes import NoteSpan
from annotator.app.operations.spans import AcceptSpans, RejectSpans
from annotator.app.operations.suggestions import StoreSuggestions
from annotator.app.project import Project
from annotator.core.ids import AnnotatorId, DocumentId, LabelId, new_id
from annotator.core.model import Annotator, Document, DocumentState, Origin, OriginKind, SpanState
from annotator.core.offsets import text_hash
from annotator.core.resources import corpus
from annotator.core.suggestions import (
    KIND,
    MODALITY,
    SuggestedClaim,
    SuggestedSpan,
    Suggestions,
)
from annotator.core.tokens import words

CAMILLE = Annotator(id=AnnotatorId("0" * 32), name="Camille Aubry")
_MODEL = Origin(OriginKind.MODEL, "fr_core_news_md", "3.8.0")
_RULE = Origin(OriginKind.RULE, "quote-then-verb", "1")
_SCORES = (0.97, 0.91, 0.62, 0.88, 0.41, 0.99)


def demo(folder: Path) -> Path:
    """Return the demo half annotated: the gold as suggestions, some of them decided on."""
    project = create_demo(folder / "demo.annodb", CAMILLE)
    ids = {document.text: document.id for document in project.documents()}
    found = {ids[row["text"]]: _found(row) for row in _gold() if row["text"] in ids}
    project.do(StoreSuggestions(tuple(found.items())))
    first, second, third, fourth, *_ = found
    for identifier in (second, third):
        _decide(project, identifier, every=7)
        project.do(SetDocumentState(identifier, DocumentState.DONE))
    project.do(SetDocumentState(fourth, DocumentState.SKIPPED))
    _decide(project, first, every=3)
    project.do(SetDocumentState(first, DocumentState.IN_PROGRESS))
    project.do(FlagDocument(third, True, "Is the agency a source or only the byline?"))
    span = next(span for span in project.spans(first) if span.state is SpanState.ACCEPTED)
    project.do(NoteSpan(first, span.id, flagged=True, comment="Person or office?"))
    _add_versions(project, second)
    project.remember_place(first, 0)
    project.close()
    return folder / "demo.annodb"


def _gold() -> Iterator[dict[str, Any]]:
    for line in corpus("demo", "gold.jsonl").read_bytes().splitlines():
        yield msgspec.json.decode(line)


def _found(row: dict[str, Any]) -> Suggestions:
    spans = tuple(
        SuggestedSpan(
            start=span["start"], end=span["end"], label=LabelId(span["label"]),
            score=_SCORES[number % len(_SCORES)], origin=_MODEL,
        )
        for number, span in enumerate(row["spans"])
    )  # fmt: skip
    claims = tuple(
        SuggestedClaim(
            content=tuple(claim["content"]),
            source=tuple(claim["source"]) if claim["source"] else None,
            cue=tuple(claim["cue"]) if claim["cue"] else None,
            kind=claim[KIND], modality=claim.get(MODALITY, "asserted"),
            score=_SCORES[number % len(_SCORES)], origin=_RULE,
        )
        for number, claim in enumerate(row["claims"])
    )  # fmt: skip
    pipeline = "fr_core_news_md 3.8.0"
    return Suggestions(spans=spans, claims=claims, tokens=words(row["text"]), pipeline=pipeline)


def _decide(project: Project, document: DocumentId, *, every: int) -> None:
    spans = [span.id for span in project.spans(document)]
    project.do(RejectSpans(document, tuple(spans[1::every])))
    project.do(AcceptSpans(document, tuple(spans[::every])))


def _add_versions(project: Project, document: DocumentId) -> None:
    told = project.document(document)
    fuller = told.text.replace("mardi", "mercredi") + "\nLa suite sera examinée jeudi."
    new = Document(
        id=DocumentId(new_id()), text=fuller, sha256=text_hash(fuller),
        title=told.title, source="Le Courrier de Saintonge", published="2025-03-06",
    )  # fmt: skip
    project.do(AddDocuments((new,)))
    for _ in find_versions(project):
        pass

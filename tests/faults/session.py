"""A day's work by a plan that depends on its seed alone; each of its steps can be repeated."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from annotator.app.importing import discard_import, import_paths
from annotator.app.operations.claims import CreateClaim
from annotator.app.operations.documents import AddDocuments, FlagDocument, SetDocumentState
from annotator.app.operations.relations import LinkSpans
from annotator.app.operations.spans import (
    AcceptSpans,
    CreateSpan,
    DeleteSpans,
    MoveSpan,
    RejectSpans,
    RelabelSpan,
)
from annotator.app.operations.suggestions import StoreSuggestions
from annotator.app.project import Project
from annotator.core import ids
from annotator.core.ids import DocumentId, LabelId, new_id
from annotator.core.model import Document, DocumentState, Origin, OriginKind, Span
from annotator.core.offsets import text_hash
from annotator.core.suggestions import SuggestedSpan, Suggestions
from annotator.core.tokens import words

TEXT = "Le maire de Lille a dit non. " * 30
_PER, _LOC, _CLAIM = LabelId("PER"), LabelId("LOC"), LabelId("CLAIM")
Content = list[object]


def content(project: Project) -> Content:
    """Return all that a person can see of a project's work, and what undo would take back."""
    step, again = project.next_undo, project.next_redo
    return [
        [
            (item, project.spans(item), project.relations(item), project.status(item))
            for item in project.document_ids()
        ],
        step and (step.operation, dict(step.fields)),
        again and again.operation,
    ]


class Session:
    """The steps of one plan; the ids that a step makes depend on its number."""

    def __init__(self, seed: int, source: Path | None = None) -> None:
        self._seed = seed
        self._source = source

    def step(self, project: Project, number: int) -> None:
        """Carry out one step; the same again where it failed before."""
        plan = random.Random(self._seed * 100_003 + number)
        with numbered(number * 1_000_000):
            plan.choice(list(self._choices(project, plan, number)))()

    def _choices(
        self, project: Project, plan: random.Random, number: int
    ) -> Iterator[Callable[[], object]]:
        tokens = words(TEXT)
        document = plan.choice(project.document_ids())
        at = plan.randrange(len(tokens) - 4)
        place = (tokens.starts[at], tokens.ends[at])
        clause = (tokens.starts[at], tokens.ends[at + 3])
        state = plan.choice(list(DocumentState))
        chosen = plan.randrange(1 << 30)
        spans = [span for span in project.spans(document) if span.layer == "entities"]
        yield lambda: project.do(_fresh(project, document, place))
        yield lambda: project.do(StoreSuggestions(((document, found(chosen)),)))
        yield lambda: project.do(SetDocumentState(document, state))
        yield lambda: project.do(FlagDocument(document, bool(chosen % 2), f"comment {chosen}"))
        yield lambda: project.do(AddDocuments((_document(number),)))
        yield lambda: project.add_time(document, 1000 + chosen % 1000)
        yield lambda: project.remember_place(document, place[0])
        yield lambda: project.change_settings(test=chosen)
        yield project.undo
        yield project.undo
        yield project.redo
        if not any(span.layer == "claims" for span in project.spans(document)):
            yield lambda: project.do(CreateClaim(document, *clause, _CLAIM))
        if self._source is not None:
            yield lambda: self._import(project)
        if spans:
            yield from _about(project, document, plan.choice(spans), plan)

    def _import(self, project: Project) -> None:
        assert self._source is not None
        if project.unfinished_import is not None:
            for _ in discard_import(project):  # an earlier try failed on the way
                pass
        for _ in import_paths(project, [self._source]):
            pass


def _about(
    project: Project, document: DocumentId, span: Span, plan: random.Random
) -> Iterator[Callable[[], object]]:
    many = tuple(one.id for one in project.spans(document) if one.layer == span.layer)
    yield lambda: project.do(AcceptSpans(document, (span.id,)))
    yield lambda: project.do(RejectSpans(document, (span.id,)))
    yield lambda: project.do(AcceptSpans(document, many))
    yield lambda: project.do(DeleteSpans(document, (span.id,)))
    yield lambda: project.do(RelabelSpan(document, span.id, plan.choice([_PER, _LOC])))
    wider = (document, span.id, span.start, span.end + 3)
    if span.end + 3 <= len(TEXT):
        yield lambda: project.do(MoveSpan(*wider))
    claims = [one for one in project.spans(document) if one.label == _CLAIM]
    kinds = [
        kind
        for claim in claims
        for kind in project.scheme.relations_between(claim.label, span.label)
    ]
    if claims and kinds:
        yield lambda: project.do(LinkSpans(document, kinds[0].id, claims[0].id, span.id))


def _fresh(project: Project, document: DocumentId, place: tuple[int, int]) -> CreateSpan:
    """Return the making of a span; over words that have one already it is of another label."""
    there = {span.label for span in project.spans(document) if (span.start, span.end) == place}
    label = next(
        (one for one in (_PER, _LOC, LabelId("ORG"), LabelId("MISC")) if one not in there), _PER
    )
    return CreateSpan(document, *place, label)


def _document(number: int) -> Document:
    text = f"{TEXT}{number}"
    return Document(
        id=DocumentId(new_id()), text=text, sha256=text_hash(text), title=f"Article {number}"
    )


def found(seed: int) -> Suggestions:
    """Return sixty suggestions of places."""
    tokens = words(TEXT)
    origin = Origin(OriginKind.MODEL, "m", "1")
    places = random.Random(seed).sample(range(len(tokens)), 60)
    spans = tuple(
        SuggestedSpan(
            start=tokens.starts[at], end=tokens.ends[at], label=_LOC, score=0.5, origin=origin
        )
        for at in places
    )
    return Suggestions(spans=spans, tokens=tokens, pipeline="m 1")


@contextmanager
def numbered(first: int) -> Iterator[None]:
    """Let new ids be numbers in a row inside."""
    usual, numbers = ids.uuid4, itertools.count(first + 1)
    ids.uuid4 = lambda: UUID(int=next(numbers))  # type: ignore[attr-defined]
    try:
        yield
    finally:
        ids.uuid4 = usual  # type: ignore[attr-defined]

"""Gold, and what is proposed for its texts: by rows, by a project or by the pipeline."""

import io
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from annotator.app.partitions.folder import part_lines
from annotator.app.project import Project
from annotator.app.suggesting import suggest_texts
from annotator.core.errors import BadRowError, UserFacingError
from annotator.core.ids import DocumentId, RelationTypeId, SpanId
from annotator.core.model import Relation, Span, SpanState
from annotator.core.offsets import canonicalise, text_hash
from annotator.core.scoring import ClaimRecord, EntityRecord
from annotator.core.suggestions import CLAIM, CUED_BY, KIND, SAID_BY, Range, Suggestions
from annotator.formats.gold_rows import (
    AnnotatedRow,
    annotated_rows,
    checked,
    read_annotated_rows,
)
from annotator.formats.reading import unreadable
from annotator.formats.suggestion_rows import OriginalPlaces

_PAUSE = 50
"""So many documents of a project are compared between two reports."""
Suggest = Callable[[Iterable[str], str], Iterator[Suggestions]]


@dataclass(frozen=True, slots=True)
class Gold:
    """The gold of a file: its rows by their ids, and what is wrong with the others."""

    name: str
    rows: dict[str, AnnotatedRow]
    problems: tuple[UserFacingError, ...] = ()

    def text(self, identifier: str) -> str:
        """Return a row's text, as given."""
        text = self.rows[identifier].text
        assert text is not None  # rows without one are not gold
        return text


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """What is proposed for one text; None where the proposals do not speak of it."""

    spans: tuple[EntityRecord, ...] | None
    claims: tuple[ClaimRecord, ...] | None


@dataclass(slots=True, kw_only=True)
class Proposals:
    """What is proposed for the texts of the gold, by their ids."""

    name: str
    found: dict[str, Proposed] = field(default_factory=dict)
    only_proposed: list[str] = field(default_factory=list)
    """Ids of rows that the gold does not have."""
    problems: list[UserFacingError] = field(default_factory=list)
    pipeline: str = ""
    """Name and version of the pipeline, if the suggestions were made for this evaluation."""
    documents: dict[str, DocumentId] = field(default_factory=dict)
    """The documents of the project that have the texts of the gold, by the ids of these."""
    untouched: list[str] = field(default_factory=list)
    """Ids of texts for whose document in the project no suggestions were made."""
    partial: bool = False
    """Whether texts that are not in ``found`` are left out instead of counted as missed."""

    def spans(self, identifier: str) -> tuple[EntityRecord, ...]:
        """Return the entities proposed for a text, none where there are no proposals."""
        found = self.found.get(identifier)
        return (found.spans if found else None) or ()

    def claims(self, identifier: str) -> tuple[ClaimRecord, ...]:
        """Return the claims proposed for a text, none where there are no proposals."""
        found = self.found.get(identifier)
        return (found.claims if found else None) or ()


@dataclass(frozen=True, slots=True)
class ProposalProgress:
    """How far the proposals are together, in texts; they are complete with the last one."""

    done: int
    total: int
    proposals: Proposals


def read_gold(path: Path) -> Gold:
    """Read the gold at ``path``: rows with ``text`` and ``spans``, ``claims`` or both.

    Raises:
        UnreadableFileError: the file cannot be read, or is not text.
    """
    return gold_of(_read(path), str(path))


def gold_of(found: Iterable[AnnotatedRow | BadRowError], name: str) -> Gold:
    """Return the rows among ``found`` that are gold, and what is wrong with the others."""
    rows = {}
    problems: list[UserFacingError] = []
    for row in found:
        if isinstance(row, UserFacingError):
            problems.append(row)
        elif row.text is None:
            problems.append(BadRowError(name=name, line=row.line, reason="no-text"))
        elif not row.annotated:
            problems.append(BadRowError(name=name, line=row.line, reason="no-annotations"))
        else:
            try:
                rows[row.id] = checked(row, row.text, name)
            except BadRowError as problem:
                problems.append(problem)
    return Gold(name, rows, tuple(problems))


def propose_rows(
    gold: Gold,
    path: Path | None,
    *,
    pipeline: str,
    suggest_all: bool = False,
    suggest: Suggest = suggest_texts,
) -> Generator[ProposalProgress, None, None]:
    """Take the proposals from the rows at ``path``, matched by id; without it, from the pipeline.

    Suggestions are computed for rows with ``text`` that speak of neither spans nor claims, and
    with ``suggest_all`` for every row.

    Raises:
        UnreadableFileError: the file cannot be read, or is not text.
        PipelineMissingError: the pipeline is not installed.
    """
    proposals = Proposals(name=gold.name if path is None else str(path))
    waiting = list(gold.rows) if path is None else []
    for row in () if path is None else _read(path):
        if isinstance(row, UserFacingError):
            proposals.problems.append(row)
        elif row.id not in gold.rows:
            proposals.only_proposed.append(row.id)
        elif suggest_all or (row.text is not None and not row.annotated):
            waiting.append(row.id)
        else:
            _take(row, gold, proposals)
    done, total = len(proposals.found), len(proposals.found) + len(waiting)
    yield ProposalProgress(done, total, proposals)
    if not waiting:
        return
    texts = (canonicalise(gold.text(identifier)) for identifier in waiting)
    for identifier, found in zip(waiting, suggest(texts, pipeline), strict=True):
        places = OriginalPlaces(gold.text(identifier))
        proposals.found[identifier] = suggested(found, places)
        proposals.pipeline = found.pipeline or pipeline
        done += 1
        yield ProposalProgress(done, total, proposals)


def propose_project(project: Project, gold: Gold) -> Generator[ProposalProgress, None, None]:
    """Take the proposals from the documents of ``project`` whose text is a text of the gold.

    What counts is what is not rejected: suggested and accepted spans, and such relations.
    """
    proposals = Proposals(name=str(project.path), partial=True)
    wanted: dict[str, list[str]] = {}
    for identifier in gold.rows:
        wanted.setdefault(text_hash(canonicalise(gold.text(identifier))), []).append(identifier)
    yield ProposalProgress(0, len(gold.rows), proposals)
    waiting = set(project.without_suggestions())
    for number, document in enumerate(project.documents()):
        if number % _PAUSE == 0:
            yield ProposalProgress(len(proposals.found), len(gold.rows), proposals)
        for identifier in wanted.get(document.sha256, ()):
            if document.id in waiting:
                proposals.untouched.append(identifier)
            places = OriginalPlaces(gold.text(identifier))
            proposals.documents[identifier] = document.id
            proposals.found[identifier] = _annotated(project, document.id, places)
            yield ProposalProgress(len(proposals.found), len(gold.rows), proposals)


def _read(path: Path) -> Iterator[AnnotatedRow | BadRowError]:
    """Yield the rows of a file, or of all parts of a folder."""
    if path.is_dir():
        yield from annotated_rows(part_lines(path), str(path))
        return
    try:
        with io.BufferedReader(path.open("rb", buffering=0)) as file:
            yield from read_annotated_rows(file, str(path))
    except OSError as error:
        raise unreadable(str(path), error) from error


def _take(row: AnnotatedRow, gold: Gold, proposals: Proposals) -> None:
    """Add a row's own annotations to the proposals, or what is wrong with it."""
    text = gold.text(row.id)
    try:
        if not row.annotated:
            raise BadRowError(name=proposals.name, line=row.line, reason="no-annotations")
        if row.text not in (None, text):
            raise BadRowError(name=proposals.name, line=row.line, reason="other-text")
        checked(row, text, proposals.name)
    except BadRowError as problem:
        proposals.problems.append(problem)
    else:
        proposals.found[row.id] = Proposed(spans=row.spans, claims=row.claims)


def suggested(found: Suggestions, places: OriginalPlaces) -> Proposed:
    """Return suggestions as they are scored, with offsets into the text as given."""

    def place(part: Range | None) -> Range | None:
        return part and _original(part, places)

    spans = (
        EntityRecord(
            start=places.original(span.start),
            end=places.original(span.end),
            label=span.label,
            origin=str(span.origin),
        )
        for span in found.spans
    )
    claims = (
        ClaimRecord(
            content=_original(claim.content, places),
            source=place(claim.source),
            cue=place(claim.cue),
            kind=claim.kind,
            score=claim.score,
            origin=str(claim.origin),
        )
        for claim in found.claims
    )
    return Proposed(spans=tuple(spans), claims=tuple(claims))


def _annotated(project: Project, document: DocumentId, places: OriginalPlaces) -> Proposed:
    """Return what stands in a document: every span as an entity, the claims with their parts."""
    spans = {span.id: span for span in project.spans(document) if span.visible}
    relations = [item for item in project.relations(document) if _stands(item, spans)]

    def part(claim: Span, kind: RelationTypeId) -> Range | None:
        for relation in relations:
            if relation.type == kind and relation.head == claim.id:
                child = spans[relation.child]
                return _original((child.start, child.end), places)
        return None

    return Proposed(
        spans=tuple(
            EntityRecord(
                start=places.original(span.start),
                end=places.original(span.end),
                label=span.label,
                origin=str(span.origin),
            )
            for span in spans.values()
        ),
        claims=tuple(
            ClaimRecord(
                content=_original((span.start, span.end), places),
                source=part(span, SAID_BY),
                cue=part(span, CUED_BY),
                kind=span.attributes.get(KIND, ""),
                score=span.score,
                origin=str(span.origin),
            )
            for span in spans.values()
            if span.label == CLAIM
        ),
    )


def _stands(relation: Relation, spans: dict[SpanId, Span]) -> bool:
    return relation.state is not SpanState.REJECTED and relation.child in spans


def _original(part: Range, places: OriginalPlaces) -> Range:
    return places.original(part[0]), places.original(part[1])

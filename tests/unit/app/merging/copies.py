"""Copies of a project as a team has them: made, worked on through the real operations, compared."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import msgspec

from annotator.app.merging import Report, merge
from annotator.app.operations.documents import AddDocuments, SetDocumentState
from annotator.app.operations.operation import Operation
from annotator.app.operations.relations import LinkSpans
from annotator.app.operations.scheme import ChangeScheme
from annotator.app.operations.spans import (
    AcceptSpans,
    CreateSpan,
    DeleteSpans,
    RejectSpans,
    RelabelSpan,
    SetAttribute,
)
from annotator.app.operations.suggestions import StoreSuggestions
from annotator.app.project import Project
from annotator.core.errors import UserFacingError
from annotator.core.ids import AnnotatorId, DocumentId, LabelId, RelationTypeId, new_id
from annotator.core.model import Annotator, Document, DocumentState, Origin, OriginKind, Span
from annotator.core.offsets import text_hash
from annotator.core.scheme import Scheme
from annotator.core.scheme_draft import Draft
from annotator.core.scheme_editing import Kind, Place, changed, retired
from annotator.core.scheme_past import Renewal
from annotator.core.suggestions import SuggestedSpan, Suggestions
from annotator.core.tokens import words
from annotator.store.undecided import undecided_in

TEXT = "Anne Lemoal dit que Kiev et l'Ukraine négocient. Elle sourit à Moscou."
LEAD = Annotator(id=AnnotatorId("1" * 32), name="Lead")
ZOE = Annotator(id=AnnotatorId("2" * 32), name="Zoé")
ALI = Annotator(id=AnnotatorId("3" * 32), name="Ali")
_NEEDLES = ("Anne Lemoal", "Kiev", "l'Ukraine", "Moscou", "Kiev et l'Ukraine négocient")
RANGES = tuple((TEXT.index(one), TEXT.index(one) + len(one)) for one in _NEEDLES)
LABELS = ("PER", "LOC", "MISC", "ORG", "CLAIM")
NER = Origin(OriginKind.MODEL, "ner", "1")
Gesture = tuple[str, int, int]


def write_base(path: Path, scheme: Scheme, documents: int = 2) -> tuple[DocumentId, ...]:
    """Create the project from which copies are made; return its documents."""
    made = []
    for number in range(documents):
        text = f"{TEXT} {number}"
        made.append(Document(id=DocumentId(new_id()), text=text, sha256=text_hash(text)))
    with closing(Project.create(path, scheme=scheme, annotator=LEAD)) as project:
        project.join(ZOE)
        project.join(ALI)
        project.do(AddDocuments(tuple(made)))
    return tuple(document.id for document in made)


def copied(path: Path, name: str) -> Path:
    """Return a copy of a closed project file beside it."""
    return Path(shutil.copy(path, path.with_name(f"{name}.annodb")))


def work(path: Path, annotator: Annotator, gestures: Iterable[Gesture]) -> None:
    """Let somebody work in a copy."""
    with closing(Project.open(path, annotator)) as project:
        for gesture in gestures:
            perform(project, gesture)


def perform(project: Project, gesture: Gesture) -> None:
    """Make a gesture where it can be made; numbers choose among what is there."""
    kind, first, second = gesture
    if kind == "undo":
        project.undo()
    elif kind == "redo":
        project.redo()
    elif kind == "time":
        ids = project.document_ids()
        project.add_time(ids[first % len(ids)], 1000 + second)
    else:
        operation = _operation(project, kind, first, second)
        if operation is not None:
            with suppress(UserFacingError):
                project.do(operation)


def _operation(project: Project, kind: str, first: int, second: int) -> Operation | None:
    ids = project.document_ids()
    document = ids[first % len(ids)]
    spans = project.spans(document)
    span = spans[second % len(spans)] if spans else None
    start, end = RANGES[second % len(RANGES)]
    label = LabelId(LABELS[(first + second) % len(LABELS)])
    if kind == "create":
        return CreateSpan(document, start, end, label)
    if kind == "state":
        state = (DocumentState.DONE, DocumentState.IN_PROGRESS)[second % 2]
        return SetDocumentState(document, state)
    if kind == "suggest":
        return StoreSuggestions(((document, suggestions(project, document, second)),))
    return None if span is None else _on_span(document, spans, span, kind, label, first)


def _on_span(
    document: DocumentId, spans: tuple[Span, ...], span: Span, kind: str, label: LabelId, n: int
) -> Operation:
    chosen: dict[str, Operation] = {
        "delete": DeleteSpans(document, (span.id,)),
        "accept": AcceptSpans(document, (span.id,)),
        "reject": RejectSpans(document, (span.id,)),
        "relabel": RelabelSpan(document, span.id, label),
        "attribute": SetAttribute(document, span.id, "kind", ("mixed", "indirect")[n % 2]),
        "link": LinkSpans(document, RelationTypeId("said-by"), span.id, spans[n % len(spans)].id),
    }
    return chosen[kind]


def suggestions(project: Project, document: DocumentId, seed: int) -> Suggestions:
    """Return what a pipeline might propose for a document."""
    text = project.document(document).text
    spans = tuple(_suggested((seed + step) % 4) for step in range(2))
    return Suggestions(tokens=words(text), spans=spans, pipeline=f"pipe {seed % 3}")


def _suggested(number: int) -> SuggestedSpan:
    start, end = RANGES[number]
    label = LabelId(LABELS[number])
    return SuggestedSpan(start=start, end=end, label=label, score=0.7, origin=NER)


def merged(into: Path, *others: Path) -> Report:
    """Merge copies into a project file, one after the other."""
    with closing(Project.open(into)) as project:
        report = merge(project, list(others))
    assert report.faults == ()
    return report


def edit_scheme(path: Path, steps: Iterable[int]) -> None:
    """Let the lead edit the scheme: merge labels and values, rename, retire."""
    with closing(Project.open(path)) as project:
        for step in steps:
            draft = _edited(Draft.of(project.scheme), step)
            if draft is not None:
                project.do(ChangeScheme(draft.scheme, draft.labels, draft.values))


def _edited(draft: Draft, step: int) -> Draft | None:
    scheme = draft.scheme
    merges = (("MISC", "LOC"), ("LOC", "ORG"), ("ORG", "PER"), ("PER", "MISC"))
    if step < len(merges):
        old, new = (LabelId(one) for one in merges[step])
        if scheme.label(old) is None or scheme.label(new) is None:
            return None
        return draft.merged(Place(Kind.LABEL, old, "entities"), new)
    place = Place(Kind.VALUE, "mixed", "claims", "kind")
    if step == len(merges):
        values = {
            value for attribute in scheme.layers[1].attributes for value, _ in attribute.values
        }
        return draft.merged(place, "indirect") if {"mixed", "indirect"} <= values else None
    if step == len(merges) + 1:
        attribute = Place(Kind.ATTRIBUTE, "kind", "claims")
        known = any(one.id == "kind" for layer in scheme.layers for one in layer.attributes)
        return draft.removed(attribute) if known else None
    label = Place(Kind.LABEL, "PER", "entities")
    if scheme.label(LabelId("PER")) is None:
        return None
    if step == len(merges) + 2:
        return draft.with_scheme(changed(scheme, label, name={"en": "Somebody"}))
    return draft.with_scheme(retired(scheme, label, on=True))


def content(path: Path) -> dict[str, Any]:
    """Return all that merging is to agree on, whatever rows and numbers it stands in."""
    with closing(Project.open(path)) as project:
        check_lists(project)
        people = [one.id for one in project.everybody.annotators()]
        works: dict[str, Any] = {}
        for document in project.document_ids():
            for who in people:
                works[f"{document} {who}"] = _work(project, document, who)
        return {
            "works": works,
            "labels": sorted(label.id for label in project.scheme.labels(disabled=True)),
            "journal": sorted(
                (entry.at, entry.annotator, entry.kind, entry.operation)
                for entry in project.journal()
                if entry.operation not in ("change-scheme", "store-suggestions", "add-documents")
            ),
        }


def _work(project: Project, document: DocumentId, who: AnnotatorId) -> dict[str, Any]:
    shown = project.state_of(document, who)
    renewal = Renewal(project.scheme)
    rivals = []
    for rival in project.rivals(document, who):
        spans, relations = renewal.work(rival.spans, rival.relations)
        rivals.append((rival.id, rival.unseen, rival.status, _plain(spans), _plain(relations)))
    row = project._file._db.execute(
        "SELECT coalesce(max(milliseconds), 0) FROM times WHERE document = ? AND annotator ="
        " (SELECT pk FROM annotators WHERE id = ?)",
        (project.number(document), bytes.fromhex(who)),
    ).fetchone()
    return {
        "gestures": shown.gestures,
        "status": shown.status,
        "prepared": shown.prepared,
        "spans": _plain(shown.spans),
        "relations": _plain(shown.relations),
        "rivals": sorted(rivals, key=lambda one: one[0]),
        "time": row[0],
    }


def _plain(things: Iterable[Any]) -> list[str]:
    return sorted(msgspec.json.encode(thing, order="sorted").decode() for thing in things)


def check_lists(project: Project) -> None:
    """Check what is kept beside the spans for the sake of lists, and that the file is whole."""
    db = project._file._db
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    assert db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    noted = db.execute("SELECT document, annotator, lower(label) FROM labelled").fetchall()
    there = db.execute(
        "SELECT DISTINCT document, annotator, lower(label) FROM spans WHERE state <> 'rejected'"
    ).fetchall()
    assert sorted(noted) == sorted(there)
    zones = project.scheme.zone_layers()
    waiting = db.execute(
        "SELECT DISTINCT document, annotator FROM spans"
        " UNION SELECT document, annotator FROM undecided"
    ).fetchall()
    for number, who in waiting:
        row = db.execute(
            "SELECT count, uncertainty FROM undecided WHERE document = ? AND annotator = ?",
            (number, who),
        ).fetchone()
        assert (row or (0, 0.0)) == undecided_in(db, number, who, zones)

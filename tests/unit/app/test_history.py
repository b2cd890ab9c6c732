"""Undo and redo over any history: exact, durable, and never stuck."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from annotator.app.operations.claims import AddPart, CreateClaim, StoreParts
from annotator.app.operations.documents import FlagDocument, SetDocumentState
from annotator.app.operations.operation import Operation
from annotator.app.operations.relations import LinkSpans, UnlinkSpans
from annotator.app.operations.spans import (
    AcceptSpans,
    CreateSpan,
    DeleteSpans,
    MoveSpan,
    RejectSpans,
    RelabelSpan,
    SetAttribute,
)
from annotator.app.operations.suggestions import StoreSuggestions
from annotator.app.project import Project
from annotator.core.errors import UserFacingError
from annotator.core.ids import DocumentId, LabelId
from annotator.core.model import (
    Document,
    DocumentState,
    DocumentStatus,
    Origin,
    OriginKind,
    Relation,
    Span,
    SpanState,
)
from annotator.core.suggestions import SuggestedClaim, SuggestedSpan, Suggestions
from annotator.core.tokens import words
from annotator.store.journal import Standing

MakeProject = Callable[..., Project]
AddDocument = Callable[..., Document]
Step = tuple[str, int, int, int]
Content = tuple[tuple[Span, ...], tuple[Relation, ...], DocumentStatus]
Snapshot = dict[DocumentId, Content]

TEXT = "Ana dit que Bo part et que Cy nie. Selon Di, Eu."
WORDS = words(TEXT)
LABELS = [LabelId(name) for name in ("PER", "CLAIM", "SOURCE", "CUE")]
RULE = Origin(OriginKind.RULE, "r", "1")
MODEL = Origin(OriginKind.MODEL, "m", "1")


def place(first: int, last: int) -> tuple[int, int]:
    first, last = sorted((first % len(WORDS), last % len(WORDS)))
    return WORDS.starts[first], WORDS.ends[last]


def claim(content: tuple[int, int], source: int | None, cue: int | None) -> SuggestedClaim:
    return SuggestedClaim(
        content=place(*content),
        source=None if source is None else place(source, source),
        cue=None if cue is None else place(cue, cue),
        kind="indirect",
        modality="asserted",
        score=0.5,
        origin=RULE,
    )


def found(names: Sequence[int], *claims: SuggestedClaim) -> Suggestions:
    spans = tuple(
        SuggestedSpan(start=a, end=b, label=LABELS[0], score=0.5, origin=MODEL)
        for a, b in (place(name, name) for name in names)
    )
    return Suggestions(spans=spans, claims=claims, tokens=WORDS, pipeline="m 1")


RUNS = [
    found([0, 3, 7], claim((3, 4), 0, 1), claim((7, 8), 0, 1)),
    found([0], claim((3, 4), 0, None)),
    found([3], claim((3, 8), 0, 1)),
    found([]),
]


def operation(project: Project, document: DocumentId, step: Step) -> Operation | None:
    """Return the gesture that a step of a generated history means, where there is one."""
    kind, a, b, c = step
    spans = sorted(project.spans(document), key=lambda s: (s.start, s.end, s.label, s.state))
    relations = project.relations(document)
    if kind == "create":
        return CreateSpan(document, *place(a, a + b % 3), LABELS[c % len(LABELS)])
    if kind == "claim":
        return CreateClaim(document, *place(a, a + b % 4), LABELS[1])
    if kind == "state":
        return SetDocumentState(document, list(DocumentState)[a % len(DocumentState)])
    if kind == "flag":
        return FlagDocument(document, flagged=bool(a % 2), comment="?" * (b % 2))
    if kind == "unlink":
        order = sorted(relations, key=lambda r: (r.type, r.state))
        return UnlinkSpans(document, order[a % len(order)].id) if order else None
    if not spans:
        return None
    one, two = spans[a % len(spans)], spans[b % len(spans)]
    several = tuple({one.id: None, two.id: None} if c % 2 else {one.id: None})
    makers: dict[str, Callable[[], Operation]] = {
        "accept": lambda: AcceptSpans(document, several),
        "reject": lambda: RejectSpans(document, several),
        "delete": lambda: DeleteSpans(document, several),
        "relabel": lambda: RelabelSpan(document, one.id, LABELS[c % len(LABELS)]),
        "move": lambda: MoveSpan(document, one.id, *place(b, b + c % 2)),
        "attribute": lambda: SetAttribute(
            document, one.id, "modality", ["asserted", "denied"][b % 2]
        ),
        "part": lambda: AddPart(document, one.id, project.scheme.relations[c % 2].id, *place(b, b)),
        "link": lambda: LinkSpans(document, project.scheme.relations[c % 2].id, one.id, two.id),
    }
    return makers[kind]()


def snapshot(project: Project, documents: Sequence[DocumentId]) -> Snapshot:
    return {
        item: (project.spans(item), project.relations(item), project.status(item))
        for item in documents
    }


@dataclass
class History:
    """A project, and what it must look like after every undo and redo."""

    project: Project
    documents: list[DocumentId]
    undo_to: list[Snapshot] = field(default_factory=list)
    redo_to: list[Snapshot] = field(default_factory=list)

    def now(self) -> Snapshot:
        return snapshot(self.project, self.documents)

    def run(self, step: Step) -> None:
        kind, a, b, _ = step
        document = self.documents[(a + b) % len(self.documents)]
        if kind == "undo":
            self.step(self.project.undo, self.undo_to, self.redo_to)
        elif kind == "redo":
            self.step(self.project.redo, self.redo_to, self.undo_to)
        elif kind == "suggest":
            self.suggest(document, RUNS[a % len(RUNS)])
        elif kind == "answer":
            self.answer(document, step)
        elif kind == "reopen":
            self.reopen()
        else:
            self.gesture(document, step)

    def gesture(self, document: DocumentId, step: Step) -> None:
        before = self.now()
        recorded = len(self.project.journal())
        try:
            planned = operation(self.project, document, step)
            if planned:
                self.project.do(planned)
        except UserFacingError:
            assert self.now() == before
            return
        if len(self.project.journal()) == recorded:
            assert self.now() == before
            return
        self.undo_to.append(before)
        self.redo_to.clear()

    def step(self, go: Callable[[], object], there: list[Snapshot], back: list[Snapshot]) -> None:
        before = self.now()
        effects = go()
        assert (effects is not None) == bool(there)
        if effects is None:
            assert self.now() == before
            return
        expected = there.pop()
        now = self.now()
        assert {item: now[item] for item in expected} == expected
        back.append(before)

    def suggest(self, document: DocumentId, suggestions: Suggestions) -> None:
        self.machine(document, StoreSuggestions(((document, suggestions),)))

    def machine(self, document: DocumentId, operation: Operation) -> None:
        self.project.do(operation)
        # Suggestions are not undone: of this document, earlier states need not come back.
        for earlier in (*self.undo_to, *self.redo_to):
            earlier.pop(document, None)
        if self.project.next_redo is None:
            self.redo_to.clear()

    def answer(self, document: DocumentId, step: Step) -> None:
        """Let the proposal for one of the claims come in, which may be late or out of date."""
        _, a, b, c = step
        heads = [span for span in self.project.spans(document) if span.label == "CLAIM"]
        if not heads:
            return
        head = heads[a % len(heads)]
        proposal = replace(claim((3, 4), b, c), content=(head.start, head.end - c % 2))
        self.machine(document, StoreParts(document, head.id, proposal))

    def reopen(self) -> None:
        before, steps = self.now(), (self.project.next_undo, self.project.next_redo)
        self.project.close()
        self.project = Project.open(self.project.path)
        assert self.now() == before
        assert (self.project.next_undo, self.project.next_redo) == steps

    def undo_everything_and_redo_it(self) -> None:
        end = self.now()
        count = len(self.undo_to)
        while self.undo_to:
            self.step(self.project.undo, self.undo_to, self.redo_to)
        assert self.project.undo() is None
        for _ in range(count):
            self.step(self.project.redo, self.redo_to, self.undo_to)
        assert self.now() == end


GESTURES = ["create", "accept", "reject", "delete", "relabel", "move", "attribute", "link",
            "unlink", "state", "flag", "claim", "part"]  # fmt: skip
numbers = st.integers(0, 12)


def steps(*kinds: str) -> st.SearchStrategy[list[Step]]:
    step = st.tuples(st.sampled_from([*GESTURES, *kinds]), numbers, numbers, numbers)
    return st.lists(step, max_size=25)


@pytest.fixture(scope="module")
def start(make_project: MakeProject, add_document: AddDocument) -> Callable[[], History]:
    def make() -> History:
        project = make_project()
        texts = [TEXT, f"{TEXT} Fin."]
        return History(project, [add_document(project, text).id for text in texts])

    return make


@settings(max_examples=120)
@given(steps("undo", "undo", "undo", "redo", "redo", "reopen"))
def test_without_suggestions_every_undo_and_redo_is_exact(
    start: Callable[[], History], script: list[Step]
) -> None:
    history = start()
    history.suggest(history.documents[0], RUNS[0])
    for step in script:
        history.run(step)
    history.undo_everything_and_redo_it()
    history.project.close()


@settings(max_examples=200)
@given(steps("undo", "undo", "redo", "redo", "suggest", "suggest", "answer", "answer", "reopen"))
@example([("create", 0, 0, 2), ("suggest", 0, 0, 0), ("undo", 0, 0, 0), ("redo", 0, 0, 0)])
@example(
    [("suggest", 0, 0, 0), ("relabel", 0, 0, 0), ("suggest", 0, 0, 0), ("undo", 0, 0, 0),
     ("redo", 0, 0, 0)]
)  # fmt: skip
def test_with_suggestions_in_between_undo_never_fails(
    start: Callable[[], History], script: list[Step]
) -> None:
    history = start()
    for step in script:
        history.run(step)
    history.undo_everything_and_redo_it()
    db = history.project._file._db
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    history.project.close()


@settings(max_examples=60)
@given(steps("undo", "undo", "redo"))
def test_replaying_what_stands_in_the_journal_gives_the_same_rows(
    start: Callable[[], History], script: list[Step]
) -> None:
    history = start()
    history.suggest(history.documents[0], RUNS[0])
    project = history.project
    project.close()
    base = project.path.with_name("base.annodb")
    base.write_bytes(project.path.read_bytes())
    history.project = Project.open(project.path)
    for step in script:
        history.run(step)
    replayed = Project.open(base)
    with replayed._file.transaction():
        for entry in history.project.journal():
            if entry.kind == "do" and entry.standing is Standing.DONE:
                replayed._file.apply(entry.changes)
    assert snapshot(replayed, history.documents) == history.now()
    replayed.close()
    history.project.close()


# What the properties found, and the interface, by example


@pytest.fixture
def document(project: Project, add_document: AddDocument) -> DocumentId:
    return add_document(project, TEXT).id


def suggest(project: Project, document: DocumentId, run: Suggestions) -> None:
    project.do(StoreSuggestions(((document, run),)))


def labelled(project: Project, document: DocumentId, label: str) -> list[Span]:
    return [span for span in project.spans(document) if span.label == label]


def test_undoing_a_span_takes_along_the_links_that_suggestions_put_on_it(
    project: Project, document: DocumentId
) -> None:
    project.do(CreateSpan(document, *place(0, 0), LabelId("SOURCE")))
    suggest(project, document, RUNS[1])
    before = snapshot(project, [document])
    assert project.undo() is not None
    assert labelled(project, document, "SOURCE") == []
    assert project.relations(document) == ()
    assert len(labelled(project, document, "CLAIM")) == 1
    assert project.redo() is not None
    assert snapshot(project, [document]) == before


def test_undoing_a_relabelling_leaves_out_links_to_suggestions_that_are_gone(
    project: Project, document: DocumentId
) -> None:
    suggest(project, document, RUNS[1])
    (source,) = labelled(project, document, "SOURCE")
    project.do(RelabelSpan(document, source.id, LabelId("PER")))
    suggest(project, document, RUNS[3])
    before = snapshot(project, [document])
    assert project.undo() is not None
    assert labelled(project, document, "SOURCE") == [source]
    assert project.relations(document) == ()
    assert project.redo() is not None
    assert snapshot(project, [document]) == before


def test_undo_names_the_gesture_and_focuses_on_its_span(
    project: Project, document: DocumentId
) -> None:
    project.do(CreateSpan(document, *place(3, 3), LabelId("PER")))
    (span,) = project.spans(document)
    project.do(MoveSpan(document, span.id, *place(3, 4)))
    step = project.next_undo
    assert step is not None
    assert (step.operation, step.fields["text"]) == ("move-span", "Bo part")
    undone = project.undo()
    assert undone is not None
    assert undone.focus == (document, span.id)
    redone = project.redo()
    assert redone is not None
    assert redone.focus == (document, span.id)
    assert redone.annotated == {document}


def test_undo_survives_a_restart_in_another_process(project: Project, document: DocumentId) -> None:
    project.do(CreateSpan(document, *place(0, 0), LabelId("PER")))
    project.do(CreateSpan(document, *place(3, 3), LabelId("PER")))
    project.close()
    script = (
        "import sys; from pathlib import Path; from annotator.app.project import Project\n"
        "project = Project.open(Path(sys.argv[1])); project.undo(); project.close()"
    )
    subprocess.run([sys.executable, "-c", script, str(project.path)], check=True, timeout=60)
    opened = Project.open(Path(project.path))
    assert [span.start for span in opened.spans(document)] == [0]
    assert opened.redo() is not None
    assert [span.state for span in opened.spans(document)] == [SpanState.ACCEPTED] * 2
    opened.close()


def test_redo_takes_out_a_suggestion_that_came_to_say_the_same(
    project: Project, document: DocumentId
) -> None:
    where = place(0, 0)
    project.do(CreateSpan(document, *where, LabelId("LOC")))
    made = project.spans(document)
    project.undo()
    found = SuggestedSpan(
        start=where[0], end=where[1], label=LabelId("LOC"), score=0.5, origin=MODEL
    )
    suggest(project, document, Suggestions(spans=(found,), pipeline="p 1"))
    project.redo()
    assert project.spans(document) == made
    project.undo()
    assert [(span.start, span.end) for span in project.spans(document)] == [where]

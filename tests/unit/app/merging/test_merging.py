"""What merging refuses, keeps and brings along; settling; what can be undone afterwards."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from annotator.app.merging import Verdict, conflicts, looking, merge, merging, preview
from annotator.app.operations.documents import AddDocuments
from annotator.app.operations.scheme import ChangeScheme
from annotator.app.operations.settling import BOTH, Settle
from annotator.app.operations.spans import CreateSpan, DeleteSpans
from annotator.app.project import Project
from annotator.app.scheme_changes import usage_of
from annotator.app.teamwork import PACKAGE
from annotator.core.changes import Added
from annotator.core.errors import SchemeInUseError, UnknownNameError
from annotator.core.ids import DecisionId, DocumentId, LabelId, LayerId, SpanId, new_id
from annotator.core.model import GOLD, Document, Span
from annotator.core.offsets import text_hash
from annotator.core.scheme import Label, Scheme
from annotator.core.scheme_draft import Draft
from annotator.core.scheme_editing import Kind, Place, added
from annotator.core.team import Decision
from tests.unit.app.merging.copies import ALI, LEAD, ZOE, content, copied, merged, work, write_base
from tests.unit.app.test_teamwork import Write

KIEV = (("create", 0, 1),)
ANNE = (("create", 0, 0),)


@pytest.fixture
def base(tmp_path: Path, scheme: Scheme) -> Path:
    path = tmp_path / "base.annodb"
    write_base(path, scheme)
    return path


def first(project: Project) -> DocumentId:
    return project.document_ids()[0]


def put(path: Path, label: str, start: int, end: int) -> None:
    """Let Zoé label a range of the first document."""
    with closing(Project.open(path, ZOE)) as project:
        project.do(CreateSpan(first(project), start, end, LabelId(label)))


# What cannot be merged


def spoil(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


FAULTS: dict[str, tuple[str, Callable[[Path], object]]] = {
    "another project": (
        "merge-other-project",
        lambda path: spoil(path, "UPDATE project SET id = randomblob(16)"),
    ),
    "another text": (
        "merge-text-differs",
        lambda path: spoil(path, "UPDATE documents SET sha256 = zeroblob(32)"),
    ),
    "a span outside": (
        "merge-damaged", lambda path: spoil(path, 'UPDATE spans SET "end" = 100000'),
    ),
    "a label that is none": (
        "merge-damaged", lambda path: spoil(path, "UPDATE spans SET label = 'a b'"),
    ),
    "a number for a word": (
        "merge-damaged", lambda path: spoil(path, "UPDATE spans SET comment = x'ff'"),
    ),
    "words that are no text": (
        "merge-damaged",
        lambda path: spoil(path, "UPDATE spans SET comment = CAST(x'ff41' AS TEXT)"),
    ),
    "attributes of another kind": (
        "merge-damaged", lambda path: spoil(path, "UPDATE spans SET attributes = '[1]'"),
    ),
    "a state that is none": (
        "merge-damaged",
        lambda path: spoil(
            path, "PRAGMA ignore_check_constraints = ON", "UPDATE spans SET state = 'odd'"
        ),
    ),
    "a view": ("merge-damaged", lambda path: spoil(path, "CREATE VIEW endless AS SELECT 1")),
    "a trigger": (
        "merge-damaged",
        lambda path: spoil(
            path, "CREATE TRIGGER t AFTER INSERT ON times BEGIN DELETE FROM spans; END"
        ),
    ),
    "another table": (
        "merge-damaged",
        lambda path: spoil(path, "ALTER TABLE spans ADD COLUMN more TEXT"),
    ),
    "nobody's span": (
        "merge-damaged", lambda path: spoil(path, "UPDATE spans SET annotator = 77"),
    ),
    "gestures that are no data": (
        "merge-damaged", lambda path: spoil(path, "UPDATE journal SET fields = '7'"),
    ),
    "a later version": (
        "project-too-new", lambda path: spoil(path, "PRAGMA user_version = 99"),
    ),
    "another program's": (
        "not-a-project", lambda path: spoil(path, "PRAGMA application_id = 7"),
    ),
    "a log beside it": (
        "merge-unfinished", lambda path: spoil(path, "PRAGMA journal_mode = WAL"),
    ),
    "torn": ("merge-damaged", lambda path: path.write_bytes(path.read_bytes()[: 16384 * 9])),
    "empty": ("not-a-project", lambda path: path.write_bytes(b"")),
    "missing": ("project-not-found", lambda path: path.unlink()),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_a_file_that_cannot_be_is_refused_whole(base: Path, name: str) -> None:
    code, spoiling = FAULTS[name]
    bad, good = copied(base, "bad"), copied(base, "good")
    work(bad, ZOE, KIEV)
    work(good, ALI, ANNE)
    spoiling(bad)
    untouched = bad.read_bytes() if bad.exists() else None
    with closing(Project.open(base)) as project:
        seen = preview(project, [bad])[0]
        report = merge(project, [bad, good])
        assert [fault.code for fault in report.faults] == [code] == [seen.fault and seen.fault.code]
        assert report.files[1].works == {Verdict.NEW: 1}
        assert project.spans_by(ZOE.id, first(project)) == ()
        assert len(project.spans_by(ALI.id, first(project))) == 1
    if untouched is not None:
        assert bad.read_bytes() == untouched
        assert not list(bad.parent.glob("bad.annodb-*"))


def test_a_copy_that_is_open_elsewhere_or_was_left_half_written(base: Path, tmp_path: Path) -> None:
    other = copied(base, "other")
    with closing(Project.open(base)) as project:
        assert [file.fault and file.fault.code for file in preview(project, [base])] == [
            "merge-itself"
        ]
        with closing(sqlite3.connect(other)) as holding:
            holding.execute("BEGIN EXCLUSIVE")
            [file] = preview(project, [other])
            assert file.fault is not None
            assert file.fault.code.startswith("project-locked")
    # A copy taken in the middle of a transaction, with its journal beside it.
    half = tmp_path / "half.annodb"
    with closing(sqlite3.connect(other, isolation_level=None)) as writing:
        writing.execute("PRAGMA cache_size = 1")
        writing.execute("BEGIN")
        writing.execute("UPDATE documents SET title = hex(randomblob(50000))")
        writing.execute("PRAGMA cache_spill = 1")
        for suffix in ("", "-journal"):
            shutil.copy(f"{other}{suffix}", f"{half}{suffix}")
        writing.execute("ROLLBACK")
    journal = half.with_name("half.annodb-journal")
    head = journal.read_bytes()
    journal.write_bytes(bytes.fromhex("d9d505f920a163d7") + head[8:])
    before = half.read_bytes()
    with closing(Project.open(base)) as project:
        [file] = preview(project, [half])
    assert file.fault is None or file.fault.code == "merge-unfinished"
    assert half.read_bytes() == before


# What comes along


def test_new_articles_people_and_labels_come_in_and_the_lead_words_them(base: Path) -> None:
    other = copied(base, "other")
    text = "Un article de Zoé."
    with closing(Project.open(other, ZOE)) as project:
        scheme = added(
            project.scheme,
            Place(Kind.LABEL, "NEW", "entities"),
            Label(id=LabelId("NEW"), name={"en": "New"}, key="@"),
        )
        project.do(ChangeScheme(scheme))
        project.do(
            AddDocuments((Document(id=DocumentId(new_id()), text=text, sha256=text_hash(text)),))
        )
        project.do(CreateSpan(project.document_ids()[2], 14, 17, LabelId("NEW")))
        project.join(ZOE.__class__(id=ZOE.id, name="Zoé B."))
        project.change_settings(**{PACKAGE: {"annotator": ZOE.id, "made": 7}})
    with closing(Project.open(base)) as project:
        [file] = preview(project, [other])
        assert (file.owner, file.made, file.new_articles) == (ZOE, 7, 1)
        report = merge(project, [other])
        assert report.unknown_labels == (LabelId("NEW"),) == file.unknown_labels
        assert report.effects.scheme
        assert report.effects.library
        label = project.scheme.label(LabelId("NEW"))
        assert label is not None
        assert (label.enabled, label.key, label.name) == (False, "", {"en": "New"})
        new = project.document_ids()[2]
        assert project.document(new).text == text
        assert [span.label for span in project.spans_by(ZOE.id, new)] == ["NEW"]
        assert [one.name for one in project.people] == ["Lead", "Zoé", "Ali"]
    assert content(base)  # it opens and is whole


def test_gold_comes_with_its_decisions(base: Path) -> None:
    other = copied(base, "other")
    with closing(Project.open(other)) as project:
        document = first(project)
        span = Span(
            id=SpanId(new_id()), document=document, annotator=GOLD.id,
            layer=LayerId("entities"), label=LabelId("PER"), start=0, end=4,
        )  # fmt: skip
        decision = Decision(
            id=DecisionId(new_id()), document=document, layer=span.layer, start=0, end=4,
            by=LEAD.id, at=7, chosen=(ZOE.id,), spans=(span.id,),
        )  # fmt: skip
        deferred = Decision(
            id=DecisionId(new_id()), document=project.document_ids()[1], layer=span.layer,
            start=0, end=4, by=LEAD.id, at=8, deferred=True, comment="ask",
        )  # fmt: skip
        project.do(Write((Added(span), Added(decision))))
        project.do(Write((Added(deferred),)))
    for _ in range(2):
        merged(base, other)
    with closing(Project.open(base)) as project:
        assert project.spans_by(GOLD.id, span.document) == (span,)
        assert project.decisions(span.document) == (decision,)
        assert project.decisions(deferred.document) == (deferred,)


# Undoing and settling


def test_what_was_replaced_cannot_be_undone_and_all_else_can(base: Path) -> None:
    work(base, LEAD, KIEV)
    other = copied(base, "other")
    work(other, LEAD, ANNE)
    work(base, LEAD, (("create", 1, 3),))
    merged(base, other)
    with closing(Project.open(base)) as project:
        assert len(project.spans(first(project))) == 2
        assert project.gesture_counts() == (0, 1)
        project.undo()
        assert project.spans(project.document_ids()[1]) == ()
        assert project.undo() is None
        assert len(project.spans(first(project))) == 2


def two_machines(base: Path) -> tuple[Path, Path]:
    one, other = copied(base, "one"), copied(base, "other")
    work(one, ZOE, KIEV)
    work(other, ZOE, ANNE)
    return one, other


def test_settling_is_taken_over_by_every_copy_and_undone(base: Path) -> None:
    one, other = two_machines(base)
    merged(base, one, other)
    with closing(Project.open(base)) as project:
        [conflict] = conflicts(project)
        document = conflict.document
        before = content_of(project, document)
        with pytest.raises(UnknownNameError):
            project.do(Settle(document, ZOE.id, "none"))
        for keep in (conflict.versions[0].id, conflict.versions[1].id, BOTH):
            project.do(Settle(document, ZOE.id, keep))
            assert conflicts(project) == []
            kept = [version for version in conflict.versions if keep in (version.id, BOTH)]
            wanted = {span.id for version in kept for span in version.spans}
            assert {span.id for span in project.spans_by(ZOE.id, document)} == wanted
            project.undo()
            assert content_of(project, document) == before
        project.redo()
        assert conflicts(project) == []
    for path in (one, other):
        merged(path, base)
        with closing(Project.open(path, ZOE)) as project:
            assert len(project.spans(document)) == 2
            assert conflicts(project) == []
    merged(base, one, other)
    with closing(Project.open(base)) as project:
        assert conflicts(project) == []


def content_of(project: Project, document: DocumentId) -> tuple[object, object]:
    [conflict] = conflicts(project)
    versions = [(version.shown, version.state, version.spans) for version in conflict.versions]
    return versions, project.spans_by(ZOE.id, document)


def test_a_merge_that_is_stopped_or_closed_changes_nothing(base: Path) -> None:
    one, _ = two_machines(base)
    before = content(base)
    with closing(Project.open(base)) as project:
        steps = merging(project, [one])
        for _ in range(4):
            next(steps)
        steps.close()  # type: ignore[attr-defined]
        report = merge(project, [one], stopping=lambda: True)
        assert report.stopped
        list(looking(project, [one]))
    assert content(base) == before


# The scheme


def test_a_changed_scheme_converts_and_counts_everybody(base: Path) -> None:
    one, other = two_machines(base)
    put(one, "MISC", 20, 24)
    merged(base, one)
    with closing(Project.open(base)) as project:
        document = first(project)
        labels = {span.label for span in project.spans_by(ZOE.id, document)}
        assert usage_of(project).labels[LabelId("MISC")] >= 1
        without = Draft.of(project.scheme).removed(Place(Kind.LABEL, "MISC", "entities"))
        with pytest.raises(SchemeInUseError):
            project.do(ChangeScheme(without.scheme))
        before = project.spans_by(ZOE.id, document)
        draft = Draft.of(project.scheme).merged(Place(Kind.LABEL, "MISC", "entities"), "ORG")
        project.do(ChangeScheme(draft.scheme, draft.labels))
        now = {span.label for span in project.spans_by(ZOE.id, document)}
        assert now == {"ORG" if label == "MISC" else label for label in labels}
        project.undo()
        assert project.spans_by(ZOE.id, document) == before
        project.redo()
    merged(base, one, other)
    with closing(Project.open(base)) as project:
        assert {span.label for span in project.spans_by(ZOE.id, document)}.isdisjoint({"MISC"})
        assert project.scheme.merged == ((LabelId("MISC"), LabelId("ORG")),)


def test_a_label_that_only_a_waiting_version_has_cannot_go(base: Path) -> None:
    one, other = two_machines(base)
    put(one, "ORG", 20, 24)
    put(other, "MISC", 20, 24)
    merged(base, one, other)
    with closing(Project.open(base)) as project:
        draft = Draft.of(project.scheme)
        for label in ("ORG", "MISC"):
            gone = draft.removed(Place(Kind.LABEL, label, "entities"))
            with pytest.raises(SchemeInUseError):
                project.do(ChangeScheme(gone.scheme))


def test_deleting_in_one_copy_and_adding_in_another_loses_neither(base: Path) -> None:
    work(base, ZOE, KIEV)
    one, other = copied(base, "one"), copied(base, "other")
    with closing(Project.open(one, ZOE)) as project:
        project.do(DeleteSpans(first(project), (project.spans(first(project))[0].id,)))
    work(other, ZOE, ANNE)
    merged(base, one, other)
    with closing(Project.open(base)) as project:
        [conflict] = conflicts(project)
        assert sorted(len(version.spans) for version in conflict.versions) == [0, 2]

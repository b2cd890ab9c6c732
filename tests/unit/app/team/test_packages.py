"""Work packages: whole, small, a project like any other, and nothing in them one may not see."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.app.checking.settings import QUALITY
from annotator.app.duplicates.carrying import carry_over_to
from annotator.app.operations.assigning import Assign
from annotator.app.operations.documents import SetDocumentState
from annotator.app.operations.lexicon import ApplyLexicon
from annotator.app.operations.library import RemoveDocuments
from annotator.app.operations.spans import AcceptSpans, CreateSpan
from annotator.app.operations.suggestions import StoreSuggestions
from annotator.app.operations.versions import CarryOver
from annotator.app.project import Project
from annotator.app.propagating import find_everywhere
from annotator.app.team import (
    PackageProgress,
    Wishes,
    check_lead,
    file_names,
    look_ahead,
    planned_packages,
    write_packages,
)
from annotator.app.teamwork import PACKAGE
from annotator.core.errors import (
    NothingToAssignError,
    PackageExistsError,
    SuggestionsHiddenError,
    UserFacingError,
    WorkPackageError,
)
from annotator.core.ids import AnnotatorId, DocumentId, LabelId, SpanId, new_id
from annotator.core.listing import Listing
from annotator.core.model import (
    Annotator,
    Document,
    DocumentState,
    Origin,
    OriginKind,
    Span,
    SpanState,
)
from annotator.core.query import parse_query
from annotator.core.suggestions import SuggestedClaim, SuggestedSpan, Suggestions
from annotator.core.tokens import words

MakeProject = Callable[..., Project]
AddDocument = Callable[..., Document]
MODEL = Origin(OriginKind.MODEL, "m", "1")
ZOE = Annotator(id=AnnotatorId(new_id()), name="Zoé")
TEXT = "Anna dit que le pont rouvre."


@pytest.fixture
def project(make_project: MakeProject, add_document: AddDocument) -> Project:
    """A project of six articles with suggestions, one of which the lead has begun."""
    project = make_project(name="Crue")
    project.join(ZOE)
    for number in range(6):
        document = add_document(project, f"{TEXT} {number}", title=f"Cœur {number}", source="AFP")
        project.do(StoreSuggestions(((document.id, suggestions_of(document.text)),)))
    first = project.document_ids()[0]
    project.do(AcceptSpans(first, (project.spans(first)[0].id,)))
    return project


def suggestions_of(text: str) -> Suggestions:
    span = SuggestedSpan(start=0, end=4, label=LabelId("PER"), score=0.8, origin=MODEL)
    claim = SuggestedClaim(
        modality="",
        content=(13, 27),
        source=(0, 4),
        cue=(5, 8),
        kind="indirect",
        score=0.7,
        origin=MODEL,
    )
    return Suggestions(spans=(span,), claims=(claim,), tokens=words(text), pipeline="m 1")


def _plain(spans: tuple[Span, ...]) -> list[Span]:
    """Return spans as if nobody's, in an order that no id decides."""
    alike = [replace(one, id=SpanId(""), annotator=AnnotatorId("")) for one in spans]
    return sorted(alike, key=lambda one: (one.start, one.end, one.label))


def give(project: Project, *documents: DocumentId, **terms: bool) -> None:
    project.do(Assign(((ZOE.id, documents),), "first", **terms))


def packed(project: Project, folder: Path, *, again: bool = False) -> Project:
    *_, last = write_packages(project, folder, replace=again)
    (package,) = last.written
    return Project.open(package.path)


def test_a_package_is_a_project_with_just_what_was_given(project: Project, tmp_path: Path) -> None:
    project.change_settings(lexicon=False, export_kept={"format": "prodigy"})
    chosen = project.document_ids()[1:5]
    give(project, *chosen)
    project.do(RemoveDocuments((chosen[3],)))
    project.change_settings(carry_over=False)
    package = packed(project, tmp_path)
    try:
        assert (package.id, package.name, package.created) == (
            project.id,
            project.name,
            project.created,
        )
        assert package.scheme == project.scheme
        assert package.annotator == ZOE
        assert package.people == [ZOE]
        assert package.document_ids() == chosen[:3]
        assert [package.number(one) for one in chosen[:3]] == [1, 2, 3]
        for one in chosen[:3]:
            assert package.document(one) == project.document(one)
            assert package.tokens(one) == project.tokens(one)
        found = package.document_ids(query=parse_query("coeur"))
        assert found == chosen[:3]
        assert package.settings().keys() == {"lexicon", "carry_over", QUALITY, PACKAGE}
        made = package.package
        assert made is not None
        assert (made["annotator"], made["name"], made["project"]) == (ZOE.id, "Zoé", "Crue")
        assert made["format"] == 1
        assert package.batches() == [replace(project.batches()[0], documents=tuple(chosen[:3]))]
        assert package.examination() is None
    finally:
        package.close()
    with closing(sqlite3.connect(tmp_path / "Zoé.annodb")) as file:
        assert file.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert file.execute("PRAGMA foreign_key_check").fetchall() == []
    assert [path.name for path in tmp_path.iterdir()] == ["Zoé.annodb"]


def test_suggestions_come_along_while_nobody_has_decided(project: Project, tmp_path: Path) -> None:
    begun, untouched = project.document_ids()[:2]
    give(project, begun, untouched)
    package = packed(project, tmp_path)
    try:
        theirs, leads = package.spans(untouched), project.spans(untouched)
        assert len(theirs) == len(leads) == 4
        assert {one.annotator for one in theirs} == {ZOE.id}
        assert {one.state for one in theirs} == {SpanState.SUGGESTED}
        assert not {one.id for one in theirs} & {one.id for one in leads}
        assert _plain(theirs) == _plain(leads)
        links = package.relations(untouched)
        assert {link.type for link in links} == {"said-by", "cued-by"}
        assert {link.head for link in links} <= {one.id for one in theirs}
        assert package.without_suggestions() == [begun]
        assert package.spans(begun) == ()
        rows = package.rows([2])
        assert rows[0].suggested == project.rows([2])[0].suggested == 4
        assert rows[0].uncertainty == project.rows([2])[0].uncertainty > 0
        assert package.document_ids(query=parse_query("label:PER")) == [untouched]
        first = {one.id for one in theirs}
    finally:
        package.close()
    again = packed(project, tmp_path, again=True)
    assert {one.id for one in again.spans(untouched)} == first
    again.close()


def test_the_whole_application_works_in_a_package(project: Project, tmp_path: Path) -> None:
    chosen = project.document_ids()[1:3]
    give(project, *chosen)
    package = packed(project, tmp_path)
    try:
        first = package.spans(chosen[0])
        package.do(AcceptSpans(chosen[0], (first[0].id,)))
        package.do(CreateSpan(chosen[0], 9, 12, LabelId("ORG")))
        package.do(SetDocumentState(chosen[0], DocumentState.DONE))
        package.do(ApplyLexicon(chosen[1]))
        assert package.count(Listing(states=(DocumentState.DONE,))) == 1
        for _ in range(3):
            assert package.undo() is not None
        assert package.undo() is None
        assert package.spans(chosen[0]) == first
        for _ in range(3):
            assert package.redo() is not None
        assert package.status(chosen[0]).state is DocumentState.DONE
    finally:
        package.close()
    reopened = Project.open(tmp_path / "Zoé.annodb", project.annotator)
    assert reopened.annotator == ZOE
    assert len(reopened.spans(chosen[0])) == 5
    reopened.close()


def test_what_only_a_lead_does_is_refused_in_a_package(project: Project, tmp_path: Path) -> None:
    give(project, project.document_ids()[1])
    package = packed(project, tmp_path)
    try:
        with pytest.raises(WorkPackageError):
            look_ahead(package, Wishes(people=(ZOE,)))
        with pytest.raises(WorkPackageError) as caught:
            next(write_packages(package, tmp_path / "more"))
        assert caught.value.fields["name"] == "Zoé"
        with pytest.raises(WorkPackageError):
            check_lead(package)
    finally:
        package.close()
    check_lead(project)


def test_without_suggestions_none_come_through_any_door(project: Project, tmp_path: Path) -> None:
    blind, other, third = project.document_ids()[1:4]
    give(project, blind, other, suggestions=False)
    give(project, third)
    with project.sketching() as versions:
        for document in (blind, other, third):
            versions.join(project.number(blind), project.number(document))
    package = packed(project, tmp_path)
    try:
        assert package.spans(blind) == package.relations(blind) == ()
        assert package.without_suggestions() == [blind, other]
        _no_door(package, blind, third)
    finally:
        package.close()
    # The same file shared: what Zoé had been proposed is gone, and nothing comes back.
    path = project.path
    project.close()
    shared = Project.open(path, ZOE)
    try:
        _no_door(shared, blind, third)
    finally:
        shared.close()


def _no_door(project: Project, blind: DocumentId, seen: DocumentId) -> None:
    text = project.document(blind).text
    project.do(StoreSuggestions(((blind, suggestions_of(text)),)))
    assert project.has_pipeline_tokens(blind)
    project.do(StoreSuggestions(((seen, suggestions_of(text)),)))
    assert len(project.spans(seen)) == 4
    decided = next(one for one in project.spans(seen) if one.label == "PER")
    project.do(AcceptSpans(seen, (decided.id,)))
    project.do(SetDocumentState(seen, DocumentState.DONE))
    assert len(project.lexicon)
    project.do(ApplyLexicon(blind))
    assert seen in project.versions(blind)
    assert carry_over_to(project, blind) is None
    with pytest.raises(SuggestionsHiddenError):
        project.do(CarryOver(seen, (blind,)))
    *_, found = find_everywhere(project, decided)
    assert blind not in {article.document for article in found.found.articles}
    assert project.spans(blind) == ()
    assert not project.sees_suggestions(blind)
    assert project.sees_suggestions(seen)


def test_own_work_comes_along_again_and_is_known_as_seen(project: Project, tmp_path: Path) -> None:
    lead, path = project.annotator, project.path
    first, second = project.document_ids()[1:3]
    give(project, first, second)
    project.close()
    theirs = Project.open(path, ZOE)
    theirs.do(CreateSpan(first, 0, 4, LabelId("PER")))
    theirs.do(SetDocumentState(first, DocumentState.DONE))
    theirs.add_time(first, 5000)
    spans, gestures = theirs.spans(first), _gestures(path, theirs, first)
    theirs.close()

    project = Project.open(path, lead)
    package = packed(project, tmp_path)
    try:
        assert package.spans(first) == spans
        assert package.status(first).state is DocumentState.DONE
        assert package.time_spent(first) == 5000
        assert len(package.spans(second)) == 4
        assert "anna" in {entry.form.casefold() for entry in package.learned.entries()}
        # It is what the package begins with.
        assert package.next_undo is None
        assert len(gestures) == 2
        assert _gestures(package.path, package, first) == gestures
    finally:
        package.close()
        project.close()


def _gestures(path: Path, project: Project, document: DocumentId) -> set[bytes]:
    """Return the ids of the gestures that led to somebody's work on a document."""
    db = project._file._db
    rows = db.execute(
        "SELECT j.id FROM journal j JOIN journal_documents d ON d.seq = j.seq"
        " JOIN annotators a ON a.pk = d.annotator WHERE d.document = ? AND a.id = ?",
        (project.number(document), bytes.fromhex(ZOE.id)),
    )
    return {row[0] for row in rows}


@pytest.mark.parametrize("others", [False, True])
def test_others_work_comes_along_only_where_it_may_be_seen(
    project: Project, tmp_path: Path, others: bool
) -> None:
    begun = project.document_ids()[0]
    accepted = [one for one in project.spans(begun) if one.state is SpanState.ACCEPTED]
    give(project, begun, others=others)
    package = packed(project, tmp_path)
    try:
        assert package.sees_others(begun) is others
        found = package.spans_by(project.annotator_id, begun)
        assert found == (tuple(accepted) if others else ())
        assert package.knows(project.annotator_id) is others
        assert package.annotator == ZOE
        assert package.spans(begun) == ()
    finally:
        package.close()


def test_stories_are_known_as_far_as_they_are_there(project: Project, tmp_path: Path) -> None:
    documents = project.document_ids()
    with project.sketching() as versions:
        for two in ((1, 2), (1, 3), (4, 5)):
            versions.join(*(project.number(documents[one]) for one in two))
    give(project, *documents[2:5])
    package = packed(project, tmp_path)
    assert package.stories() == [documents[2:4]]
    assert package.versions(documents[4]) == []
    package.close()


def test_a_file_that_is_there_is_replaced_only_when_told(project: Project, tmp_path: Path) -> None:
    with pytest.raises(NothingToAssignError):
        next(write_packages(project, tmp_path))
    give(project, project.document_ids()[1])
    there = tmp_path / "Zoé.annodb"
    there.write_bytes(b"mine")
    with pytest.raises(PackageExistsError):
        next(write_packages(project, tmp_path))
    assert there.read_bytes() == b"mine"
    packed(project, tmp_path, again=True).close()
    own = Annotator(id=ZOE.id, name=project.path.stem)
    project.join(own)
    with pytest.raises(PackageExistsError):
        next(write_packages(project, project.path.parent, replace=True))


def test_stopping_leaves_nothing_half_done(
    project: Project, tmp_path: Path, add_document: AddDocument
) -> None:
    for number in range(120):
        add_document(project, f"Bea rit {number}.")
    give(project, *project.document_ids())
    steps = write_packages(project, tmp_path)
    seen: list[PackageProgress] = []
    for step in steps:
        seen.append(step)
        if step.done == 60:
            break
    assert seen[0].total == 126
    assert [path.name for path in tmp_path.iterdir()] == [".Zoé.part.annodb"]
    # The window goes on working meanwhile.
    project.do(CreateSpan(project.document_ids()[1], 9, 12, LabelId("ORG")))
    steps.close()
    assert list(tmp_path.iterdir()) == []
    packed(project, tmp_path).close()


def test_a_folder_that_cannot_be_written_is_explained(project: Project, tmp_path: Path) -> None:
    give(project, project.document_ids()[1])
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(UserFacingError) as caught:
        list(write_packages(project, tmp_path / "file" / "deep"))
    assert caught.value.code == "project-write"
    packed(project, tmp_path / "new" / "folder").close()


def test_only_those_asked_for_get_a_package(project: Project, tmp_path: Path) -> None:
    me = project.annotator
    give(project, project.document_ids()[1])
    project.do(Assign(((me.id, tuple(project.document_ids()[:2])),)))
    planned = planned_packages(project, tmp_path)
    assert [(one.annotator, one.articles) for one in planned] == [(me, 2), (ZOE, 1)]
    *_, last = write_packages(project, tmp_path, [ZOE.id])
    assert [one.annotator for one in last.written] == [ZOE]
    assert (last.done, last.total) == (1, 1)
    assert last.written[0].suggestions == 1
    assert last.written[0].size == last.written[0].path.stat().st_size


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (["Zoé"], ["Zoé.annodb"]),
        (["Ann", "ANN", "ann"], ["Ann.annodb", "ANN-2.annodb", "ann-3.annodb"]),
        (["Zoe\u0301", "Zo\u00e9"], ["Zoé.annodb", "Zoé-2.annodb"]),
        (["a/b\\c:d"], ["a_b_c_d.annodb"]),
        (["CON", "com1.x", "Conny"], ["CON_.annodb", "com1_.x.annodb", "Conny.annodb"]),
        (["..", " ", "李 小龙"], ["annotator.annodb", "annotator-2.annodb", "李_小龙.annodb"]),
    ],
)
def test_names_of_files_that_every_system_takes(names: list[str], found: list[str]) -> None:
    assert file_names(names) == found
    assert len(file_names(["é" * 500])[0].encode()) < 240

"""Versions of stories: found among many, set apart, and kept together."""

from __future__ import annotations

from array import array
from collections.abc import Callable

import pytest

from annotator.app.duplicates import finding, index
from annotator.app.duplicates.finding import find_versions
from annotator.app.duplicates.sketching import Sketch, likeness, shingles, sketch, versions
from annotator.app.operations.documents import AddDocuments
from annotator.app.operations.versions import SetApart
from annotator.app.project import Project
from annotator.core.ids import DocumentId
from annotator.core.model import Document

AddDocument = Callable[..., Document]
KNOWN = [209627773, 355813699]
"""The first values of the sketch of ``story(1)``: project files depend on them."""
SUBJECTS = ("la crue", "le procès", "la grève", "le budget", "la course", "le musée")


def story(number: int, sentences: int = 12) -> str:
    """Return a report that shares no five words with one of another number."""
    return " ".join(
        f"Le {number} {index}, {SUBJECTS[index % 6]} de Ville{number} occupe les élus"
        f" du canton{number} et leurs {number + index} voisins."
        for index in range(sentences)
    )


def changed(text: str) -> str:
    """Return a version with another beginning and one sentence more."""
    return "Mise à jour. " + text.replace("occupe", "préoccupe", 1) + " La suite viendra demain."


def found(project: Project) -> set[frozenset[DocumentId]]:
    for _ in find_versions(project):
        pass
    return {frozenset(group) for group in project.stories()}


def test_versions_are_grouped_and_other_stories_are_not(
    project: Project, add_document: AddDocument
) -> None:
    one, two, three = (add_document(project, story(number)).id for number in (1, 2, 3))
    new = add_document(project, changed(story(1))).id
    newer = add_document(project, changed(changed(story(1)))).id
    assert found(project) == {frozenset((one, new, newer))}
    assert project.versions(two) == []
    assert project.versions(newer) == [one, new, newer]
    assert project.version_counts() == (1, 3)
    assert project.versions(three) == []


def test_a_short_report_inside_a_long_one_is_a_version(
    project: Project, add_document: AddDocument
) -> None:
    long = story(1, 20)
    one = add_document(project, long).id
    short = add_document(project, long[: len(long) * 6 // 10]).id
    assert found(project) == {frozenset((one, short))}


def test_two_captions_are_no_story(project: Project, add_document: AddDocument) -> None:
    add_document(project, "Photo d’illustration, archives de La Feuille.")
    add_document(project, "Photo d'illustration, archives de La Feuille !")
    assert found(project) == set()


def test_the_search_goes_on_from_where_it_was_stopped(
    project: Project, add_document: AddDocument
) -> None:
    one = add_document(project, story(1)).id
    assert found(project) == set()
    assert project.versions_table.count_unsketched() == 0
    new = add_document(project, changed(story(1))).id
    assert project.versions_table.count_unsketched() == 1
    assert found(project) == {frozenset((one, new))}


def test_groups_that_meet_become_one_and_a_version_can_be_taken_out(
    project: Project, add_document: AddDocument
) -> None:
    first, second = story(1, 12), story(2, 4)
    one = add_document(project, f"{first} {second}").id
    two = add_document(project, f"{first} {second} {story(3, 3)}").id
    both = add_document(project, f"{first} {second} {story(4, 3)}").id
    assert found(project) == {frozenset((one, two, both))}
    project.do(SetApart(one, (two, both)))
    assert project.versions(one) == []
    assert {frozenset(group) for group in project.stories()} == {frozenset((two, both))}
    project.do(SetApart(two, (both,)))
    assert project.stories() == []
    project.undo()
    project.undo()
    assert {frozenset(group) for group in project.stories()} == {frozenset((one, two, both))}
    project.redo()
    assert {frozenset(group) for group in project.stories()} == {frozenset((two, both))}


def test_what_was_set_apart_stays_apart_and_the_rest_is_found_again(
    project: Project, add_document: AddDocument
) -> None:
    one, new = add_document(project, story(1)).id, add_document(project, changed(story(1))).id
    other, newer = add_document(project, story(2)).id, add_document(project, changed(story(2))).id
    found(project)
    project.do(SetApart(one, (new,)))
    (*_, last) = find_versions(project, again=True)
    assert (last.stories, last.documents, last.done) == (1, 2, 4)
    assert project.stories() == [[other, newer]]
    # A third version may go with one of the two, and does not bring them together.
    third = add_document(project, changed(changed(story(1)))).id
    found(project)
    assert len(project.versions(third)) == 2
    assert not {one, new} <= set(project.versions(third))


def test_a_story_keeps_together_what_is_parted(project: Project, add_document: AddDocument) -> None:
    one, alone = add_document(project, story(1)).id, add_document(project, story(2)).id
    new = add_document(project, changed(story(1))).id
    found(project)
    assert project.story_of(new) == project.story_of(one) == one
    assert project.story_of(alone) == alone


def test_a_search_that_is_stopped_or_killed_finds_the_same_in_the_end(
    project: Project, add_document: AddDocument
) -> None:
    made = [add_document(project, story(number)).id for number in range(70)]
    new = [add_document(project, changed(story(number))).id for number in range(70)]
    steps = find_versions(project)
    while next(steps).done < 100:
        pass
    steps.close()  # what was looked at last is not stored, the keys of the first are not written
    assert 0 < project.versions_table.count_unsketched() < 140
    assert project.versions_table.unbanded(0, 1)
    assert found(project) == {frozenset(pair) for pair in zip(made, new, strict=True)}
    assert project.versions_table.unbanded(0, 1) == []


def test_keys_are_written_in_slices_and_read_back(
    project: Project, add_document: AddDocument, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "_FULL", 1)
    monkeypatch.setattr(index, "_FIRST_SLICE", 10)
    made = [add_document(project, story(number)).id for number in range(130)]
    new = [add_document(project, changed(story(number))).id for number in range(130)]
    assert found(project) == {frozenset(pair) for pair in zip(made, new, strict=True)}


def test_documents_may_go_while_the_search_is_on(
    project: Project, add_document: AddDocument
) -> None:
    one, two = add_document(project, story(1)).id, add_document(project, story(2)).id
    new = add_document(project, changed(story(1))).id
    steps = find_versions(project)
    while next(steps).done < 3:
        pass
    with project._file.transaction():
        for gone in (two, new):
            project._file._db.execute("DELETE FROM documents WHERE id = ?", (bytes.fromhex(gone),))
    assert list(steps)[-1].stories == 0
    assert project.versions(one) == []


def test_many_versions_of_one_story_take_no_more_time_each(
    project: Project, make_document: Callable[..., Document], monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[None] = []
    real = finding.versions
    monkeypatch.setattr(finding, "versions", lambda *both: (compared.append(None), real(*both))[1])
    text = story(1)
    made = tuple(make_document(f"{text} Édition {number}.") for number in range(150))
    project.do(AddDocuments(made))
    assert found(project) == {frozenset(document.id for document in made)}
    assert len(compared) == 149, "one comparison each: the others are known by their story"


def test_sketches_are_the_same_everywhere_and_survive_the_file() -> None:
    mine = sketch(shingles(story(1)))
    assert mine is not None
    assert mine == sketch(shingles(story(1).upper()))
    assert Sketch.from_bytes(mine.to_bytes()) == mine
    assert mine.values[:2] == array("I", KNOWN)
    assert all(0 <= key < 2**63 for key in mine.band_keys())
    assert len(set(mine.band_keys())) == len(mine.band_keys()) == 24
    other = sketch(shingles(story(2)))
    assert other is not None
    assert not mine.may_match(other)
    assert sketch(shingles("trois mots seulement")) is None


def test_likeness_is_the_share_of_common_shingles() -> None:
    one = shingles("un deux trois quatre cinq six")
    assert likeness(one, one) == 1
    assert likeness(one, shingles("un deux trois quatre cinq sept")) == pytest.approx(1 / 3)
    assert likeness(frozenset(), frozenset()) == 0
    assert not versions(one, one)

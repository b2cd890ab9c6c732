"""Checking project files, and saving what can be saved of two hundred damaged ones."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from annotator.app.mending import Mended, check, repair
from annotator.app.operations.claims import AddPart, CreateClaim
from annotator.app.operations.documents import AddDocuments, SetDocumentState
from annotator.app.operations.spans import CreateSpan
from annotator.app.project import Project
from annotator.core.errors import (
    NotAProjectError,
    ProjectExistsError,
    ProjectNotFoundError,
)
from annotator.core.ids import LabelId
from annotator.core.model import Document, DocumentState
from annotator.core.suggestions import CLAIM, SAID_BY
from annotator.store.connection import PAGE

_GONE = {"done-and-gone"}
_ALTERED = {*_GONE, "done-otherwise", "removed-and-there", "label-unknown", "link-type-unknown"}
"""What single bytes in a row can change without anybody noticing: SQLite keeps no checksums."""
MakeProject = Callable[..., Project]
VARIANTS = 200
_TEXT = (
    "Anna Weil a dit que {thing} était fermée. " + "Rien de plus ce soir-là, vraiment rien. " * 60
)


@pytest.fixture(scope="module")
def sound(make_project: MakeProject, make_document: Callable[..., Document]) -> bytes:
    """Return the file of a project with some work in it."""
    project = make_project(name="crue")
    documents = tuple(
        make_document(_TEXT.format(thing=f"la gare {number}"), title=f"Gare {number}")
        for number in range(30)
    )
    project.do(AddDocuments(documents))
    for document in documents:
        project.do(CreateSpan(document.id, 0, 9, LabelId("PER")))
        start = document.text.index("la gare")
        end = document.text.index("fermée")
        project.do(CreateClaim(document.id, start, end + len("fermée"), CLAIM))
        claim = next(span for span in project.spans(document.id) if span.label == CLAIM)
        project.do(AddPart(document.id, claim.id, SAID_BY, 0, 9))
        project.do(SetDocumentState(document.id, DocumentState.DONE))
    project.close()
    return project.path.read_bytes()


def mended(damaged: Path, to: Path) -> Mended:
    *_, last = repair(damaged, to)
    assert last.mended is not None
    return last.mended


def findings(path: Path) -> dict[str, str]:
    return {one.kind: one.where for step in check(path) for one in step.findings}


def rows(path: Path, table: str, columns: str) -> set[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as db:
        return set(db.execute(f"SELECT {columns} FROM {table}"))


def damage(content: bytes, seed: int) -> tuple[bytes, bool]:
    """Return the file damaged in some way, and whether single bytes were changed unnoticed."""
    random, bad = Random(seed), bytearray(content)
    pages = len(bad) // PAGE
    match seed % 5:
        case 0:
            for _ in range(random.randint(1, 60)):
                bad[random.randrange(len(bad))] = random.randrange(256)
        case 1:
            for page in random.sample(range(pages), random.randint(1, max(1, pages // 4))):
                bad[page * PAGE : (page + 1) * PAGE] = bytes(PAGE)
        case 2:
            del bad[random.randrange(PAGE, len(bad)) :]
        case 3:
            size = random.choice((100, PAGE))
            bad[:size] = random.randbytes(size)
        case _:
            page = random.randrange(pages) * PAGE
            bad[page : page + PAGE] = random.randbytes(PAGE)
    return bytes(bad), seed % 5 == 0


def test_a_sound_project_has_no_findings(sound: bytes, tmp_path: Path) -> None:
    path = tmp_path / "sound.annodb"
    path.write_bytes(sound)
    assert findings(path) == {}
    assert path.read_bytes() == sound


def test_a_sound_project_is_saved_whole(sound: bytes, tmp_path: Path) -> None:
    path, to = tmp_path / "sound.annodb", tmp_path / "new.annodb"
    path.write_bytes(sound)
    result = mended(path, to)
    assert result.whole
    assert findings(to) == {}
    for table in ("documents", "spans", "relations", "journal", "statuses", "annotators", "titles"):
        assert rows(to, table, "*") == rows(path, table, "*")
    project = Project.open(to)
    assert project.name == "crue"
    assert project.document_ids(states=[DocumentState.DONE]) == project.document_ids()
    assert project.undo() is not None
    project.close()


@pytest.mark.slow
def test_what_can_be_saved_of_two_hundred_damaged_files_is_saved(
    sound: bytes, tmp_path: Path
) -> None:
    original = tmp_path / "sound.annodb"
    original.write_bytes(sound)
    texts = rows(original, "documents", "id, text")
    spans = rows(original, "spans", 'document, id, label, start, "end", state')
    saved = 0
    for seed in range(VARIANTS):
        damaged, to = tmp_path / f"{seed}.annodb", tmp_path / f"{seed}-new.annodb"
        content, unnoticed = damage(sound, seed)
        damaged.write_bytes(content)
        try:
            result = mended(damaged, to)
        except NotAProjectError:
            assert not [text for _, text in texts if str(text).encode() in content], seed
            assert not to.exists()
            continue
        assert damaged.read_bytes() == content
        assert rows(to, "documents", "id, text") <= texts, seed
        if not unnoticed:
            assert rows(to, "spans", 'document, id, label, start, "end", state') <= spans, seed
        assert not findings(to).keys() - (_ALTERED if unnoticed else _GONE), seed
        if result.whole:
            assert len(rows(to, "documents", "id")) == len(texts), seed
        project = Project.open(to)
        for document in project.document_ids()[:1]:  # now and then none could be saved
            assert project.do(CreateSpan(document, 0, 4, LabelId("PER"))), seed
        project.close()
        saved += len(rows(to, "documents", "id"))
        to.unlink()
        damaged.unlink()
    # A quarter of the pages and the ends of files are gone in many: most articles are saved.
    assert saved > 0.75 * VARIANTS * len(texts)


def test_lost_annotations_come_back_out_of_the_journal(sound: bytes, tmp_path: Path) -> None:
    path, to = tmp_path / "sound.annodb", tmp_path / "new.annodb"
    path.write_bytes(sound)
    with closing(sqlite3.connect(path)) as db:
        db.execute("DELETE FROM relations")
        db.execute("DELETE FROM spans WHERE document < 9")
        db.commit()
    assert "done-and-gone" in findings(path)
    result = mended(path, to)
    assert result.restored == 30 + 3 * 8
    assert result.missing == 0
    assert findings(to) == {}


def test_what_does_not_agree_is_found(sound: bytes, tmp_path: Path) -> None:
    path = tmp_path / "sound.annodb"
    path.write_bytes(sound)
    with closing(sqlite3.connect(path)) as db:
        db.execute("UPDATE documents SET text = replace(text, 'soir', 'noir') WHERE pk = 1")
        db.execute("UPDATE spans SET \"end\" = 99999 WHERE document = 2 AND label = 'PER'")
        db.execute("UPDATE spans SET label = 'NONE' WHERE document = 3 AND label = 'PER'")
        db.execute("DELETE FROM relations WHERE document = 4")
        db.execute("UPDATE statuses SET state = 'skipped' WHERE document = 5")
        db.execute("DELETE FROM origins")
        db.execute("CREATE VIEW endless AS SELECT 1")
        db.commit()
    there = findings(path)
    assert there["text-changed"] == "Gare 0"
    assert there["span-outside-text"] == "Gare 1"
    assert there["label-unknown"] == "entities: NONE"
    assert {"done-otherwise", "done-and-gone", "state-otherwise"} <= there.keys()
    assert there["refers-to-nothing"]
    assert there["foreign-thing"] == "view endless"


def test_a_change_that_a_crash_left_over_is_undone_first(sound: bytes, tmp_path: Path) -> None:
    path, to = tmp_path / "sound.annodb", tmp_path / "new.annodb"
    path.write_bytes(sound)
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA cache_spill = 1")
        db.execute("PRAGMA cache_size = 2")
        db.execute("BEGIN IMMEDIATE")
        db.execute("UPDATE documents SET text = upper(text)")
        # What a crash now would leave: the file half written, and the journal beside it.
        half = path.read_bytes()
        journal = path.with_name(path.name + "-journal").read_bytes()
    assert half != sound
    path.write_bytes(half)
    path.with_name(path.name + "-journal").write_bytes(journal)
    assert findings(path) == {}
    assert mended(path, to).whole
    assert path.read_bytes() == half


def test_nothing_is_written_over(sound: bytes, tmp_path: Path) -> None:
    path, to = tmp_path / "sound.annodb", tmp_path / "new.annodb"
    path.write_bytes(sound)
    to.write_text("mine")
    with pytest.raises(ProjectExistsError):
        mended(path, to)
    assert to.read_text() == "mine"


def test_what_is_no_project_gives_none(tmp_path: Path) -> None:
    path = tmp_path / "letter.annodb"
    path.write_text("Dear Anna, " * 5000)
    with pytest.raises(NotAProjectError):
        mended(path, tmp_path / "new.annodb")
    with pytest.raises(ProjectNotFoundError):
        mended(tmp_path / "none.annodb", tmp_path / "new.annodb")
    with pytest.raises(ProjectNotFoundError):
        list(check(tmp_path / "none.annodb"))
    assert [item.name for item in tmp_path.iterdir()] == ["letter.annodb"]

"""Project files changed by hand, opened, looked at, exported, merged, checked and repaired.

``ANNOTATOR_HOSTILE`` says how many of them; the number of a run repeats it.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from annotator.app.operations.claims import AddPart, CreateClaim
from annotator.app.operations.documents import AddDocuments, FlagDocument, SetDocumentState
from annotator.app.operations.spans import CreateSpan
from annotator.app.operations.suggestions import StoreSuggestions
from annotator.app.project import Project
from annotator.core.ids import LabelId
from annotator.core.model import Annotator, Document, DocumentState, Origin, OriginKind
from annotator.core.suggestions import CLAIM, SAID_BY, SuggestedSpan, Suggestions
from annotator.core.tokens import words
from tests.security.living import Limited, check_and_repair, take_back, use
from tests.security.tampering import tamper

MakeProject = Callable[..., Project]
MANY = int(os.environ.get("ANNOTATOR_HOSTILE", "30"))
FIRST = int(os.environ.get("ANNOTATOR_HOSTILE_FIRST", "0"))
_TOGETHER = 10
_TEXT = "Anna Weil a dit que la gare {number} était fermée. 🚒 Rien de plus ce soir-là."
_MODEL = Origin(OriginKind.MODEL, "fr_core_news_md", "3.8.0")


@pytest.fixture(scope="module", name="sound")
def sound_project(make_project: MakeProject, make_document: Callable[..., Document]) -> bytes:
    """Return the file of a project with a little of everything in it."""
    project = make_project(name="crue")
    made = tuple(
        make_document(
            _TEXT.format(number=number),
            title=f"Gare {number}",
            source="Le Jour",
            published="2024-05-01",
            metadata={"rubrique": "Ville", "mots": ["gare"]},
        )
        for number in range(4)
    )
    project.do(AddDocuments(made))
    for document in made[:3]:
        start, end = document.text.index("la gare"), document.text.index("fermée") + 6
        spans = (SuggestedSpan(start=0, end=9, label=LabelId("PER"), score=0.5, origin=_MODEL),)
        found = Suggestions(
            spans=spans, claims=(), tokens=words(document.text), pipeline="fr 3.8.0"
        )
        project.do(StoreSuggestions(((document.id, found),)))
        project.do(CreateSpan(document.id, 20, 27, LabelId("LOC")))
        project.do(CreateClaim(document.id, start, end, CLAIM))
        claim = next(span for span in project.spans(document.id) if span.label == CLAIM)
        project.do(AddPart(document.id, claim.id, SAID_BY, 0, 9))
        project.add_time(document.id, 4000)
    project.do(SetDocumentState(made[0].id, DocumentState.DONE))
    project.do(FlagDocument(made[1].id, flagged=True))
    project.undo()
    project.change_settings(order="random", seed=7)
    project.remember_place(made[1].id, 5)
    project.close()
    return project.path.read_bytes()


def _copies(sound: bytes, folder: Path, number: int) -> tuple[Path, list[str]]:
    path = folder / "given.annodb"
    path.write_bytes(sound)
    return path, tamper(path, Random(number))


@pytest.mark.parametrize("first", range(FIRST, FIRST + MANY, _TOGETHER))
def test_a_file_changed_by_hand_is_refused_or_harmless(
    sound: bytes, annotator: Annotator, tmp_path: Path, first: int
) -> None:
    for number in range(first, first + _TOGETHER):
        folder = tmp_path / str(number)
        folder.mkdir()
        path, done = _copies(sound, folder, number)
        given = path.read_bytes()
        limited = Limited()
        try:
            use(path, annotator, folder)
            limited.step("used")
            path.write_bytes(given)
            check_and_repair(path, annotator, folder)
            limited.step("repaired")
            own = folder / "own.annodb"
            own.write_bytes(sound)
            take_back(own, path, annotator)
            limited.step("merged")
        except BaseException as error:
            error.add_note(f"file {number}: {done}")
            raise

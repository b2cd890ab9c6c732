"""Pictures of the real window on the demo job, some of them for the help and the README."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPalette
from PySide6.QtWidgets import QApplication

from annotator.app.demo import run_demo
from annotator.app.operations.documents import AddDocuments, FlagDocument, SetDocumentState
from annotator.app.operations.spans import AcceptSpans
from annotator.app.operations.suggestions import StoreSuggestions
from annotator.app.project import SUFFIX, Project
from annotator.app.settings import DEFAULT_PIPELINE
from annotator.core.ids import AnnotatorId, LabelId
from annotator.core.listing import Field, Sort
from annotator.core.model import Annotator, Document, DocumentState, Origin, OriginKind
from annotator.core.suggestions import CLAIM, SuggestedClaim, SuggestedSpan, Suggestions
from annotator.core.tokens import words
from annotator.ui import i18n
from annotator.ui.main_window import MainWindow
from annotator.ui.screenshots import save
from annotator.ui.theme import load_theme
from annotator.ui.workspace import Workspace
from tests.ui.pictures import LOOKS, WISHED, place

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the demo project after the demo job."""
    who = Annotator(id=AnnotatorId("0" * 32), name="Camille")
    folder = tmp_path_factory.mktemp("demo")
    return run_demo(folder, annotator=who, pipeline=DEFAULT_PIPELINE).project


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    return Path(WISHED) if WISHED else tmp_path


@pytest.fixture(autouse=True)
def restored(qapp: QApplication) -> Iterator[None]:
    yield
    i18n.install(qapp, "en")
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette())
    QGuiApplication.styleHints().setColorScheme(Qt.ColorScheme.Unknown)


def focus_a_claim(work: Workspace) -> None:
    """Focus the claim with the most parts near the top of the article."""
    desk = work.desk
    claims = [span for span in desk.visible() if span.label == CLAIM]
    desk.set_focus(max(claims[:4], key=lambda span: len(desk.links(span.id))).id)


@pytest.mark.parametrize(("theme", "language"), LOOKS)
def test_the_window_after_the_demo_job(
    demo: Path, pictures: Path, theme: str, language: str
) -> None:
    path = place(pictures, "window", theme, language)
    save(demo, path, theme=theme, language=language, prepare=focus_a_claim)
    image = QImage(str(path))
    assert (image.width(), image.height()) == (1280, 800)
    paper = load_theme(theme).colour("paper").rgb()
    seen = [image.pixel(x, y) for x in range(300, 960, 7) for y in range(130, 700, 7)]
    assert seen.count(paper) > len(seen) / 2
    assert len(set(seen)) > 30


# An article that is hard to show: names in names, claims in claims, one of 3,000 characters

DENSE = (
    "La ville de Sainte-Aure rouvre son vieux port\n"
    "Le port de Sainte-Aure rouvrira lundi, a indiqué la mairie de Sainte-Aure, et « les navettes "
    "de la Compagnie des Îles du Ponant partiront toutes les heures », selon la Compagnie des Îles "
    "du Ponant. Jeanne Ker et Paul Ker, de l'Union des pêcheurs de Sainte-Aure, craignent que « le "
    "maire Yann Le Goff ait oublié que les pêcheurs de Sainte-Aure disent que l'Ukraine vendra "
    "moins de blé ».\n"
    "À Brest, Ys, Roz, Ty et Aod, le Conseil de la région Armor et la SNPA d'Aod ont signé.\n"
    "La commission d'enquête a établi que "
    + "la digue avait été bâtie sans étude et que personne n'avait signé le rapport, que " * 38
    + "rien n'a changé."
)
NAMES = (
    *(("LOC", "Sainte-Aure", nth) for nth in range(5)),
    ("ORG", "mairie de Sainte-Aure", 0),
    *(("ORG", "Compagnie des Îles du Ponant", nth) for nth in range(2)),
    *(("LOC", "Îles du Ponant", nth) for nth in range(2)),
    ("LOC", "Ponant", 0),
    ("PER", "Jeanne Ker", 0),
    ("PER", "Paul Ker", 0),
    ("ORG", "Union des pêcheurs de Sainte-Aure", 0),
    ("MISC", "pêcheurs de Sainte-Aure", 0),
    ("PER", "Yann Le Goff", 0),
    ("MISC", "Goff ait", 0),
    ("LOC", "kraine", 0),
    *(("LOC", name, 0) for name in ("Brest", "Ys", "Roz", "Ty", "Aod", "région Armor", "Armor")),
    ("ORG", "Conseil de la région Armor", 0),
    ("ORG", "SNPA", 0),
    ("ORG", "SNPA d'Aod", 0),
)
CLAIMS = (
    ("Le port de Sainte-Aure rouvrira lundi", "la mairie de Sainte-Aure", "a indiqué"),
    ("les navettes de la Compagnie des Îles du Ponant partiront toutes les heures",
     "la Compagnie des Îles du Ponant", "selon"),
    (("le maire Yann Le Goff ait oublié que les pêcheurs de Sainte-Aure disent que l'Ukraine "
     "vendra moins de blé"), "Paul Ker", "craignent"),
    ("l'Ukraine vendra moins de blé", "les pêcheurs de Sainte-Aure", "disent"),
    (DENSE[DENSE.index("la digue") : DENSE.rindex(", que rien")], "La commission d'enquête",
     "a établi"),
)  # fmt: skip


@pytest.fixture
def dense(
    tmp_path: Path,
    annotator: Annotator,
    scheme: object,
    make_document: Callable[..., Document],
) -> Path:
    """Return a project with the article, half of it accepted."""
    origin = Origin(OriginKind.RULE, "incise", "1")

    def place(needle: str, nth: int = 0) -> tuple[int, int]:
        start = -1
        for _ in range(nth + 1):
            start = DENSE.index(needle, start + 1)
        return start, start + len(needle)

    spans = tuple(
        SuggestedSpan(
            start=place(needle, nth)[0],
            end=place(needle, nth)[1],
            label=LabelId(label),
            score=0.6 if label == "MISC" else 0.95,
            origin=origin,
        )
        for label, needle, nth in NAMES
    )
    claims = tuple(
        SuggestedClaim(
            content=place(content),
            source=place(source),
            cue=place(cue),
            kind="indirect",
            modality="asserted",
            score=0.9,
            origin=origin,
        )
        for content, source, cue in CLAIMS
    )
    path = tmp_path / f"dense{SUFFIX}"
    project = Project.create(path, scheme=scheme, annotator=annotator)
    document = make_document(DENSE, title=DENSE.partition("\n")[0], source="Le Relevé")
    found = Suggestions(spans=spans, claims=claims, tokens=words(DENSE), pipeline="made 1")
    project.do(AddDocuments((document,)))
    project.do(StoreSuggestions(((document.id, found),)))
    names = [span.id for span in project.spans(document.id) if span.layer == "entities"]
    heads = [span.id for span in project.spans(document.id) if span.label == CLAIM]
    project.do(AcceptSpans(document.id, (*names[::2], heads[0], heads[2])))
    project.close()
    return path


def focus_the_inner_claim(work: Workspace) -> None:
    claims = [span for span in work.desk.visible() if span.label == CLAIM]
    work.desk.set_focus(claims[3].id)


def focus_the_long_claim(work: Workspace) -> None:
    claims = [span for span in work.desk.visible() if span.label == CLAIM]
    assert claims[-1].length > 3000
    work.desk.set_focus(claims[-1].id)
    assert work.article.horizontalScrollBar().maximum() == 0
    pieces = work.article.geometry_of.pieces(claims[-1].start, claims[-1].end)
    width = work.article.viewport().width()
    assert len(pieces) > 30
    assert all(0 <= piece.rect.left() < piece.rect.right() <= width for piece in pieces)


def inks_in(image: QImage, theme: str) -> set[str]:
    """Return which label colours a picture shows as they are."""
    names = {colour: name for name, colour in load_theme(theme).labels.items()}
    seen = {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }
    return {names[colour] for colour in seen & set(names)}


@pytest.mark.parametrize(("theme", "language"), LOOKS)
def test_dense_overlap(dense: Path, pictures: Path, theme: str, language: str) -> None:
    path = place(pictures, "dense", theme, language)
    save(dense, path, theme=theme, language=language, prepare=focus_the_inner_claim)
    article = QImage(str(path)).copy(270, 80, 710, 540)
    assert inks_in(article, theme) >= {"blue", "orange", "green", "purple", "red"}
    assert article.save(str(path))


LARGE = """
import sys
from pathlib import Path
from annotator.ui.screenshots import save

def prepare(work):
    claims = [span for span in work.desk.visible() if span.label == "CLAIM"]
    work.desk.set_focus(claims[-1].id)
    view, start = work.article, work.article.offsets.to_utf16(claims[-1].start)
    line = view.geometry_of.pieces(start, start + 1)[0].rect
    y = (line.center().y() - view.verticalScrollBar().value()) / view.viewport().height()
    assert 0.33 < y < 0.67, y
    assert view.horizontalScrollBar().maximum() == 0

save(Path(sys.argv[1]), Path(sys.argv[2]), theme="dark", prepare=prepare)
"""


def test_a_claim_of_3000_characters_at_one_and_a_half_times_the_size(
    dense: Path, pictures: Path
) -> None:
    path = pictures / "long-claim-large.png"
    pictures.mkdir(parents=True, exist_ok=True)
    save(dense, path, prepare=focus_the_long_claim)
    subprocess.run(
        [sys.executable, "-c", LARGE, str(dense), str(path)],
        check=True,
        env={**os.environ, "QT_SCALE_FACTOR": "1.5", "QT_QPA_PLATFORM": "offscreen"},
    )
    image = QImage(str(path))
    assert (image.width(), image.height()) == (1920, 1200)
    article = image.copy(405, 120, 1065, 810)
    assert "red" in inks_in(article, "dark")
    article.convertToFormat(QImage.Format.Format_Indexed8).save(str(path))


def as_a_table(work: Workspace) -> None:
    """Search the library as a table, with articles in several states, sorted by date."""
    library, project = work.library, work.bridge.project
    first, second, third, *_ = project.document_ids()
    for operation in (
        SetDocumentState(first, DocumentState.DONE),
        SetDocumentState(second, DocumentState.IN_PROGRESS),
        FlagDocument(third, True),
    ):
        assert work.bridge.do(operation) is not None
    window = work.window()
    assert isinstance(window, MainWindow)
    window.commands["view.table"].trigger()
    library.model.sort_by(Sort(Field.PUBLISHED, descending=True))
    library.show_table(on=True)
    library.field.line.setText("label:LOC")


@pytest.mark.parametrize(("theme", "language"), LOOKS)
def test_the_library_as_a_table(demo: Path, pictures: Path, theme: str, language: str) -> None:
    path = place(pictures, "library", theme, language)
    save(demo, path, theme=theme, language=language, prepare=as_a_table)
    image = QImage(str(path))
    chosen = load_theme(theme).colour("selection").rgb()
    rows = [image.pixel(330, y) for y in range(240, 720, 3)]
    assert 5 <= rows.count(chosen) <= 20, "one row is that of the article on the desk"

"""Pictures of imports, versions and exports, with the demo's articles, for the help pages."""

import csv
import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from annotator.app.demo import create_demo
from annotator.app.duplicates.finding import find_versions
from annotator.app.exporting import formats
from annotator.app.operations.documents import AddDocuments, SetDocumentState
from annotator.app.operations.spans import CreateSpan
from annotator.app.project import Project
from annotator.app.schemes import load_scheme
from annotator.core.ids import AnnotatorId, LabelId
from annotator.core.model import Annotator, Document, DocumentState
from annotator.core.resources import corpus
from annotator.ui import i18n
from annotator.ui.exporting.feature import Exporting
from annotator.ui.importing.dialog import ImportDialog
from annotator.ui.importing.report import ImportReportDialog
from annotator.ui.main_window import MainWindow
from annotator.ui.screenshots import save
from annotator.ui.versions.feature import Versions
from annotator.ui.workspace import Workspace
from tests.ui.pictures import LOOKS, WISHED, place

pytestmark = pytest.mark.slow

ADDED = "Une cellule d’écoute ouvrira jeudi matin à la salle des fêtes, a annoncé la mairie."
CAMILLE = Annotator(id=AnnotatorId("0" * 32), name="Camille")


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


def rows_of(name: str) -> list[dict[str, object]]:
    lines = corpus("demo", name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.fixture
def press(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a table of articles and another tool's annotations on some of them."""
    folder = tmp_path / "presse"
    folder.mkdir()
    with (folder / "depeches.csv").open("w", encoding="utf-8") as file:
        table = csv.writer(file, delimiter=";")
        table.writerow(("titre", "journal", "auteur", "date", "rubrique", "texte"))
        for row in rows_of("demo.jsonl")[:9]:
            year, month, day = str(row["published"])[:10].split("-")
            names = (row[name] for name in ("title", "source", "author"))
            table.writerow((*names, f"{day}/{month}/{year}", row["section"], row["text"]))
    with (folder / "relectures.jsonl").open("w", encoding="utf-8") as file:
        for row in rows_of("gold.jsonl")[5:9]:
            spans = [
                [span["start"], span["end"], {"PER": "PERSONNE", "ORG": "SOCIETE"}.get(
                    span["label"], span["label"])]
                for span in row["spans"]  # type: ignore[attr-defined]
            ]  # fmt: skip
            file.write(json.dumps({"id": row["id"], "text": row["text"], "label": spans}) + "\n")
        file.write('{"id": "sans-texte", "label": []}\n{"id": 12, \n')
    monkeypatch.chdir(tmp_path)  # the pictures show no path of this machine
    return Path("presse")


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    path = tmp_path / "presse.annodb"
    Project.create(path, scheme=load_scheme(), annotator=CAMILLE, name="Presse").close()
    return path


@pytest.fixture
def stories(tmp_path: Path, make_document: Callable[..., Document]) -> Path:
    """Return the demo with a story that three newspapers took from an agency."""
    project = create_demo(tmp_path / "demo.annodb", CAMILLE)
    wire = next(item for item in project.documents() if "Charente" in item.text)
    fuller = wire.text.replace("mardi", "mercredi") + "\n" + ADDED
    shorter = "\n".join(wire.text.split("\n")[:-3])
    project.do(
        AddDocuments(
            (
                make_document(fuller, title=wire.title, source="Le Courrier de Saintonge"),
                make_document(shorter, title="La Charente monte encore", source="Le Fil"),
            )
        )
    )
    for row in rows_of("gold.jsonl"):
        if row["text"] == wire.text:
            for span in row["spans"]:  # type: ignore[attr-defined]
                place = span["start"], span["end"]
                project.do(CreateSpan(wire.id, *place, LabelId(span["label"])))
    project.do(SetDocumentState(wire.id, DocumentState.DONE))
    project.remember_place(wire.id, 0)
    for _ in find_versions(project):
        pass
    project.close()
    return tmp_path / "demo.annodb"


def until(holds: Callable[[], object]) -> None:
    """Let events come until something holds."""
    end = time.monotonic() + 60
    while not holds() and time.monotonic() < end:
        QApplication.processEvents()
    assert holds()


def window_of(work: Workspace) -> MainWindow:
    window = work.window()
    assert isinstance(window, MainWindow)
    return window


def preview(work: Workspace, press: Path, row: int) -> ImportDialog:
    transfer = window_of(work).transfer
    assert transfer is not None
    importing = transfer.importing
    importing.add([press])
    until(lambda: importing.dialog is not None and not importing.dialog.reading)
    dialog = importing.dialog
    assert dialog is not None
    dialog.sources.setCurrentRow(row)
    return dialog


def report(work: Workspace, press: Path) -> QWidget:
    dialog = preview(work, press, 1)
    window = window_of(work)
    dialog.start.click()
    until(window.messages.more.isVisible)
    window.messages.more.click()
    shown = window.findChild(ImportReportDialog)
    assert shown is not None
    return shown


def versions(work: Workspace) -> QWidget:
    feature = next(item for item in window_of(work).features if isinstance(item, Versions))
    shown = feature.show()
    shown.version_list.setCurrentIndex(shown.versions.index(1))  # what the newspaper changed
    return shown


def check(path: Path, least: tuple[int, int]) -> None:
    """Check that the picture shows a window, and not one colour."""
    image = QImage(str(path))
    ratio = image.devicePixelRatio()
    assert image.width() / ratio >= least[0]
    assert image.height() / ratio >= least[1]
    seen = {
        image.pixel(x, y) for x in range(0, image.width(), 5) for y in range(0, image.height(), 5)
    }
    assert len(seen) > 20


@pytest.mark.parametrize(("theme", "language"), LOOKS)
@pytest.mark.parametrize(("row", "name"), [(0, "columns"), (1, "labels")])
def test_the_preview_of_an_import(
    empty: Path, press: Path, pictures: Path, theme: str, language: str, row: int, name: str
) -> None:
    path = place(pictures, f"import-{name}", theme, language)
    prepare = lambda work: preview(work, press, row)  # noqa: E731
    save(empty, path, theme=theme, language=language, prepare=prepare)
    check(path, (900, 600))


@pytest.mark.parametrize(("theme", "language"), LOOKS)
def test_the_report_of_an_import(
    empty: Path, press: Path, pictures: Path, theme: str, language: str
) -> None:
    path = place(pictures, "import-report", theme, language)
    save(empty, path, theme=theme, language=language, prepare=lambda work: report(work, press))
    check(path, (400, 200))


@pytest.mark.parametrize(("theme", "language"), LOOKS)
def test_the_versions_of_a_story(stories: Path, pictures: Path, theme: str, language: str) -> None:
    path = place(pictures, "versions", theme, language)
    save(stories, path, theme=theme, language=language, prepare=versions)
    check(path, (900, 500))


def exporting(work: Workspace) -> QWidget:
    feature = next(item for item in window_of(work).features if isinstance(item, Exporting))
    feature.ask()
    dialog = feature.dialog
    assert dialog is not None
    names = [one.name for one in formats()]
    dialog.list.setCurrentRow(names.index("spacy"))
    dialog.parts.on.setChecked(True)
    return dialog


@pytest.mark.parametrize(("theme", "language"), LOOKS)
def test_the_choices_of_an_export(stories: Path, pictures: Path, theme: str, language: str) -> None:
    path = place(pictures, "export", theme, language)
    save(stories, path, theme=theme, language=language, prepare=exporting)
    check(path, (800, 500))

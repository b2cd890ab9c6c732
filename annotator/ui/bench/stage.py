"""The real window without a screen, and a bare text widget of the same size beside it."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import (
    QAbstractEventDispatcher,
    QCoreApplication,
    QEvent,
    QEventLoop,
    QObject,
    QPoint,
    Qt,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextEdit, QWidget

from annotator.app.operations.documents import AddDocuments
from annotator.app.operations.spans import AcceptSpans
from annotator.app.operations.suggestions import StoreSuggestions
from annotator.app.project import SUFFIX, Project
from annotator.app.schemes import load_scheme
from annotator.app.settings import SettingsFile
from annotator.core.ids import AnnotatorId, DocumentId, new_id
from annotator.core.model import Annotator, Document, Span
from annotator.core.offsets import canonicalise, text_hash
from annotator.ui import i18n
from annotator.ui.appearance import Appearance
from annotator.ui.article.page import place_column, typeset
from annotator.ui.bench.texts import Made
from annotator.ui.main_window import MainWindow
from annotator.ui.preferences import Preferences
from annotator.ui.screenshots import application
from annotator.ui.workspace import Workspace

_SIZE = (1280, 800)


class Paints(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802, ARG002
        """Let everything through."""
        self.count += event.type() is QEvent.Type.Paint
        return False


class Stage:
    """Sends events to a widget and tells how long they took, painting included."""

    def __init__(self, seen: QWidget) -> None:
        self._paints = Paints(seen)

    def timed(self, what: str, act: Callable[[], object]) -> float:
        """Return the milliseconds from before ``act`` until everything it caused is painted.

        Raises:
            RuntimeError: nothing was painted, so nothing was measured.
        """
        settle()
        before = self._paints.count
        start = perf_counter()
        act()
        settle()
        taken = (perf_counter() - start) * 1000
        if self._paints.count == before:
            raise RuntimeError(f"{what}: nothing was painted")
        return taken


def settle() -> None:
    """Carry out everything that waits: events, what they post, and the paints they ask for."""
    dispatcher = QAbstractEventDispatcher.instance()
    while dispatcher.processEvents(QEventLoop.ProcessEventsFlag.AllEvents):
        pass


def step() -> float:
    """Carry out a little of what waits, as the window does; return the milliseconds."""
    began = perf_counter()
    QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 1)
    return (perf_counter() - began) * 1000


class Bare:
    """A text widget of Qt's own with the same letters in the same column, and nothing else."""

    def __init__(self, work: Workspace, text: str) -> None:
        view = work.article
        self._text, self._column = text, view.line_width
        self.widget = QTextEdit()
        self.widget.setReadOnly(True)
        self.widget.setFrameShape(QTextEdit.Shape.NoFrame)
        self.widget.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.widget.setFont(view.document().defaultFont())
        self.widget.document().setDefaultFont(view.document().defaultFont())
        self.widget.resize(view.size())
        self.widget.show()
        self.stage = Stage(self.widget.viewport())
        self.open()

    def open(self) -> None:
        """Show the text."""
        self.widget.setPlainText(self._text)
        typeset(self.widget.document(), headline_end=0)
        place_column(self.widget.document(), self.widget.viewport().size(), self._column)

    def repaint(self) -> float:
        """Return the milliseconds that painting what it shows takes."""
        return self.stage.timed("repaint", self.widget.viewport().update)

    def page(self) -> float:
        """Return the milliseconds that a page down takes."""
        bar = self.widget.verticalScrollBar()
        if bar.value() >= bar.maximum():
            bar.setValue(0)
        return self.stage.timed("page", lambda: bar.setValue(bar.value() + bar.pageStep()))


@contextmanager
def empty_window(*, pipeline: str = "") -> Iterator[tuple[MainWindow, Path]]:
    """Show the window without a project, with settings of its own, in a folder that goes.

    Where a ``pipeline`` is named, it makes suggestions in a process of its own.
    """
    app = application()
    with tempfile.TemporaryDirectory() as folder:
        preferences = Preferences(SettingsFile(Path(folder, "settings.json")))
        if pipeline:
            preferences.set("pipeline", pipeline)
        i18n.install(app, "en")
        window = MainWindow(preferences, Appearance(app, preferences), suggesting=bool(pipeline))
        window.resize(*_SIZE)
        window.show()
        settle()
        try:
            yield window, Path(folder)
        finally:
            window.close()
            window.deleteLater()
            preferences.deleteLater()
            app.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def make_project(folder: Path, made: Made) -> Path:
    """Write a project with a short article and the one to measure with, half of it decided."""
    path = folder / f"bench{SUFFIX}"
    who = Annotator(id=AnnotatorId(new_id()), name="bench")
    project = Project.create(path, scheme=load_scheme(), annotator=who)
    try:
        short, long = _document("Court."), _document(made.text)
        project.do(AddDocuments((short, long)))
        project.do(StoreSuggestions(((long.id, made.suggestions),)))
        names = [span for span in project.spans(long.id) if span.layer == "entities"]
        project.do(AcceptSpans(long.id, tuple(span.id for span in names[::2])))
        project.remember_place(short.id, 0)
    finally:
        project.close()
    return path


def _document(raw: str) -> Document:
    text = canonicalise(raw)
    return Document(id=DocumentId(new_id()), text=text, sha256=text_hash(text), title=text[:20])


class Hands:
    """Does with keys and mouse what an annotator does; events go the window's own way."""

    def __init__(self, window: MainWindow, work: Workspace) -> None:
        self._window, self._work = window, work

    def press(self, command: str) -> None:
        """Press the keys of a command."""
        QTest.keySequence(self._window.windowHandle(), self._window.commands[command].shortcut())

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
        """Press a key."""
        QTest.keyClick(self._window.windowHandle(), key, modifiers)

    def click(self, span: Span) -> None:
        """Click on the first letter of a span."""
        QTest.mouseClick(
            self._window.windowHandle(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            self._point(span.start),
        )

    def choose(self, offset: int) -> None:
        """Double-click on a word."""
        QTest.mouseDClick(
            self._window.windowHandle(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            self._point(offset),
        )

    def reaches(self, offset: int) -> bool:
        """Tell whether the letter at ``offset`` is on screen, not at its edge."""
        return (
            self._work.article.viewport()
            .rect()
            .adjusted(0, 30, 0, -60)
            .contains(self._inside(offset))
        )

    def _point(self, offset: int) -> QPoint:
        return self._work.article.viewport().mapTo(self._window, self._inside(offset))

    def _inside(self, offset: int) -> QPoint:
        view = self._work.article
        start = view.offsets.to_utf16(offset)
        rect = view.geometry_of.pieces(start, start + 1)[0].rect
        down = view.verticalScrollBar().value()
        return QPoint(round(rect.center().x()), round(rect.center().y() - down))

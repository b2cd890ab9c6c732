"""A project in which every word looks like markup: all windows show the words and read nothing."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from html import escape
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, QTimer
from PySide6.QtGui import QDesktopServices, QHelpEvent, QImage
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QFileDialog,
    QLabel,
    QMenu,
    QToolTip,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from annotator.app.operations.claims import AddPart, CreateClaim
from annotator.app.operations.documents import AddDocuments, FlagDocument
from annotator.app.operations.notes import NoteSpan
from annotator.app.operations.spans import CreateSpan
from annotator.app.operations.suggestions import StoreSuggestions
from annotator.app.project import Project
from annotator.core.ids import AnnotatorId, LabelId, new_id
from annotator.core.model import Annotator, Document, Origin, OriginKind
from annotator.core.scheme import Scheme
from annotator.core.suggestions import CLAIM, SAID_BY, SuggestedSpan, Suggestions
from annotator.core.tokens import words
from annotator.ui.commands import COMMANDS
from annotator.ui.main_window import MainWindow
from annotator.ui.plain_words import PlainWords

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support .*")
OpenWindow = Callable[..., MainWindow]
_OPENED = 0x20
_NOT_HERE = ("project.quit", "project.close", "project.demo", "annotate.", "edge.", "view.font")
"""Commands after which there is no project to walk through, and those that only make spans."""


class Bait:
    """A picture that tells when anybody opens it."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "bait.png"
        image = QImage(4, 4, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.red)
        assert image.save(str(self.path))
        self._system = ctypes.CDLL(None, use_errno=True)
        self._watch = self._system.inotify_init1(os.O_NONBLOCK)
        assert self._system.inotify_add_watch(self._watch, os.fsencode(self.path), _OPENED) > 0

    @property
    def touched(self) -> bool:
        """Whether it was opened since this was asked last."""
        try:
            return bool(os.read(self._watch, 4096))
        except BlockingIOError:
            return False

    def close(self) -> None:
        """Watch no longer."""
        os.close(self._watch)


@pytest.fixture
def bait(tmp_path: Path, qapp: QApplication) -> Iterator[Bait]:
    if sys.platform != "linux":
        pytest.skip("who opens a file is told on Linux")
    made = Bait(tmp_path)
    yield made
    made.close()


@pytest.fixture(autouse=True)
def plain_words(qapp: QApplication) -> Iterator[None]:
    made = PlainWords(qapp)
    yield
    qapp.removeEventFilter(made)
    made.deleteLater()
    QToolTip.hideText()


def evil(bait: Bait, name: str = "") -> str:
    """Return words that Qt would take for HTML, and a picture in them."""
    return f'{name}<img src="{bait.path}"><b>&amp;</b>'


def marked(bait: Bait, name: str) -> str:
    """Return Markdown that names pictures and links in every way."""
    address = bait.path.as_uri()
    return (
        f"# {name} ![x]({bait.path}) [x]({address})\n\n![y]({address})\n\n{evil(bait)}\n\n"
        f'<iframe src="{address}"></iframe>\n\n![z][r]\n\n[r]: {address}\n'
    )


def hostile(scheme: Scheme, bait: Bait) -> Scheme:
    """Return a scheme whose every name and guideline is hostile."""

    def both(name: str) -> dict[str, str]:
        return dict.fromkeys(("en", "fr"), evil(bait, name))

    def told(name: str) -> dict[str, str]:
        return dict.fromkeys(("en", "fr"), marked(bait, name))

    layers = tuple(
        replace(
            layer,
            name=both(layer.id),
            labels=tuple(
                replace(label, name=both(label.id), guideline=told(label.id))
                for label in layer.labels
            ),
        )
        for layer in scheme.layers
    )
    relations = tuple(replace(kind, name=both(kind.id)) for kind in scheme.relations)
    return replace(
        scheme, name=both("scheme"), layers=layers, relations=relations,
        guidelines=told("all"),
    )  # fmt: skip


@pytest.fixture
def path(
    tmp_path: Path, scheme: Scheme, bait: Bait, make_document: Callable[..., Document]
) -> Path:
    """Return a project in which somebody named so has worked on articles that say so."""
    who = Annotator(id=AnnotatorId(new_id()), name=evil(bait, "Camille"))
    path = tmp_path / "hostile.annodb"
    project = Project.create(
        path, scheme=hostile(scheme, bait), annotator=who, name=evil(bait, "Projet")
    )
    with closing(project):
        said = evil(bait)
        made = tuple(
            make_document(
                f"Anna dit que {said} ferme. Article {number}.",
                title=evil(bait, f"Titre {number}"),
                source=evil(bait, "Source"),
                author=evil(bait, "Auteur"),
                url=f"javascript:{said}",
                language="fr",
                metadata={evil(bait, "clé"): evil(bait, "valeur"), "liste": [said]},
            )
            for number in range(3)
        )
        project.do(AddDocuments(made))
        for document in made:
            origin = Origin(OriginKind.MODEL, evil(bait, "modèle"), said)
            suggested = SuggestedSpan(
                start=0, end=4, label=LabelId("PER"), score=0.4, origin=origin
            )
            found = Suggestions(
                spans=(suggested,), claims=(), tokens=words(document.text), pipeline=said
            )
            project.do(StoreSuggestions(((document.id, found),)))
            start = document.text.index("<img")
            project.do(CreateSpan(document.id, start, start + 4, LabelId("LOC")))
            project.do(CreateClaim(document.id, start, len(document.text) - 3, CLAIM))
            claim = next(span for span in project.spans(document.id) if span.label == CLAIM)
            project.do(AddPart(document.id, claim.id, SAID_BY, 0, 4))
            project.do(NoteSpan(document.id, claim.id, flagged=True, comment=said))
            project.do(FlagDocument(document.id, flagged=True))
        project.join(Annotator(id=AnnotatorId(new_id()), name=evil(bait, "Zoé")))
    return path


def test_the_bait_tells(qtbot: QtBot, bait: Bait, qapp: QApplication) -> None:
    label = QLabel(evil(bait))
    label.setTextFormat(Qt.TextFormat.RichText)
    qtbot.addWidget(label)
    label.grab()
    assert bait.touched


def test_no_window_reads_what_a_word_names(
    open_window: OpenWindow,
    path: Path,
    bait: Bait,
    qapp: QApplication,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[Any] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: asked.append(url.toString()))
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_, **__: ("", ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_, **__: ([], ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_, **__: "")
    window = open_window(path)
    assert window.workspace is not None
    seen: set[str] = set()
    closing_dialogs = QTimer()
    closing_dialogs.timeout.connect(lambda: _look_and_close(seen))
    closing_dialogs.start(10)
    window.workspace.desk.open(window.workspace.desk.project.document_ids()[0])
    for command in COMMANDS:
        if command.id.startswith(_NOT_HERE):
            continue
        action = window.commands[command.id]
        if not action.isEnabled():
            continue
        action.trigger()
        qapp.processEvents()
        _look(seen)
        assert not bait.touched, command.id
        for dialog in window.findChildren(QDialog):
            if dialog.isModal():
                dialog.close()
    closing_dialogs.stop()
    assert not any("bait" in str(address) for address in asked)
    assert len(seen) > 30, seen
    assert {kind for kind in seen if "Guideline" in kind or "Markdown" in kind}


def _look_and_close(seen: set[str]) -> None:
    """Look at a dialog that waits for an answer, and refuse it."""
    dialog = QApplication.activeModalWidget() or QApplication.activePopupWidget()
    if dialog is not None:
        _look(seen)
        dialog.close()


def _look(seen: set[str]) -> None:
    """Paint every window, and ask every widget in it for its tooltip."""
    for top in QApplication.topLevelWidgets():
        if not isValid(top) or not top.isVisible():
            continue
        top.grab()
        for widget in (top, *top.findChildren(QWidget)):
            if isValid(widget) and widget.isVisible():
                seen.add(type(widget).__name__)
                _look_at(widget, seen)


def _look_at(widget: QWidget, seen: set[str]) -> None:
    if isinstance(widget, QLabel):
        shown, form = widget.text(), widget.textFormat()
        tip = widget.metaObject().className() == "QTipLabel"
        assert form != Qt.TextFormat.AutoText or tip, shown
        if form == Qt.TextFormat.RichText or tip:
            assert "<img" not in shown, shown
    if isinstance(widget, QMenu):
        for action in widget.actions():
            _ask_tip(widget, widget.actionGeometry(action).center())
    view = widget.parent()
    if isinstance(view, QAbstractItemView) and widget is view.viewport():
        for row in range(3):
            for column in range(8):
                index = view.model().index(row, column) if view.model() is not None else None
                if index is not None and index.isValid() and _is_new(index, seen):
                    _ask_tip(widget, view.visualRect(index).center())
    elif widget.toolTip() and widget.toolTip() not in seen:
        seen.add(widget.toolTip())
        _ask_tip(widget, widget.rect().center())


def _is_new(index: QModelIndex, seen: set[str]) -> bool:
    told = str(index.data(Qt.ItemDataRole.ToolTipRole))
    new = told not in seen
    seen.add(told)
    return new


def _ask_tip(widget: QWidget, place: QPoint) -> None:
    event = QHelpEvent(QEvent.Type.ToolTip, place, widget.mapToGlobal(place))
    QApplication.sendEvent(widget, event)
    assert "<img" not in QToolTip.text(), QToolTip.text()


def test_what_is_shown_is_what_is_stored(
    open_window: OpenWindow, path: Path, bait: Bait, qapp: QApplication
) -> None:
    window = open_window(path)
    work = window.workspace
    assert work is not None
    first = work.desk.project.document_ids()[0]
    work.desk.open(first)
    qapp.processEvents()
    stored = work.desk.project.document(first)
    index = work.library.model.index(0, 0)
    assert stored.title in str(index.data())
    shown = [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
    assert any(stored.source in text for text in shown)
    article = work.article.document().toRawText().replace("\u2029", "\n")
    assert article == stored.text
    assert escape(stored.source) not in "".join(shown)

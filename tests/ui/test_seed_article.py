"""The whole job on a real article, through the real window and the real suggestion process."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from annotator.app.exporting import Choices
from annotator.core.model import Span, SpanState
from annotator.core.offsets import canonicalise
from annotator.core.resources import corpus
from annotator.ui import i18n
from annotator.ui.appearance import Appearance
from annotator.ui.exporting.feature import Exporting
from annotator.ui.main_window import MainWindow
from annotator.ui.preferences import Preferences
from annotator.ui.workspace import Workspace

pytestmark = pytest.mark.slow

Start = Callable[[], MainWindow]
_SUGGESTIONS_MS = 120_000


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot) -> Iterator[Start]:
    """Return a function that starts the application anew."""
    windows: list[MainWindow] = []

    def show() -> MainWindow:
        preferences = Preferences()
        window = MainWindow(preferences, Appearance(qapp, preferences))
        windows.append(window)
        with qtbot.waitExposed(window):
            window.show()
        return window

    i18n.install(qapp, "fr")
    yield show
    for window in windows:
        window.close()
        window.preferences.deleteLater()
        window.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    i18n.install(qapp, "en")
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette())


@pytest.fixture
def article(shared: Path) -> Path:
    return shared / "articles" / "seed_article.txt"


def work_of(window: MainWindow) -> Workspace:
    assert window.workspace is not None
    return window.workspace


def key(qtbot: QtBot, window: MainWindow, code: Qt.Key, shift: bool = False) -> None:
    """Press a key where an annotator would: in the article."""
    article = work_of(window).article
    modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(article, code, modifier)


def chord(qtbot: QtBot, window: MainWindow, code: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    combined = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        combined |= modifier
    qtbot.keyClick(work_of(window).article, code, combined)


def point_at(window: MainWindow, start: int, end: int, *, at: float) -> QPoint:
    """Return where a range of code points lies in the article's viewport."""
    view = work_of(window).article
    pieces = view.geometry_of.pieces(view.offsets.to_utf16(start), view.offsets.to_utf16(end))
    rect = pieces[0].rect
    down = view.verticalScrollBar().value()
    return QPoint(round(rect.left() + at * rect.width()), round(rect.center().y() - down))


def drag(qtbot: QtBot, viewport: QWidget, begin: QPoint, end: QPoint) -> None:
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=begin)
    qtbot.mouseMove(viewport, (begin + end) / 2)
    qtbot.mouseMove(viewport, end)
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=end)


def snapshot(window: MainWindow) -> tuple[Span, ...]:
    return work_of(window).desk.spans


def exported(window: MainWindow, qtbot: QtBot, path: Path) -> list[dict[str, object]]:
    feature = next(one for one in window.features if isinstance(one, Exporting))
    with qtbot.waitSignal(window.jobs.ended, timeout=_SUGGESTIONS_MS):
        feature.export(path, Choices())
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def check_offsets(record: dict[str, object]) -> None:
    """Check every span, claim and token of an exported record against its text."""
    text = record["text"]
    assert isinstance(text, str)
    tokens: list[dict[str, int]] = record["tokens"]  # type: ignore[assignment]
    for token in tokens:
        assert text[token["start"] : token["end"]] == token["text"]
    for key_name in ("spans", "rejected"):
        for span in record.get(key_name, []):  # type: ignore[attr-defined]
            assert text[span["start"] : span["end"]] == span["text"]
            assert tokens[span["token_start"]]["start"] <= span["start"]
            assert tokens[span["token_end"]]["end"] >= span["end"]
    for claim in record["claims"]:  # type: ignore[attr-defined]
        assert text[slice(*claim["content"])] == claim["text"]
        for part in ("source", "cue"):
            if claim[part] is not None:
                assert text[slice(*claim[part])] == claim[f"{part}_text"]


def test_the_seed_article_goes_through_the_whole_job(
    start: Start, qtbot: QtBot, article: Path, tmp_path: Path
) -> None:
    path = tmp_path / "une journée.annodb"
    window = start()
    assert window.project.create(path)
    assert window.transfer is not None
    assert window.project.bridge is not None
    bridge = window.project.bridge
    window.preferences.set("import_at_once", True)
    with qtbot.waitSignal(window.transfer.importing.over):
        window.transfer.add([article])
    desk = work_of(window).desk
    assert desk.document is not None
    text = canonicalise(article.read_text(encoding="utf-8"))
    assert desk.document.text == text
    assert desk.document.title == text.split("\n")[0]

    # Suggestions come by themselves, without anything being asked for.
    if not desk.spans:
        with qtbot.waitSignal(desk.spans_changed, timeout=_SUGGESTIONS_MS):
            pass
    labels = {span.label for span in desk.spans}
    assert {"PER", "LOC", "ORG", "CLAIM", "SOURCE", "CUE"} <= labels
    claims = {text[item.start : item.end] for item in desk.spans if item.label == "CLAIM"}
    said = "avoir abattu quatre missiles de fabrication américaine près de l'Ukraine"
    assert said in claims
    assert not any("LIRE AUSSI" in claim for claim in claims)
    before = snapshot(window)

    # First correction, by keyboard: the first suggestion is accepted, the next one rejected.
    work_of(window).article.setFocus()
    key(qtbot, window, Qt.Key.Key_Tab)
    first = desk.focus
    key(qtbot, window, Qt.Key.Key_A)
    second = desk.focus
    assert second not in (None, first)
    key(qtbot, window, Qt.Key.Key_X)
    assert first is not None
    assert second is not None
    states = {span.id: span.state for span in desk.spans}
    assert (states[first], states[second]) == (SpanState.ACCEPTED, SpanState.REJECTED)

    # Second correction, by mouse: a name that nobody proposed, dragged over and labelled.
    name = text.index("AGM-88 HARM")
    view = work_of(window).article
    view.following.show(view.offsets.to_utf16(name))
    drag(
        qtbot,
        view.viewport(),
        point_at(window, name, name + 6, at=0.3),
        point_at(window, name + 7, name + 11, at=0.7),
    )
    assert desk.selection is not None
    key(qtbot, window, Qt.Key.Key_4)
    made = desk.focused
    assert made is not None
    assert (made.label, text[made.start : made.end]) == ("MISC", "AGM-88 HARM")

    # Third correction, by keyboard: an edge moves by a token and by a character.
    chord(qtbot, window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert desk.focused is not None
    assert text[desk.focused.start : desk.focused.end] == "AGM-88"
    chord(
        qtbot,
        window,
        Qt.Key.Key_Right,
        Qt.KeyboardModifier.ShiftModifier,
        Qt.KeyboardModifier.ControlModifier,
    )
    assert text[desk.focused.start : desk.focused.end] == "GM-88"
    after = snapshot(window)

    # All of it undone and redone, one gesture at a time.
    for _ in range(5):
        chord(qtbot, window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert snapshot(window) == before
    for _ in range(5):
        chord(
            qtbot,
            window,
            Qt.Key.Key_Z,
            Qt.KeyboardModifier.ControlModifier,
            Qt.KeyboardModifier.ShiftModifier,
        )
    assert snapshot(window) == after
    place = desk.offset
    assert place == made.start + 1
    bridge.service.cancel()
    window.close()

    # The next start: the same article at the same place, and undo still goes back.
    window = start()
    assert window.project.open(path)
    desk = work_of(window).desk
    assert desk.document is not None
    assert desk.document.text == text
    assert desk.offset == place
    assert snapshot(window) == after
    shown = work_of(window).article.visible_range()
    assert shown[0] <= place <= shown[1]
    chord(qtbot, window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.focused is not None
    assert text[desk.focused.start : desk.focused.end] == "AGM-88"

    [record] = exported(window, qtbot, tmp_path / "out.jsonl")
    assert record["text"] == text
    check_offsets(record)
    spans: list[dict[str, str]] = record["spans"]  # type: ignore[assignment]
    rejected: list[dict[str, str]] = record["rejected"]  # type: ignore[assignment]
    assert any(span["text"] == "AGM-88" and span["label"] == "MISC" for span in spans)
    assert rejected


def test_the_demo_corpus_is_prehighlighted_while_work_goes_on(
    start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    window = start()
    assert window.project.create(tmp_path / "demo.annodb")
    assert window.transfer is not None
    assert window.project.bridge is not None
    bridge = window.project.bridge
    window.preferences.set("import_at_once", True)
    with qtbot.waitSignal(window.transfer.importing.over):
        window.transfer.add([corpus("demo", "demo.jsonl")])
    project = bridge.project
    total = len(project.document_ids())
    assert total >= 15
    desk = work_of(window).desk
    if not desk.spans:
        with qtbot.waitSignal(desk.spans_changed, timeout=_SUGGESTIONS_MS):
            pass
    # The article on screen came first; gestures go on while the others are made.
    work_of(window).article.setFocus()
    key(qtbot, window, Qt.Key.Key_Tab)
    key(qtbot, window, Qt.Key.Key_A)
    key(qtbot, window, Qt.Key.Key_Return)
    while bridge.service.busy:
        with qtbot.waitSignal(bridge.suggesting, timeout=_SUGGESTIONS_MS):
            pass
    assert not project.without_suggestions()
    assert sum(project.state_counts().values()) == total
    text = desk.document.text if desk.document else ""
    assert all(0 <= span.start < span.end <= len(text) for span in desk.spans)

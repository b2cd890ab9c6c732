"""Every command of the table through the real window: what it does, not only that it is there.

Commands that have a test module of their own are tested there; a test below sees to it that none
is forgotten.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from annotator.app.operations.documents import AddDocuments
from annotator.app.operations.spans import CreateSpan
from annotator.app.operations.suggestions import StoreSuggestions
from annotator.app.project import Project
from annotator.core.ids import LabelId
from annotator.core.model import Document, DocumentState, Origin, OriginKind, Span, SpanState
from annotator.core.suggestions import SuggestedSpan, Suggestions
from annotator.core.tokens import words
from annotator.core.uncertainty import Order
from annotator.ui.claims.strip import ChoiceStrip
from annotator.ui.commands import COMMANDS
from annotator.ui.desk import Selection
from annotator.ui.dialogs import choosers
from annotator.ui.main_window import MainWindow
from annotator.ui.workspace import Workspace

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support .*")

OpenWindow = Callable[..., MainWindow]
TEXT = "Anne dit que Kiev, Riga et Oslo suivent."
MODEL = Origin(OriginKind.MODEL, "model", "1")
NAMES = ("Anne", "Kiev", "Riga", "Oslo")


@pytest.fixture
def window(
    open_window: OpenWindow, project: Project, make_document: Callable[..., Document]
) -> MainWindow:
    """Return the window on two articles, the first one with four suggested names."""
    made = (make_document(TEXT, title="Un"), make_document("Autre texte.", title="Deux"))
    project.do(AddDocuments(made))
    spans = tuple(
        SuggestedSpan(
            start=TEXT.index(name),
            end=TEXT.index(name) + len(name),
            label=LabelId("LOC"),
            score=0.8,
            origin=MODEL,
        )
        for name in NAMES
    )
    found = Suggestions(spans=spans, claims=(), tokens=words(TEXT), pipeline="model 1")
    project.do(StoreSuggestions(((made[0].id, found),)))
    project.close()
    return open_window(project.path)


@pytest.fixture
def work(window: MainWindow) -> Workspace:
    assert window.workspace is not None
    return window.workspace


@pytest.fixture
def run(window: MainWindow) -> Callable[..., None]:
    """Return a function that triggers commands one after the other."""

    def trigger(*names: str) -> None:
        for name in names:
            assert window.commands[name].isEnabled(), name
            window.commands[name].trigger()

    return trigger


Run = Callable[..., None]


def named(work: Workspace, name: str) -> Span:
    start = TEXT.index(name)
    return next(span for span in work.desk.spans if span.start == start)


def focused(work: Workspace) -> str:
    span = work.desk.focused
    return TEXT[span.start : span.end] if span else ""


def test_every_command_is_in_a_test_of_the_window() -> None:
    texts = [path.read_text("utf-8") for path in Path(__file__).parent.rglob("test_*.py")]
    everything = "\n".join(texts)
    missing = [item.id for item in COMMANDS if f'"{item.id}"' not in everything]
    assert missing == [], "write a test that triggers it through the window"


def test_walking(work: Workspace, run: Run) -> None:
    run("annotate.next", "annotate.next")
    assert focused(work) == "Kiev"
    run("annotate.previous")
    assert focused(work) == "Anne"
    run("annotate.accept")
    run("annotate.previous_span", "annotate.previous_span")
    assert focused(work) == "Oslo", "round the beginning"
    run("annotate.next_span")
    assert focused(work) == "Anne", "decided ones too"


def test_deciding(work: Workspace, run: Run) -> None:
    run("annotate.next", "annotate.reject")
    assert named(work, "Anne").state is SpanState.REJECTED
    run("annotate.accept_visible")
    states = [named(work, name).state for name in NAMES[1:]]
    assert states == [SpanState.ACCEPTED] * 3
    run("edit.undo")
    assert named(work, "Riga").state is SpanState.SUGGESTED
    work.desk.set_focus(named(work, "Riga").id)
    run("annotate.delete")
    assert named(work, "Riga").state is SpanState.REJECTED, "what a machine proposed is kept"


def test_overlaps_are_cycled_and_links_begun(work: Workspace, run: Run) -> None:
    work.desk.set_focus(None)
    work.desk.put(TEXT.index("Kiev"))
    run("annotate.cycle")
    assert focused(work) == "Kiev"
    run("annotate.link")
    assert work.desk.linking is None, "a place is no head of a link"
    run("annotate.leave")
    run("annotate.grow")
    assert work.desk.selection is not None


EDGES = (
    ("edge.right_out", "Kiev,"),
    ("edge.right_in", "Kie"),
    ("edge.left_out", "que Kiev"),
    ("edge.left_in", "iev"),
    ("edge.right_out_exact", "Kiev,"),
    ("edge.right_in_exact", "Kie"),
    ("edge.left_out_exact", " Kiev"),
    ("edge.left_in_exact", "iev"),
)


@pytest.mark.parametrize(("command", "words_"), EDGES)
def test_edges(work: Workspace, run: Run, command: str, words_: str) -> None:
    work.desk.set_focus(named(work, "Kiev").id)
    exact = command.endswith("_exact")
    shrinks = command.removesuffix("_exact").endswith("_in")
    if shrinks and not exact:
        # A word alone cannot be shortened by a word: it is given one more first.
        run("edge.right_out" if "right" in command else "edge.left_out", command)
        assert focused(work) == "Kiev"
    else:
        run(command)
        assert focused(work) == words_


def test_the_state_of_an_article(work: Workspace, run: Run, qtbot: QtBot) -> None:
    first = work.here()
    assert first is not None
    run("article.skip")
    assert work.desk.project.status(first).state is DocumentState.SKIPPED
    run("article.previous")
    assert work.here() == first
    run("article.flag")
    assert work.header.comment.isVisible()
    qtbot.keyClicks(work.header.comment, "vu")
    qtbot.keyClick(work.header.comment, Qt.Key.Key_Return)
    status = work.desk.project.status(first)
    assert (status.flagged, status.comment) == (True, "vu")


def test_panels_come_and_go(window: MainWindow, work: Workspace, run: Run) -> None:
    run("view.library", "view.inspector")
    assert work.library.isHidden()
    assert work.inspector.isHidden()
    run("view.library")
    assert work.library.isVisible()
    assert window.commands["view.library"].isChecked()


def test_letters_become_smaller(window: MainWindow, run: Run) -> None:
    before = window.preferences.settings.font_size
    run("view.smaller")
    assert window.preferences.settings.font_size == before - 1


def test_the_systems_language(window: MainWindow, run: Run) -> None:
    run("view.language.fr", "view.language.system")
    assert window.preferences.settings.language == "system"


def test_the_order_of_the_articles(work: Workspace, run: Run) -> None:
    run("view.order.most-left")
    assert work.bridge.project.order is Order.MOST_LEFT


def test_about(window: MainWindow, run: Run) -> None:
    run("help.about")
    shown = [item for item in window.findChildren(QDialog) if item.isVisible()]
    assert len(shown) == 1
    shown[0].close()


def test_articles_are_added(
    window: MainWindow,
    work: Workspace,
    run: Run,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "trois.txt"
    path.write_text("Troisième article.", encoding="utf-8")
    monkeypatch.setattr(choosers, "articles_to_add", lambda parent: [path])
    window.preferences.set("import_at_once", True)
    run("project.add")
    qtbot.waitUntil(lambda: len(work.bridge.project.document_ids()) == 3)
    assert window.transfer is not None


def test_suggestions_are_asked_for(
    window: MainWindow, work: Workspace, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(work.bridge, "start_suggesting", lambda here=None: asked.append(here))
    monkeypatch.setattr(work.bridge, "suggest_again", asked.append)
    here = work.here()
    run("project.suggest", "project.suggest_again")
    assert asked == [here, here]


# Choosing, the same wording, claims


def choose(work: Workspace, text: str) -> None:
    start = TEXT.index(text)
    work.desk.select(Selection(start, start + len(text), exact=True))


def label_of(work: Workspace, text: str) -> list[str]:
    start = TEXT.index(text)
    return [
        span.label
        for span in work.desk.visible()
        if (span.start, span.end) == (start, start + len(text)) and span.state is SpanState.ACCEPTED
    ]


def test_a_selection_grows_shrinks_and_stretches(work: Workspace, run: Run) -> None:
    work.desk.put(TEXT.index("Riga"))
    sizes = []
    for name in ("annotate.grow", "annotate.grow", "annotate.shrink", "annotate.stretch"):
        run(name)
        chosen = work.desk.selection
        assert chosen is not None
        sizes.append(chosen.end - chosen.start)
    assert sizes[0] == sizes[2] == len("Riga")
    assert sizes[1] > sizes[0] < sizes[3]


def test_the_same_in_the_article(work: Workspace, run: Run) -> None:
    work.desk.set_focus(named(work, "Kiev").id)
    run("annotate.same_here")
    assert label_of(work, "Kiev") == ["LOC"]
    work.desk.set_focus(named(work, "Oslo").id)
    run("annotate.reject_same")
    assert named(work, "Oslo").state is SpanState.REJECTED


def test_a_claim_and_its_parts(window: MainWindow, work: Workspace, run: Run) -> None:
    document = work.here()
    assert document is not None
    for text in ("Riga et Oslo suivent", "Kiev"):
        start = TEXT.index(text)
        work.gestures.do(CreateSpan(document, start, start + len(text), LabelId("CLAIM")))
    claims = [span for span in work.desk.visible() if span.label == "CLAIM"]
    work.desk.set_focus(claims[0].id)
    run("claims.next")
    assert work.desk.focus == claims[1].id
    run("claims.previous")
    assert work.desk.focus == claims[0].id
    choose(work, "Anne")
    run("claims.source")
    choose(work, "dit que")
    run("claims.cue")
    assert label_of(work, "Anne") == ["SOURCE"]
    assert label_of(work, "dit que") == ["CUE"]
    heads = {link.head for link in work.desk.relations}
    assert len(heads) == 1
    run("claims.next_incomplete")
    assert work.desk.focused is not None
    assert work.desk.focus not in heads, "that one has its parts"


def test_what_helps_with_a_claim(
    window: MainWindow, work: Workspace, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = work.here()
    assert document is not None
    start = TEXT.index("Riga et")
    work.gestures.do(CreateSpan(document, start, len(TEXT) - 1, LabelId("CLAIM")))
    claim = next(span for span in work.desk.visible() if span.label == "CLAIM")
    work.desk.set_focus(claim.id)
    run("claims.values")
    strip = work.findChild(ChoiceStrip)
    assert strip is not None
    assert strip.isVisible()
    run("annotate.leave")
    run("claims.list")
    assert window.focusWidget() is not work.article
    run("claims.list")
    assert window.focusWidget() is work.article
    asked: list[tuple[object, object]] = []
    monkeypatch.setattr(work.bridge, "complete_claim", lambda *what, **_: asked.append(what))
    work.desk.set_focus(claim.id)
    run("claims.propose")
    assert asked == [(document, claim.id)]

"""Guidelines in the real window: read with a key, written, and shown over labels and spans."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QHelpEvent, QImage, QTextDocument
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from annotator.app.operations.documents import AddDocuments
from annotator.app.operations.notes import NoteSpan
from annotator.app.operations.scheme import ChangeScheme
from annotator.app.operations.spans import CreateSpan
from annotator.app.project import Project
from annotator.app.scheme_changes import operation_of
from annotator.app.schemes import load_scheme
from annotator.core.ids import LabelId
from annotator.core.model import Document
from annotator.core.scheme import Scheme
from annotator.core.scheme_draft import Draft
from annotator.core.scheme_editing import Kind, Place, changed
from annotator.ui.guidelines.composing import title_for, whole_text
from annotator.ui.guidelines.feature import Guidelines
from annotator.ui.guidelines.markdown import MarkdownView, as_html, closed, escaped, plain, written
from annotator.ui.guidelines.panel import GuidelinesPanel
from annotator.ui.guidelines.tips import label_tip
from annotator.ui.guidelines.writing import GuidelinesWriter
from annotator.ui.main_window import MainWindow
from annotator.ui.workspace import Workspace

TEXT = "Anne Lemoal connaît Kiev.\nRien d'autre."
LOC = Place(Kind.LABEL, "LOC", "entities")


@pytest.fixture
def window(
    open_window: Callable[..., MainWindow],
    project: Project,
    make_document: Callable[..., Document],
) -> MainWindow:
    """Return the window on an article with two names, the longer one with a shorter one in it."""
    document = make_document(TEXT, title="Kiev")
    project.do(AddDocuments((document,)))
    for words, label in (("Anne Lemoal", "PER"), ("Kiev", "LOC"), ("Lemoal", "MISC")):
        start = TEXT.index(words)
        project.do(CreateSpan(document.id, start, start + len(words), LabelId(label)))
    project.close()
    return open_window(project.path)


@pytest.fixture
def work(window: MainWindow) -> Workspace:
    assert window.workspace is not None
    return window.workspace


def feature(window: MainWindow) -> Guidelines:
    return next(one for one in window.features if isinstance(one, Guidelines))


def focus(work: Workspace, label: str) -> None:
    work.desk.set_focus(next(span.id for span in work.desk.spans if span.label == label))


def opened(window: MainWindow) -> GuidelinesPanel:
    window.commands["scheme.guidelines"].trigger()
    panel = feature(window).panel
    assert panel is not None
    return panel


def heading_at_top(panel: GuidelinesPanel) -> str:
    """Return the last heading that begins above the middle of what is shown."""
    row = panel.contents.currentItem()
    return "" if row is None else row.text().strip()


# Reading


def test_the_key_opens_the_guidelines_at_the_focused_label(
    window: MainWindow, work: Workspace, qtbot: QtBot
) -> None:
    focus(work, "LOC")
    qtbot.keyClick(work.article, Qt.Key.Key_G)
    panel = feature(window).panel
    assert panel is not None
    assert panel.isVisible()
    assert not panel.isModal()
    assert heading_at_top(panel) == "Place (LOC)"
    assert panel.text.textCursor().block().text() == "Place (LOC)"
    focus(work, "PER")  # it follows while it is open
    assert heading_at_top(panel) == "Person (PER)"
    qtbot.waitUntil(lambda: QApplication.activeWindow() is panel)
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert window.focusWidget() is work.article


def test_it_opens_at_the_label_of_the_button_with_the_focus(
    window: MainWindow, work: Workspace
) -> None:
    work.desk.set_focus(None)
    assert feature(window).label() is None
    window.activateWindow()
    work.palette_bar.buttons[LabelId("CUE")].setFocus()
    assert feature(window).label() == "CUE"
    assert heading_at_top(opened(window)) == "Cue (CUE)"


def test_the_contents_lead_to_every_heading(window: MainWindow) -> None:
    panel = opened(window)
    rows = [panel.contents.item(index) for index in range(panel.contents.count())]
    words = [row.text().strip() for row in rows]
    assert words[0] == "What is annotated"
    assert {"Claims", "Labels", "Person (PER)", "Worth checking (CHECKWORTHY)"} <= set(words)
    panel.contents.setCurrentRow(words.index("Source (SOURCE)"))
    assert panel.text.textCursor().block().text() == "Source (SOURCE)"
    assert panel.text.verticalScrollBar().value() > 0


def test_the_guidelines_can_be_searched(window: MainWindow, qtbot: QtBot) -> None:
    panel = opened(window)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is panel)
    panel.search.setFocus()
    qtbot.keyClicks(panel.search, "accord")
    first = panel.text.textCursor()
    assert first.selectedText().casefold() == "accord"
    qtbot.keyClick(panel.search, Qt.Key.Key_Return)
    assert panel.text.textCursor().position() > first.position()
    panel.find_previous()
    assert panel.text.textCursor().selectionEnd() == first.selectionEnd()
    panel.search.setText("no such words")
    assert panel.found.text() == "not found"
    panel.search.clear()
    assert panel.found.text() == ""


def test_the_search_goes_round(window: MainWindow) -> None:
    panel = opened(window)
    panel.search.setText("What is annotated")
    first = panel.text.textCursor().position()
    panel.find_next()
    assert panel.text.textCursor().position() == first
    panel.find_previous()
    assert panel.text.textCursor().selectedText() == "What is annotated"


def test_a_link_leads_to_a_heading_and_nowhere_else(window: MainWindow) -> None:
    panel = opened(window)
    panel.text.anchorClicked.emit(QUrl("#when-in-doubt"))
    assert panel.text.textCursor().block().text() == "When in doubt"
    panel.text.anchorClicked.emit(QUrl("https://example.org/x"))
    assert panel.found.text() == "not opened: https://example.org/x"


def test_the_panel_follows_the_scheme_and_its_undo(window: MainWindow, work: Workspace) -> None:
    panel = opened(window)
    scheme = work.bridge.project.scheme
    work.bridge.do(ChangeScheme(changed(scheme, LOC, examples={"en": "- only **here**"})))
    assert "only here" in panel.text.toPlainText()
    window.commands["edit.undo"].trigger()
    assert "only here" not in panel.text.toPlainText()


# Writing


def writer_of(window: MainWindow) -> GuidelinesWriter:
    window.commands["scheme.write"].trigger()
    writer = feature(window).writer
    assert writer is not None
    return writer


def test_guidelines_are_written_with_a_live_preview_and_saved_as_one_change(
    window: MainWindow, work: Workspace, qtbot: QtBot
) -> None:
    before = work.bridge.project.scheme
    writer = writer_of(window)
    assert not writer.save_button.isEnabled()
    writer.edit.selectAll()
    qtbot.keyClicks(writer.edit, "# Our rules")
    qtbot.waitUntil(lambda: writer.preview.headings() == [(1, "Our rules", 0)])
    writer.languages["fr"].click()
    assert written(writer.edit) == before.guidelines["fr"]
    writer.edit.setPlainText("# Nos règles")
    assert writer.state.text() == "not saved yet"
    writer.save_button.click()
    after = work.bridge.project.scheme
    assert after.guidelines == {"en": "# Our rules", "fr": "# Nos règles"}
    assert after.version == before.version + 1
    assert writer.state.text() == "saved"
    assert window.commands["edit.undo"].text() == "&Undo: scheme: project guidelines"
    window.commands["edit.undo"].trigger()
    assert work.bridge.project.scheme == before
    assert written(writer.edit) == before.guidelines["fr"]


def test_closing_saves_and_discarding_goes_back(window: MainWindow, work: Workspace) -> None:
    writer = writer_of(window)
    writer.edit.setPlainText("# One")
    writer.discard_button.click()
    assert written(writer.edit) == work.bridge.project.scheme.guidelines["en"]
    writer.edit.setPlainText("# Two")
    writer.close()
    assert not writer.isVisible()
    assert work.bridge.project.scheme.guidelines["en"] == "# Two"
    writer_of(window).edit.setPlainText("# Three")
    path = work.bridge.project.path
    window.commands["project.close"].trigger()
    reopened = Project.open(path)
    assert reopened.scheme.guidelines["en"] == "# Three"
    reopened.close()


def test_the_template_comes_after_what_is_there_once(window: MainWindow, work: Workspace) -> None:
    scheme = work.bridge.project.scheme
    own = {"en": "# Ours\n\nNothing yet.", "fr": ""}
    after = replace(scheme, guidelines=own)
    work.bridge.do(operation_of(Draft.of(scheme).with_scheme(after)))
    writer = writer_of(window)
    assert writer.template_button.isEnabled()
    writer.template_button.click()
    assert not writer.template_button.isEnabled()
    assert writer.save()
    kept = work.bridge.project.scheme.guidelines
    template = load_scheme().guidelines
    assert kept["en"].startswith(own["en"])
    assert kept["en"].count("# Borderline cases") == 1
    assert kept["fr"].strip() == template["fr"].strip()
    assert "# Cas limites" in kept["fr"]
    writer.adopt()
    assert not writer.changed


def test_what_is_typed_stays_when_the_scheme_changes_elsewhere(
    window: MainWindow, work: Workspace
) -> None:
    writer = writer_of(window)
    writer.edit.setPlainText("# Mine")
    scheme = work.bridge.project.scheme
    work.bridge.do(ChangeScheme(replace(scheme, guidelines={"en": "# Theirs"})))
    assert written(writer.edit) == "# Mine"
    writer.save()
    assert work.bridge.project.scheme.guidelines["en"] == "# Mine"


# Nothing is fetched


def test_pictures_are_neither_fetched_nor_read(qtbot: QtBot, tmp_path: Path) -> None:
    picture = tmp_path / "secret.png"
    QImage(40, 40, QImage.Format.Format_RGB32).save(str(picture))
    view = MarkdownView()
    qtbot.addWidget(view)
    address = QUrl.fromLocalFile(str(picture))
    view.show_markdown(f"![a]({address.toString()}) <img src='{address.toString()}'> text")
    image = QTextDocument.ResourceType.ImageResource.value
    assert view.document().resource(image, address).size() == QSize(1, 1)
    style = QTextDocument.ResourceType.StyleSheetResource.value
    assert not view.loadResource(style, address)
    assert not view.openLinks()
    assert "<img" not in as_html(f"![a]({address.toString()}) text")
    assert "text" in as_html(f"![a]({address.toString()}) text")


def test_html_is_shown_as_it_is_written() -> None:
    assert "<script" not in as_html("<script>alert(1)</script> **b**")
    assert plain("A *minister* and **more**.") == "A minister and more."


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=30))
def test_escaped_words_are_shown_as_they_are(words: str) -> None:
    shown = " ".join(words.split())
    document = QTextDocument()
    document.setMarkdown(f"### {escaped('x ' + words)}")
    assert " ".join(document.toPlainText().split()) == " ".join(f"x {shown}".split())


def test_an_open_fence_swallows_nothing(scheme: Scheme) -> None:
    assert closed("a\n```\nb") == "a\n```\nb\n```"
    assert closed("a\n~~~~\nb\n~~~~") == "a\n~~~~\nb\n~~~~"
    text = whole_text(replace(scheme, guidelines={"en": "```\nunfinished"}), "en")
    document = QTextDocument()
    document.setMarkdown(text)
    assert "Person (PER)" in document.toPlainText().splitlines()


def test_every_label_has_its_heading(scheme: Scheme) -> None:
    for language in ("en", "fr"):
        text = whole_text(scheme, language)
        document = QTextDocument()
        document.setMarkdown(text)
        shown = document.toPlainText().splitlines()
        for label in scheme.labels(disabled=True):
            assert title_for(scheme, label.id, language) in shown
    assert title_for(scheme, LabelId("nothing"), "en") is None


# Tooltips


def test_a_label_explains_itself_in_the_bar(work: Workspace) -> None:
    tip = work.palette_bar.buttons[LabelId("PER")].toolTip()
    assert "Person" in tip
    assert "without title or function" in tip
    assert "Lemoal" in tip
    assert "**" not in tip
    label = work.bridge.project.scheme.label(LabelId("PER"))
    assert label is not None
    assert "&lt;b&gt;" in label_tip(replace(label, name={"en": "<b>"}))


def place_of(work: Workspace, words: str) -> QPoint:
    """Return where words of the article stand in its viewport."""
    article = work.article
    cursor = article.textCursor()
    cursor.setPosition(article.offsets.to_utf16(TEXT.index(words) + 2))
    return article.cursorRect(cursor).center()


def hover(work: Workspace, words: str) -> str:
    """Let the mouse rest on words of the article and return what is shown."""
    place, viewport = place_of(work, words), work.article.viewport()
    QToolTip.hideText()
    event = QHelpEvent(QEvent.Type.ToolTip, place, viewport.mapToGlobal(place))
    QApplication.sendEvent(viewport, event)
    return QToolTip.text()


def test_the_span_under_the_mouse_says_what_it_is(work: Workspace) -> None:
    focus(work, "LOC")
    span = work.desk.focused
    assert span is not None
    work.bridge.do(NoteSpan(span.document, span.id, comment="the *old* name", flagged=True))
    tip = hover(work, "Kiev")
    assert "Place" in tip
    assert "A country, town" in tip
    assert "Accepted" in tip
    assert "the *old* name" in tip


def test_of_several_spans_the_shortest_answers(window: MainWindow, work: Workspace) -> None:
    assert "Other name" in hover(work, "Lemoal")
    assert "Person" in hover(work, "Anne")
    tips = feature(window).tips
    assert tips.span_at(QPointF(place_of(work, "autre"))) is None
    assert tips.span_at(QPointF(place_of(work, "connaît"))) is None

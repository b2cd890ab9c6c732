"""The scheme editor in the real window: edits, previews, problems, applying, undoing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QPointF, Qt
from PySide6.QtGui import QColor, QDropEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QToolButton
from pytestqt.qtbot import QtBot

from annotator.app.operations.documents import AddDocuments
from annotator.app.operations.relations import LinkSpans
from annotator.app.operations.scheme import ChangeScheme
from annotator.app.operations.spans import CreateSpan
from annotator.app.project import Project
from annotator.app.schemes import load_scheme
from annotator.core.ids import LabelId, LayerId, RelationTypeId
from annotator.core.model import Document
from annotator.core.scheme import Label, Layer, Overlap, Scheme
from annotator.core.scheme_editing import SCHEME, Kind, Place, changed, in_use, item, removed
from annotator.ui.commands import COMMANDS
from annotator.ui.desk import Selection
from annotator.ui.dialogs import choosers
from annotator.ui.history_text import undo_text
from annotator.ui.inspector.attributes import ChoiceRow
from annotator.ui.main_window import MainWindow
from annotator.ui.scheme_editor.colours import LEGIBLE, contrast, contrast_warning
from annotator.ui.scheme_editor.feature import SchemeEditing
from annotator.ui.scheme_editor.label_page import LabelPage, SchemePage
from annotator.ui.scheme_editor.pages import AttributePage, LayerPage, RelationPage
from annotator.ui.scheme_editor.session import EditSession
from annotator.ui.scheme_editor.window import SchemeEditor
from annotator.ui.theme import load_theme

TEXT = "Anne Lemoal dit que Kiev et l'Ukraine négocient."
PER = Place(Kind.LABEL, "PER", "entities")
ORG = Place(Kind.LABEL, "ORG", "entities")
LOC = Place(Kind.LABEL, "LOC", "entities")
MISC = Place(Kind.LABEL, "MISC", "entities")
ENTITIES = Place(Kind.LAYER, "entities")
KIND = Place(Kind.ATTRIBUTE, "kind", "claims")
MIXED = Place(Kind.VALUE, "mixed", "claims", "kind")
SAID_BY = Place(Kind.RELATION, "said-by")


@pytest.fixture
def window(
    open_window: Callable[..., MainWindow],
    project: Project,
    make_document: Callable[..., Document],
    monkeypatch: pytest.MonkeyPatch,
) -> MainWindow:
    """Return the window on an annotated article; no suggestions are made."""
    document = make_document(TEXT, title="Négociations")
    project.do(AddDocuments((document,)))
    for words, label in (
        ("Anne Lemoal", "PER"), ("Kiev", "LOC"), ("Kiev", "MISC"), ("l'Ukraine", "MISC"),
        ("Kiev et l'Ukraine négocient", "CLAIM"), ("Anne Lemoal", "SOURCE"),
    ):  # fmt: skip
        start = TEXT.index(words)
        project.do(CreateSpan(document.id, start, start + len(words), LabelId(label)))
    spans = {span.label: span.id for span in project.spans(document.id)}
    link = LinkSpans(document.id, RelationTypeId("said-by"), spans[LabelId("CLAIM")],
                     spans[LabelId("SOURCE")])  # fmt: skip
    project.do(link)
    project.close()
    window = open_window(project.path)
    assert window.project.bridge is not None
    monkeypatch.setattr(window.project.bridge, "suggest_all_again", lambda: None)
    return window


@pytest.fixture
def editor(window: MainWindow) -> SchemeEditor:
    """Return the open editor."""
    window.commands["scheme.edit"].trigger()
    shown = feature(window).editor
    assert shown is not None
    return shown


def feature(window: MainWindow) -> SchemeEditing:
    return next(one for one in window.features if isinstance(one, SchemeEditing))


def scheme_of(window: MainWindow) -> Scheme:
    assert window.project.bridge is not None
    return window.project.bridge.project.scheme


def page(editor: SchemeEditor, place: Place) -> LabelPage:
    editor.session.show_place(place)
    shown = editor.page()
    assert isinstance(shown, LabelPage)
    return shown


def lines(editor: SchemeEditor) -> list[str]:
    editor.pending.refresh()
    return editor.pending.texts()


def labels_in(window: MainWindow) -> list[str]:
    assert window.workspace is not None
    return sorted(str(span.label) for span in window.workspace.desk.spans)


def test_it_opens_and_has_nothing_to_apply(window: MainWindow, editor: SchemeEditor) -> None:
    assert editor.isVisible()
    assert not editor.isModal()
    assert not editor.apply.isEnabled()
    assert lines(editor) == ["Nothing to apply: the scheme is as it was."]
    assert editor.tree.row(MISC) is not None
    assert editor.tree.row(MISC).text(2) == "2"  # type: ignore[union-attr]


def test_a_merge_is_previewed_applied_named_and_undone(
    window: MainWindow, editor: SchemeEditor
) -> None:
    before = scheme_of(window)
    editor.session.show_place(MISC)
    editor.tools.merge_menu.aboutToShow.emit()
    action = next(one for one in editor.tools.merge_menu.actions() if one.text() == "Place")
    action.trigger()
    assert editor.session.place == LOC
    assert lines(editor) == [
        (
            "Merge “Other name” into “Place” — relabels 2 spans in 1 article; "
            "1 of them falls together with another"
        )
    ]
    assert scheme_of(window) == before
    editor.apply.click()
    assert labels_in(window) == ["CLAIM", "LOC", "LOC", "PER", "SOURCE"]
    assert window.workspace is not None
    assert "MISC" not in window.workspace.palette_bar.buttons
    assert not editor.apply.isEnabled()
    assert window.commands["edit.undo"].text() == "&Undo: scheme: merge “MISC” into “LOC”"
    window.commands["edit.undo"].trigger()
    assert scheme_of(window) == before
    assert labels_in(window) == ["CLAIM", "LOC", "MISC", "MISC", "PER", "SOURCE"]
    assert "MISC" in window.workspace.palette_bar.buttons
    assert editor.session.draft.base == before
    assert not editor.session.pending


def test_what_breaks_a_new_rule_is_listed_and_shown(
    window: MainWindow, editor: SchemeEditor, qtbot: QtBot
) -> None:
    editor.session.show_place(ENTITIES)
    form = editor.page()
    assert isinstance(form, LayerPage)
    form.overlap.setCurrentIndex(form.overlap.findData("none"))
    form.overlap.activated.emit(form.overlap.currentIndex())
    assert lines(editor) == [
        "Overlaps in “Entities”: none — 1 pair of spans breaks the rule; left until corrected"
    ]
    breach = editor.pending.rows()[0].child(0)
    assert breach.text(0) == "“Kiev” and “Kiev” · Négociations"
    editor.pending.itemDoubleClicked.emit(breach, 0)
    assert window.workspace is not None
    focused = window.workspace.desk.focused
    assert focused is not None
    assert TEXT[focused.start : focused.end] == "Kiev"
    editor.apply.click()
    layer = scheme_of(window).layers[0]
    assert layer.overlap is Overlap.NONE
    assert len(labels_in(window)) == 6


def test_a_name_is_typed_and_shown_everywhere(
    window: MainWindow, editor: SchemeEditor, qtbot: QtBot
) -> None:
    form = page(editor, PER)
    line = form.names.lines["en"]
    line.selectAll()
    qtbot.keyClicks(line, "Human")
    assert lines(editor) == ["Rename “Person” to “Human” — shown on 1 span in 1 article"]
    assert form.title.text() == "Human"
    editor.tools.undo.trigger()  # typing in one field is one step
    assert line.text() == "Person"
    editor.tools.redo.trigger()
    assert line.text() == "Human"
    editor.apply.click()
    assert window.workspace is not None
    assert window.workspace.palette_bar.buttons[LabelId("PER")].text() == "Human"
    assert any(action.text() == "Human" for action in window.menus["labels"].actions())
    desk = window.workspace.desk
    desk.set_focus(next(span.id for span in desk.spans if span.label == "PER"))
    assert window.workspace.inspector.card.chip.accessibleName() == "Human"
    assert window.commands["edit.undo"].text() == "&Undo: scheme: rename “PER”"


def test_problems_are_said_where_they_arise_and_nothing_is_applied(
    window: MainWindow, editor: SchemeEditor, qtbot: QtBot
) -> None:
    form = page(editor, PER)
    for code in ("en", "fr"):
        form.names.lines[code].selectAll()
        qtbot.keyClick(form.names.lines[code], Qt.Key.Key_Delete)
    assert "A name is needed" in form.fields["name"].note.text()
    form.key.selectAll()
    qtbot.keyClicks(form.key, "2")
    assert form.fields["key"].note.text() == "⚠ The label “Organisation” has this key."
    form.key.selectAll()
    qtbot.keyClicks(form.key, "a")
    assert "The command “Accept” has this key." in form.fields["key"].note.text()
    assert not editor.apply.isEnabled()
    before = scheme_of(window)
    assert not editor.session.apply()
    assert scheme_of(window) == before
    first = editor.pending
    first.refresh()
    editor.session.show_place(SCHEME)
    first.itemActivated.emit(first.rows()[0], 0)
    assert editor.session.place == PER
    editor.discard.click()
    assert not editor.session.problems()
    assert not form.fields["key"].note.isVisibleTo(form)


def test_a_label_is_added_with_an_id_of_its_own(
    window: MainWindow, editor: SchemeEditor, qtbot: QtBot
) -> None:
    editor.session.show_place(ENTITIES)
    editor.tools.add_menu.aboutToShow.emit()
    offered = [action.text() for action in editor.tools.add_menu.actions()]
    assert offered == ["Layer", "Label", "Attribute", "Relation"]
    editor.tools.add_menu.actions()[1].trigger()
    form = editor.page()
    assert isinstance(form, LabelPage)
    assert not form.identifier.isReadOnly()
    form.identifier.setFocus()
    form.identifier.selectAll()
    qtbot.keyClicks(form.identifier, "PER")
    assert form.fields["id"].note.text() == "⚠ Something else has this id."
    qtbot.keyClicks(form.identifier, "K")
    assert editor.session.place == Place(Kind.LABEL, "PERK", "entities")
    qtbot.keyClicks(form.identifier, " ")
    assert "An id has no spaces" in form.fields["id"].note.text()
    form.identifier.editingFinished.emit()
    assert form.identifier.text() == "PERK"
    assert lines(editor) == ["Add “New label”"]
    editor.apply.click()
    assert scheme_of(window).label(LabelId("PERK")) is not None
    assert form.identifier.isReadOnly()
    assert window.workspace is not None
    assert LabelId("PERK") in window.workspace.palette_bar.buttons


def test_retired_labels_keep_their_spans_and_come_back(
    window: MainWindow, editor: SchemeEditor
) -> None:
    editor.session.show_place(MISC)
    editor.tools.retire.trigger()
    assert lines(editor) == ["Retire “Other name” — stays on 2 spans in 1 article"]
    row = editor.tree.row(MISC)
    assert row is not None
    assert row.text(0) == "Other name (retired)"
    editor.apply.click()
    assert window.workspace is not None
    assert LabelId("MISC") not in window.workspace.palette_bar.buttons
    assert labels_in(window).count("MISC") == 2
    assert editor.tools.retire.text() == "B&ring back"
    editor.tools.retire.trigger()
    editor.apply.click()
    assert LabelId("MISC") in window.workspace.palette_bar.buttons


def test_only_what_has_no_annotations_can_be_deleted(editor: SchemeEditor) -> None:
    for place, free in ((MISC, False), (ORG, True), (SAID_BY, False), (ENTITIES, False)):
        editor.session.show_place(place)
        assert editor.tools.delete.isEnabled() == free
    assert "annotations" in editor.tools.delete.toolTip()
    editor.session.show_place(ORG)
    editor.tools.delete.trigger()
    assert editor.session.place == ENTITIES
    assert lines(editor) == ["Delete “Organisation” — no annotations have it"]
    editor.tools.undo.trigger()
    editor.session.show_place(MISC)
    editor.tools.merge_into("ORG")
    assert not editor.tools.delete.isEnabled()  # what was merged into it counts


def test_rows_move_by_key_and_by_dragging(editor: SchemeEditor) -> None:
    def order() -> list[str]:
        return [str(label.id) for label in editor.session.scheme.layers[0].labels][:4]

    editor.session.show_place(MISC)
    editor.tools.up.trigger()
    assert order() == ["PER", "ORG", "MISC", "LOC"]
    editor.tree.put(MISC, PER, after=False)
    assert order() == ["MISC", "PER", "ORG", "LOC"]
    editor.tree.put(MISC, LOC, after=True)
    assert order() == ["PER", "ORG", "LOC", "MISC"]
    assert not editor.session.pending
    editor.tree.put(MISC, SAID_BY, after=True)
    assert not editor.session.pending
    editor.tree.put(PER, ORG, after=True)
    assert lines(editor) == ["Move “Organisation”"]


def test_attributes_and_relations_choose_their_labels(
    window: MainWindow, editor: SchemeEditor
) -> None:
    editor.session.show_place(KIND)
    form = editor.page()
    assert isinstance(form, AttributePage)
    form.labels.boxes["SOURCE"].click()
    form.labels.boxes["CLAIM"].click()
    assert not form.free.isEnabled()
    editor.session.show_place(SAID_BY)
    links = editor.page()
    assert isinstance(links, RelationPage)
    links.child.boxes["SOURCE"].click()
    assert "Choose at least one label." in links.fields["child"].note.text()
    links.child.boxes["PER"].click()
    links.part.click()
    assert lines(editor) == [
        "Labels with “Kind”", "What “said by” links", "Whether “said by” makes parts",
    ]  # fmt: skip
    editor.apply.click()
    relation = item(scheme_of(window), SAID_BY)
    assert getattr(relation, "child", None) == ("PER",)
    assert scheme_of(window).attributes(LabelId("SOURCE"))[0].id == "kind"


def test_a_value_is_merged_and_an_attribute_retired(
    window: MainWindow, editor: SchemeEditor
) -> None:
    editor.session.show_place(MIXED)
    editor.tools.merge_into("indirect")
    editor.session.show_place(Place(Kind.ATTRIBUTE, "modality", "claims"))
    editor.tools.retire.trigger()
    assert lines(editor) == [
        "Merge “mixed” into “indirect” — no annotations have it",
        "Retire “Modality” — stays on 1 span in 1 article",
    ]
    editor.apply.click()
    assert not in_use(scheme_of(window), Place(Kind.ATTRIBUTE, "modality", "claims"))
    assert window.commands["edit.undo"].text() == "&Undo: scheme: 2 changes"


def test_definition_and_examples_in_every_language(
    window: MainWindow, editor: SchemeEditor, qtbot: QtBot
) -> None:
    form = page(editor, ORG)
    form.languages["fr"].click()
    assert form.definition.toPlainText().startswith("Une entreprise")
    form.definition.selectAll()
    qtbot.keyClicks(form.definition, "Tout **organisme**.")
    form.examples.selectAll()
    qtbot.keyClicks(form.examples, "- la *Ligue*")
    editor.apply.click()
    label = scheme_of(window).label(LabelId("ORG"))
    assert label is not None
    assert label.guideline["fr"] == "Tout **organisme**."
    assert label.examples["fr"] == "- la *Ligue*"
    assert label.guideline["en"].startswith("A company")
    window.commands["view.language.fr"].trigger()
    assert window.workspace is not None
    tip = window.workspace.palette_bar.buttons[LabelId("ORG")].toolTip()
    assert "organisme" in tip
    assert "**" not in tip


def test_free_colours_are_checked_for_contrast(
    window: MainWindow, editor: SchemeEditor, qtbot: QtBot
) -> None:
    form = page(editor, PER)
    form.colour.chosen.emit("#ffee00")
    assert form.colour.code.isVisibleTo(form)
    assert "light paper" in form.fields["colour"].note.text()
    form.colour.code.setFocus()
    form.colour.code.selectAll()
    qtbot.keyClicks(form.colour.code, "#12")
    assert "written as #rrggbb" in form.fields["colour"].note.text()
    assert not editor.apply.isEnabled()
    form.colour.palette_box.setCurrentIndex(form.colour.palette_box.findData("teal"))
    form.colour.palette_box.activated.emit(form.colour.palette_box.currentIndex())
    assert lines(editor) == ["Colour of “Person” — shown on 1 span in 1 article"]
    editor.apply.click()
    assert window.workspace is not None
    button = window.workspace.palette_bar.buttons[LabelId("PER")]
    assert button.label.colour == "teal"


def test_contrast_is_that_of_wcag() -> None:
    assert contrast(QColor("#000000"), QColor("#ffffff")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("#ffffff")) == pytest.approx(4.48, abs=0.01)
    assert contrast_warning("blue") == ""
    assert contrast_warning("#12") == ""
    assert "dark paper" in contrast_warning("#102040")
    assert contrast(load_theme("dark").colour("paper"), QColor("#102040")) < LEGIBLE


def test_the_article_shows_another_colour_at_once(
    window: MainWindow, editor: SchemeEditor, qtbot: QtBot
) -> None:
    assert window.workspace is not None
    article = window.workspace.article
    before = article.grab().toImage()
    page(editor, LOC).colour.chosen.emit("pink")
    editor.apply.click()
    QApplication.processEvents()
    assert article.grab().toImage() != before


def test_undo_elsewhere_reaches_an_editor_with_pending_changes(
    window: MainWindow, editor: SchemeEditor
) -> None:
    assert window.project.bridge is not None
    form = page(editor, ORG)
    form.names.edited.emit("en", {"en": "Body", "fr": "Corps"})
    other = changed(scheme_of(window), PER, name={"en": "Somebody"})
    window.project.bridge.do(ChangeScheme(other))
    assert lines(editor) == [
        "Rename “Somebody” to “Person” — shown on 1 span in 1 article",
        "Rename “Organisation” to “Body”",
    ]
    assert not editor.session.can_undo
    editor.session.discard()
    assert editor.session.scheme == scheme_of(window)


def test_counts_follow_the_work(window: MainWindow, editor: SchemeEditor, qtbot: QtBot) -> None:
    assert window.workspace is not None
    desk = window.workspace.desk
    desk.set_focus(next(span.id for span in desk.spans if span.label == "PER"))
    with qtbot.waitSignal(editor.session.counted):
        window.workspace.gestures.apply_label(LabelId("ORG"))
    row = editor.tree.row(ORG)
    assert row is not None
    assert row.text(2) == "1"


def test_a_scheme_travels_between_projects_as_a_file(
    window: MainWindow,
    editor: SchemeEditor,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "scheme.toml"
    monkeypatch.setattr(choosers, "file_for_scheme", lambda *_: path)
    monkeypatch.setattr(choosers, "scheme_to_import", lambda *_: path)
    page(editor, ORG).names.edited.emit("en", {"en": "Body"})
    editor.session.show_place(SCHEME)
    form = editor.page()
    assert isinstance(form, SchemePage)
    form.save.click()
    assert load_scheme(path) == editor.session.scheme
    editor.session.discard()
    form.load.click()
    assert lines(editor) == ["Rename “Organisation” to “Body”"]
    assert editor.apply.isEnabled()
    path.write_text("id = 1", encoding="utf-8")
    form.load.click()
    assert "label scheme cannot be used" in window.messages.what.text()


def test_an_imported_scheme_without_a_used_label_is_not_applied(
    window: MainWindow, editor: SchemeEditor
) -> None:
    scheme = removed(scheme_of(window), MISC)
    editor.session.edit(replace(editor.session.draft, scheme=scheme))
    assert lines(editor)[0] == "MISC: It has annotations, so it cannot be taken out."
    assert not editor.apply.isEnabled()


def test_a_zone_layer_stays_one_while_it_is_annotated(editor: SchemeEditor) -> None:
    editor.session.show_place(ENTITIES)
    form = editor.page()
    assert isinstance(form, LayerPage)
    model = form.style_field.model()
    zone = model.index(form.style_field.findData("zone"), 0)
    assert not model.flags(zone) & Qt.ItemFlag.ItemIsEnabled
    editor.session.show_place(Place(Kind.LAYER, "checks"))
    assert model.flags(zone) & Qt.ItemFlag.ItemIsEnabled


def test_closing_keeps_what_waits_and_says_so(window: MainWindow, editor: SchemeEditor) -> None:
    page(editor, ORG).names.edited.emit("en", {"en": "Body"})
    editor.close()
    assert not editor.isVisible()
    assert "not applied yet" in window.messages.what.text()
    window.messages.more.click()
    assert editor.isVisible()
    assert lines(editor) == ["Rename “Organisation” to “Body”"]
    window.commands["project.close"].trigger()
    assert not window.features


def test_every_control_has_a_name_a_tip_and_the_theme(
    window: MainWindow, editor: SchemeEditor
) -> None:
    for button in editor.findChildren(QToolButton):
        action = button.defaultAction()
        if action is not None and button.isVisible():
            assert button.toolTip(), action.text()
            assert action.text()
    window.commands["view.theme.dark"].trigger()
    assert window.appearance.theme.dark
    for place in (SCHEME, ENTITIES, PER, KIND, MIXED, SAID_BY):
        editor.session.show_place(place)
        assert editor.page().isVisible()
        assert editor.page().kind is place.kind


def test_history_names_settings_in_words(window: MainWindow) -> None:
    bridge = window.project.bridge
    assert bridge is not None
    session = EditSession(bridge)
    session.change(lambda scheme: changed(scheme, ENTITIES, overlap=Overlap.NESTED))
    assert session.apply()
    assert undo_text(bridge.project.next_undo) == "&Undo: scheme: overlaps in “entities”: nested"
    bridge.do(ChangeScheme(changed(bridge.project.scheme, PER, name={"en": "X"})))
    assert undo_text(bridge.project.next_undo) == "&Undo: change the scheme"
    session.remove()
    assert isinstance(item(bridge.project.scheme, PER), Label)


def test_no_view_goes_on_showing_the_old_name(window: MainWindow, editor: SchemeEditor) -> None:
    assert window.workspace is not None
    work = window.workspace
    work.desk.set_focus(next(span.id for span in work.desk.spans if span.label == "PER"))
    page(editor, PER).names.edited.emit("en", {"en": "Human"})
    editor.apply.click()
    for undone in (False, True):
        if undone:
            window.commands["edit.undo"].trigger()
        new, old = ("Person", "Human") if undone else ("Human", "Person")
        shown = [work.inspector.card.chip.accessibleName()]
        shown += [button.text() for button in work.palette_bar.buttons.values()]
        shown += [action.text() for action in window.menus["labels"].actions()]
        shown += words_in(work.inspector.list.model())
        assert sum(new in text for text in shown) == 4
        assert not any(old in text for text in shown)


def words_in(model: QAbstractItemModel, under: QModelIndex | None = None) -> list[str]:
    """Return what a tree shows, row by row."""
    above = under or QModelIndex()
    found: list[str] = []
    for row in range(model.rowCount(above)):
        index = model.index(row, 0, above)
        found += [str(model.data(index)), *words_in(model, index)]
    return found


def test_the_window_works_with_a_scheme_that_shares_nothing_with_the_default(
    open_window: Callable[..., MainWindow],
    project: Project,
    make_document: Callable[..., Document],
    qtbot: QtBot,
) -> None:
    only = Label(id=LabelId("THING"), name={"en": "Thing"}, key="t", colour="teal")
    layer = Layer(id=LayerId("things"), name={"en": "Things"}, labels=(only,))
    project.do(ChangeScheme(replace(project.scheme, layers=(layer,), relations=(), guidelines={})))
    document = make_document(TEXT, title="Négociations")
    project.do(AddDocuments((document,)))
    project.close()
    window = open_window(project.path)
    work = window.workspace
    assert work is not None
    work.desk.select(Selection(0, 4))
    work.gestures.apply_label(LabelId("THING"))
    assert labels_in(window) == ["THING"]
    needs_files = {"library.export"}
    names = [
        item.id
        for item in COMMANDS
        if item.menu.partition(".")[0] in ("annotate", "labels", "article")
    ]
    for name in names:
        if name not in needs_files:
            window.commands[name].trigger()
    window.commands["scheme.edit"].trigger()
    assert lines(feature(window).editor) == ["Nothing to apply: the scheme is as it was."]
    form = page(feature(window).editor, Place(Kind.LABEL, "THING", "things"))
    assert "has this key" in form.fields["key"].note.text()  # said, and in nobody's way
    form.names.edited.emit("en", {"en": "Object"})
    assert feature(window).session.apply()


def test_the_inspector_shows_what_is_retired_and_offers_it_no_more(
    window: MainWindow, editor: SchemeEditor
) -> None:
    assert window.workspace is not None
    work = window.workspace
    work.desk.set_focus(next(span.id for span in work.desk.spans if span.label == "CLAIM"))
    work.gestures.set_attribute("kind", "mixed")
    for place in (MIXED, Place(Kind.VALUE, "indirect", "claims", "kind"),
                  Place(Kind.ATTRIBUTE, "modality", "claims")):  # fmt: skip
        editor.session.show_place(place)
        editor.tools.retire.trigger()
    editor.apply.click()
    rows = {row.attribute.id: row for row in work.inspector.card.attributes.rows}
    kind, modality = rows["kind"], rows["modality"]
    assert isinstance(kind, ChoiceRow)
    assert isinstance(modality, ChoiceRow)
    shown = [name for name, button in kind.buttons.items() if button.isVisibleTo(kind)]
    assert shown == ["direct", "mixed", "unattributed"]
    assert kind.buttons["mixed"].isChecked()
    assert not kind.buttons["mixed"].isEnabled()
    assert [one for one, b in modality.buttons.items() if b.isVisibleTo(modality)] == ["asserted"]
    kind.buttons["direct"].click()
    assert [name for name, b in kind.buttons.items() if b.isVisibleTo(kind)] == [
        "direct", "unattributed",
    ]  # fmt: skip


def test_a_row_is_dragged_to_another_place_of_its_list(
    editor: SchemeEditor, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree = editor.tree
    editor.session.show_place(MISC)
    row = tree.row(PER)
    assert row is not None
    below = QAbstractItemView.DropIndicatorPosition.BelowItem
    monkeypatch.setattr(tree, "dropIndicatorPosition", lambda: below)
    place = QPointF(tree.visualItemRect(row).center())
    none = Qt.KeyboardModifier.NoModifier
    event = QDropEvent(
        place, Qt.DropAction.MoveAction, QMimeData(), Qt.MouseButton.LeftButton, none
    )
    tree.dropEvent(event)
    order = [str(label.id) for label in editor.session.scheme.layers[0].labels]
    assert order[:3] == ["PER", "MISC", "ORG"]
    assert event.dropAction() is Qt.DropAction.IgnoreAction  # the tree is made from the draft

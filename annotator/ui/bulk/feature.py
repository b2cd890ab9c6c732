"""All of a label in the window: by menu and key for the focused span, by right click for any."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QPoint
from PySide6.QtWidgets import QMenu

from annotator.app.operations.bulk import (
    AcceptLabel,
    ClearLayer,
    DeleteLabel,
    RejectLabel,
    standing,
    undecided,
)
from annotator.core.ids import LabelId, LayerId
from annotator.core.scheme import wording
from annotator.ui.bulk.strip import AskStrip, Question
from annotator.ui.desk import Notice
from annotator.ui.i18n import language
from annotator.ui.icons import icon

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow
    from annotator.ui.workspace import Workspace


class Bulk(QObject):
    """Serves the commands on all spans of a label or layer, and their menus under the mouse."""

    def __init__(self, window: "MainWindow", work: "Workspace") -> None:
        super().__init__(window)
        self._window, self._work = window, work
        self._locale = QLocale()
        self.strip = AskStrip()
        column = work.accepting.parentWidget()
        layout = column.layout() if column is not None else None
        assert layout is not None
        layout.addWidget(self.strip)
        self.strip.left.connect(work.article.setFocus)
        work.desk.spans_changed.connect(self.strip.renew)
        work.desk.document_changed.connect(self._leave)
        work.palette_bar.menu_requested.connect(self.popup)
        work.inspector.list.menu_requested.connect(self.popup)

    def slots(self) -> Mapping[str, Callable[[], object]]:
        """Return what each command does."""
        return {
            "bulk.accept_label": partial(self._of_focus, self.accept),
            "bulk.reject_label": partial(self._of_focus, self.reject),
            "bulk.delete_label": partial(self._of_focus, self.ask_delete),
            "bulk.clear_layer": self._clear_focused,
        }

    def remove(self) -> None:
        """Leave the window."""
        self.strip.deleteLater()
        self.deleteLater()

    # Of a label

    def accept(self, label: LabelId) -> None:
        """Accept every suggestion of the article with the label."""
        self._decide(AcceptLabel, label)

    def reject(self, label: LabelId) -> None:
        """Reject every suggestion of the article with the label."""
        self._decide(RejectLabel, label)

    def ask_delete(self, label: LabelId) -> None:
        """Ask whether every span of the article with the label is to go."""
        self.strip.ask(partial(self._delete_question, label))

    def ask_clear(self, layer: LayerId) -> None:
        """Ask whether every span of the article in the layer is to go."""
        self.strip.ask(partial(self._clear_question, layer))

    def popup(self, chosen: object, place: QPoint) -> QMenu:
        """Show what can be done with all of a label, or of a layer, at a point of the screen."""
        menu = self.menu_for(chosen)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)
        return menu

    def menu_for(self, chosen: object) -> QMenu:
        """Return the menu of a label or, where ``chosen`` is no label, of a layer."""
        menu = QMenu(self._window)
        label = self._work.desk.project.scheme.label(LabelId(str(chosen)))
        layer = LayerId(str(chosen))
        if label is not None:
            home = self._work.desk.project.scheme.layer_of(label.id)
            layer = home.id if home is not None else layer
            self._add_label(menu, label.id)
        count = len(self._in_layer(layer))
        clear = menu.addAction(
            self.tr("Clear {layer} ({count})…").format(
                layer=self._layer_name(layer).replace("&", "&&"), count=self._number(count)
            )
        )
        clear.setEnabled(count > 0)
        clear.triggered.connect(partial(self.ask_clear, layer))
        return menu

    # Inside

    def _add_label(self, menu: QMenu, label: LabelId) -> None:
        theme = self._window.appearance.theme
        name = self._label_name(label).replace("&", "&&")
        left, there = len(self._undecided(label)), len(self._standing(label))
        for sign, text, count, do in (
            ("accept", self.tr("Accept {count} × {label}"), left, self.accept),
            ("reject", self.tr("Reject {count} × {label}"), left, self.reject),
            ("delete", self.tr("Delete {count} × {label}…"), there, self.ask_delete),
        ):
            shown = text.format(count=self._number(count), label=name)
            action = menu.addAction(icon(sign, theme), shown)
            action.setEnabled(count > 0)
            action.triggered.connect(partial(do, label))
        menu.addSeparator()

    def _of_focus(self, do: Callable[[LabelId], None]) -> None:
        focused = self._work.desk.focused
        if focused is None:
            self._work.desk.noticed.emit(Notice.NO_SPAN_FOCUSED)
        else:
            do(focused.label)

    def _clear_focused(self) -> None:
        focused = self._work.desk.focused
        if focused is None:
            self._work.desk.noticed.emit(Notice.NO_SPAN_FOCUSED)
        else:
            self.ask_clear(focused.layer)

    def _decide(self, operation: type[AcceptLabel] | type[RejectLabel], label: LabelId) -> None:
        desk = self._work.desk
        if desk.document is None:
            return
        if not self._undecided(label):
            desk.noticed.emit(Notice.NO_SUGGESTION_LEFT)
            return
        self._work.gestures.do(operation(desk.document.id, label))

    def _delete_question(self, label: LabelId) -> Question | None:
        desk, count = self._work.desk, len(self._standing(label))
        if desk.document is None or not count:
            return None
        return Question(
            self.tr("{label}: %n span(s) of this article", "", count).format(
                label=self._label_name(label)
            ),
            self.tr("Delete {count}").format(count=self._number(count)),
            partial(self._work.gestures.do, DeleteLabel(desk.document.id, label)),
        )

    def _clear_question(self, layer: LayerId) -> Question | None:
        desk, count = self._work.desk, len(self._in_layer(layer))
        if desk.document is None or not count:
            return None
        return Question(
            self.tr("The layer {layer}: %n span(s) of this article", "", count).format(
                layer=self._layer_name(layer)
            ),
            self.tr("Delete {count}").format(count=self._number(count)),
            partial(self._work.gestures.do, ClearLayer(desk.document.id, layer)),
        )

    def _leave(self) -> None:
        """Forget a question about another article."""
        if not self.strip.isHidden():
            self.strip.give_up()

    def _undecided(self, label: LabelId) -> tuple[object, ...]:
        return undecided(self._work.desk.spans, label)

    def _standing(self, label: LabelId) -> tuple[object, ...]:
        return standing(self._work.desk.spans, {label})

    def _in_layer(self, layer: LayerId) -> tuple[object, ...]:
        found = self._work.desk.project.scheme.layer(layer)
        labels = {label.id for label in found.labels} if found is not None else set()
        return standing(self._work.desk.spans, labels)

    def _label_name(self, label: LabelId) -> str:
        found = self._work.desk.project.scheme.label(label)
        return wording(found.name, language()) if found is not None else str(label)

    def _layer_name(self, layer: LayerId) -> str:
        found = self._work.desk.project.scheme.layer(layer)
        return wording(found.name, language()) if found is not None else str(layer)

    def _number(self, count: int) -> str:
        return self._locale.toString(count)

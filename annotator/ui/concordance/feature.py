"""The concordance in the window: what its gestures do to the project."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

from annotator.core.errors import UserFacingError
from annotator.core.ids import LabelId
from annotator.ui.desk import Selection
from annotator.ui.dialogs import choosers
from annotator.ui.history_text import gesture_text

if TYPE_CHECKING:
    from annotator.app.concordance import Hit
    from annotator.app.operations.operation import Operation
    from annotator.ui.concordance.window import ConcordanceWindow
    from annotator.ui.main_window import MainWindow
    from annotator.ui.workspace import Workspace


class Concordance(QObject):
    """Makes the window when it is first wanted and keeps it while the project is open."""

    def __init__(self, window: "MainWindow", work: "Workspace") -> None:
        super().__init__(window)
        self._window, self._work = window, work
        self.shown: ConcordanceWindow | None = None

    def slots(self) -> Mapping[str, Callable[[], object]]:
        """Return what its command does."""
        return {"view.concordance": self.show}

    def remove(self) -> None:
        """Leave the window: the project's page goes."""
        if self.shown is not None:
            self._window.appearance.changed.disconnect(self.shown.set_theme)
            self.shown.close()
            self.shown.deleteLater()
            self.shown = None
        self.deleteLater()

    def show(self) -> "ConcordanceWindow":
        """Show the concordance, with the chosen words or the focused span's in its field."""
        shown = self.shown or self._made()
        self.shown = shown
        desk = self._work.desk
        chosen = desk.selection or desk.focused
        if chosen is not None and desk.document is not None and not shown.isVisible():
            words = " ".join(desk.document.text[chosen.start : chosen.end].split())
            if len(words) <= _LONGEST:
                shown.form.field.setText(words)
        shown.show()
        shown.raise_()
        shown.activateWindow()
        shown.focus_search()
        return shown

    def _made(self) -> "ConcordanceWindow":
        from annotator.ui.concordance.window import ConcordanceWindow  # noqa: PLC0415  (not at start)

        appearance = self._window.appearance
        shown = ConcordanceWindow(self._work.bridge, appearance.theme, self._window)
        appearance.changed.connect(shown.set_theme)
        shown.label_wanted.connect(self.label)
        shown.accept_wanted.connect(self.accept)
        shown.unlabel_wanted.connect(self.unlabel)
        shown.open_wanted.connect(self.open)
        shown.copy_wanted.connect(self.copy)
        shown.save_wanted.connect(self.save)
        shown.undo_wanted.connect(self._undo)
        shown.redo_wanted.connect(self._redo)
        return shown

    # Gestures

    def label(self, label: LabelId) -> None:
        """Label the chosen hits, all in one gesture."""
        from annotator.app.operations.hits import LabelPlaces  # noqa: PLC0415  (not at start)

        places = tuple(hit.place for hit in self._chosen())
        if places:
            self._do(LabelPlaces(places, label))

    def accept(self) -> None:
        """Accept the suggestions on the chosen hits, all in one gesture."""
        from annotator.app.operations.hits import AcceptPlaces  # noqa: PLC0415  (not at start)

        places = tuple(hit.place for hit in self._chosen())
        if places:
            self._do(AcceptPlaces(places))

    def unlabel(self) -> None:
        """Take the labels off the chosen hits, all in one gesture."""
        from annotator.app.operations.hits import UnlabelPlaces  # noqa: PLC0415  (not at start)

        places = tuple(hit.place for hit in self._chosen())
        if places:
            self._do(UnlabelPlaces(places))

    def open(self, hit: "Hit") -> None:
        """Show a hit in its article, and give the article the keyboard."""
        desk, place = self._work.desk, hit.place
        desk.open(place.document, place.start)
        there = [
            span for span in desk.visible() if (span.start, span.end) == (place.start, place.end)
        ]
        if there:
            desk.set_focus(there[0].id)
        else:
            desk.select(Selection(place.start, place.end, exact=True))
        self._window.activateWindow()
        self._work.article.setFocus()

    def copy(self) -> None:
        """Copy the chosen hits, one a line."""
        if self.shown is not None:
            lines = (f"{hit.left}\t{hit.words}\t{hit.right}\t{hit.title}" for hit in self._chosen())
            QGuiApplication.clipboard().setText("\n".join(lines))

    def save(self) -> None:
        """Save the chosen hits, or all that are shown, to a file that the person chooses."""
        from annotator.app.hits_file import write_hits  # noqa: PLC0415  (rarely used)

        shown, bridge = self.shown, self._work.bridge
        if shown is None or not shown.model.rowCount():
            return
        suggested = bridge.project.path.with_suffix(".csv")
        path = choosers.hits_to_save(shown, suggested)
        if path is None:
            return
        hits = self._chosen() or shown.model.hits(range(shown.model.rowCount()))
        try:
            count = write_hits(path, ((hit, shown.model.labels_of(hit)) for hit in hits))
        except UserFacingError as error:
            bridge.failed.emit(error)
            return
        shown.say(self.tr("%n hit(s) saved", "", count))

    # Inside

    def _chosen(self) -> list["Hit"]:
        shown = self.shown
        return [] if shown is None else shown.model.hits(shown.table.rows())

    def _do(self, operation: "Operation") -> None:
        bridge = self._work.bridge
        with _busy():
            effects = bridge.do(operation)
        if effects is None or self.shown is None:
            return
        step = bridge.project.next_undo if effects.annotated else None
        if step is None:
            self.shown.say(self.tr("Nothing changed: it is so already, or the layer forbids it"))
            return
        said = [self.tr("Done: {gesture}").format(gesture=gesture_text(step))]
        left = int(step.fields.get("left_out", 0))
        if left:
            said.append(self.tr("%n left out, which the layer forbids", "", left))
        self.shown.say(" · ".join(said))

    def _undo(self) -> None:
        self._step(self._work.bridge.project.next_undo, self._work.bridge.undo, undone=True)

    def _redo(self) -> None:
        self._step(self._work.bridge.project.next_redo, self._work.bridge.redo, undone=False)

    def _step(self, step: object, do: Callable[[], object], *, undone: bool) -> None:
        from annotator.app.holdings import HistoryStep  # noqa: PLC0415 (imported by then)

        if not isinstance(step, HistoryStep):
            return
        with _busy():
            done = do()
        if done is None or self.shown is None:
            return
        said = self.tr("Undone: {gesture}") if undone else self.tr("Done again: {gesture}")
        self.shown.say(said.format(gesture=gesture_text(step)))


@contextmanager
def _busy() -> Iterator[None]:
    """Show by the mouse that something takes a moment: tens of thousands of hits take seconds."""
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QGuiApplication.restoreOverrideCursor()


_LONGEST = 80
"""Characters of a span that is worth searching for."""

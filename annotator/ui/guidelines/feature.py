"""The guidelines as a part of the window: a key to read them, one to write them, tooltips."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.core.ids import LabelId
from annotator.ui.guidelines.tips import SpanTips
from annotator.ui.label_palette import LabelButton

if TYPE_CHECKING:
    from annotator.ui.guidelines.panel import GuidelinesPanel
    from annotator.ui.guidelines.writing import GuidelinesWriter
    from annotator.ui.main_window import MainWindow
    from annotator.ui.workspace import Workspace


class Guidelines(QObject):
    """Opens the panel at the label in question, and lets it follow the focus while it is open."""

    def __init__(self, window: "MainWindow", work: "Workspace") -> None:
        super().__init__(window)
        self._window, self._work = window, work
        self.panel: GuidelinesPanel | None = None
        self.writer: GuidelinesWriter | None = None
        self.tips = SpanTips(work.article)
        work.bridge.scheme_changed.connect(self._follow_scheme)
        work.desk.focus_changed.connect(self._follow_focus)

    def slots(self) -> Mapping[str, Callable[[], object]]:
        """Return what each of its commands does."""
        return {"scheme.guidelines": self.show, "scheme.write": self.write}

    def remove(self) -> None:
        """Leave the window; what was written is saved."""
        self._work.bridge.scheme_changed.disconnect(self._follow_scheme)
        self._work.desk.focus_changed.disconnect(self._follow_focus)
        self.tips.remove()
        if self.writer is not None:
            self.writer.remove()
        if self.panel is not None:
            self.panel.left.disconnect(self._back)
            self.panel.close()
            self.panel.deleteLater()
        self.deleteLater()

    def settle(self) -> None:
        """Save what is being written."""
        if self.writer is not None:
            self.writer.save()

    def show(self) -> None:
        """Show the guidelines, at the label of the focused span or of the button with the focus."""
        from annotator.ui.guidelines.panel import GuidelinesPanel  # noqa: PLC0415  (not at start)

        label = self.label()
        if self.panel is None:
            self.panel = GuidelinesPanel(self._work.bridge.project.scheme, self._window)
            self.panel.write_asked.connect(self.write)
            self.panel.left.connect(self._back)
        self.panel.show()
        self.panel.raise_()
        self.panel.activateWindow()
        self.panel.text.setFocus()
        if label is not None:
            self.panel.show_label(label)

    def write(self) -> None:
        """Show the guidelines to be written."""
        from annotator.ui.guidelines.writing import GuidelinesWriter  # noqa: PLC0415  (rarely used)

        if self.writer is None:
            self.writer = GuidelinesWriter(self._work.bridge, self._window)
        self.writer.show()
        self.writer.raise_()
        self.writer.activateWindow()

    def label(self) -> LabelId | None:
        """Return the label in question: of the focused span, or of the button in the bar."""
        focused = self._work.desk.focused
        if focused is not None:
            return focused.label
        widget = self._window.focusWidget()
        return widget.label.id if isinstance(widget, LabelButton) else None

    def _follow_scheme(self) -> None:
        if self.panel is not None:
            self.panel.show_scheme(self._work.bridge.project.scheme)

    def _follow_focus(self) -> None:
        focused = self._work.desk.focused
        if self.panel is not None and self.panel.isVisible() and focused is not None:
            self.panel.show_label(focused.label)

    def _back(self) -> None:
        self._window.activateWindow()
        self._work.article.setFocus()

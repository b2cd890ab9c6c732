"""The scheme editor as a part of the window."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.app.scheme_changes import Breach
from annotator.ui.scheme_editor.session import EditSession

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow
    from annotator.ui.scheme_editor.window import SchemeEditor
    from annotator.ui.workspace import Workspace


class SchemeEditing(QObject):
    """Opens the editor; what is not applied waits until the project is closed."""

    def __init__(self, window: "MainWindow", work: "Workspace") -> None:
        super().__init__(window)
        self._window, self._work = window, work
        self.session: EditSession | None = None
        self.editor: SchemeEditor | None = None

    def slots(self) -> Mapping[str, Callable[[], object]]:
        """Return what each of its commands does."""
        return {"scheme.edit": self.show}

    def remove(self) -> None:
        """Close the editor; what was not applied is given up with the page."""
        if self.editor is not None:
            self._window.appearance.changed.disconnect(self.editor.set_theme)
            self.editor.left.disconnect(self._say_pending)
            self.editor.close()
            self.editor.deleteLater()
        if self.session is not None:
            self.session.remove()
        self.deleteLater()

    def show(self) -> None:
        """Show the editor, at the focused span's label when it is opened first."""
        from annotator.ui.scheme_editor.window import SchemeEditor  # noqa: PLC0415  (rarely used)

        if self.session is None:
            self.session = EditSession(self._work.bridge, self)
        if self.editor is None:
            theme = self._window.appearance.theme
            editor = self.editor = SchemeEditor(self.session, theme, self._window)
            self._window.appearance.changed.connect(editor.set_theme)
            editor.breach_asked.connect(self._show_breach)
            editor.guidelines_asked.connect(self._window.commands["scheme.write"].trigger)
            editor.failed.connect(self._window.messages.show_error)
            editor.left.connect(self._say_pending)
        self.session.count()
        self.editor.show()
        self.editor.raise_()
        self.editor.activateWindow()

    def _show_breach(self, breach: Breach) -> None:
        desk = self._work.desk
        if desk.document is None or desk.document.id != breach.document:
            desk.open(breach.document)
        desk.set_focus(breach.span.id)

    def _say_pending(self) -> None:
        if self.session is not None and self.session.pending:
            self._window.messages.say(
                self.tr("The scheme has changes that are not applied yet."),
                self.tr("They wait in the editor until the project is closed."),
                more=self.tr("Open it…"),
                show_more=self.show,
            )

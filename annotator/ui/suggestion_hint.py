"""The line under an article without suggestions."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from annotator.app.suggestion_service import ServiceState
from annotator.core.suggestions import Cause
from annotator.ui.desk import Desk


class SuggestionHint(QFrame):
    """Says why an article has no suggestions yet, and how it gets them."""

    wanted = Signal()
    """Suggestions for every article without."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._desk = desk
        self._failed = False
        self.text = QLabel(self)
        self.text.setObjectName("muted")
        self.text.setWordWrap(True)
        self.button = QPushButton(self)
        self.button.clicked.connect(self._press)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 4, 24, 4)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.button)
        desk.document_changed.connect(self.refresh)
        desk.bridge.suggesting.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what is to be said about the document on the desk, or nothing."""
        desk, service = self._desk, self._desk.bridge.service
        document = desk.document
        failed = service.aside.failed.get(document.id) if document is not None else None
        self._failed = failed is not None
        if document is None or not (failed or not desk.project.has_pipeline_tokens(document.id)):
            self.hide()
            return
        coming = service.busy and service.state is not ServiceState.FAILED and not failed
        self.button.setVisible(not coming)
        self._name_button()
        if failed is not None:
            self.text.setText(self._why(failed.cause))
        elif coming and service.state is ServiceState.LOADING:
            self.text.setText(
                self.tr("The language model is loading; suggestions appear by themselves.")
            )
        elif coming:
            self.text.setText(
                self.tr("Suggestions for this article are on their way. You can begin already.")
            )
        else:
            self.text.setText(
                self.tr("No suggestions yet. You can annotate by hand, or have them made.")
            )
        self.show()

    def _name_button(self) -> None:
        if self._failed:
            self.button.setText(self.tr("Try again"))
            self.button.setToolTip(
                self.tr("Have suggestions made for this article once more (Ctrl+Shift+H)")
            )
        else:
            self.button.setText(self.tr("Pre-highlight"))
            self.button.setToolTip(
                self.tr("Have suggestions made for every article without (Ctrl+H)")
            )

    def _why(self, cause: Cause) -> str:
        return {
            Cause.ENDED: self.tr(
                "No suggestions: the pipeline failed on this article. You can annotate by hand."
            ),
            Cause.GARBLED: self.tr(
                "No suggestions: the pipeline failed on this article. You can annotate by hand."
            ),
            Cause.HUNG: self.tr(
                "No suggestions: the pipeline did not come to an end with this article. "
                "You can annotate by hand."
            ),
            Cause.MEMORY: self.tr(
                "No suggestions: there was not enough memory for this article. "
                "You can annotate by hand."
            ),
            Cause.REFUSED: self.tr(
                "No suggestions: the pipeline cannot read this article. You can annotate by hand."
            ),
        }[cause]

    def _press(self) -> None:
        document = self._desk.document
        if self._failed and document is not None:
            self._desk.bridge.suggest_again(document.id)
        else:
            self.wanted.emit()

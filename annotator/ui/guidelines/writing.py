"""Writing the project's guidelines: Markdown on the left, how it reads on the right."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QFontDatabase, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from annotator.app.scheme_changes import operation_of
from annotator.app.schemes import load_scheme
from annotator.core.scheme_draft import Draft
from annotator.ui.bridge import ProjectBridge
from annotator.ui.guidelines.markdown import MarkdownView, written
from annotator.ui.i18n import language
from annotator.ui.scheme_editor.fields import languages_of
from annotator.ui.scheme_editor.wording import language_name

_SIZE = (1040, 700)
_PREVIEW_AFTER = 120
"""Milliseconds after the last key in which the preview follows."""


class GuidelinesWriter(QDialog):
    """Edits the guidelines in each language; saving is one change, and closing saves."""

    def __init__(self, bridge: ProjectBridge, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Project guidelines"))
        self.setModal(False)
        self._bridge = bridge
        self._kept: dict[str, str] = dict(bridge.project.scheme.guidelines)
        self._texts = dict(self._kept)
        self._template = load_scheme().guidelines
        self.code = language()
        self.edit = QPlainTextEdit(self)
        self.edit.setAccessibleName(self.tr("Guidelines in Markdown"))
        self.edit.setTabChangesFocus(True)
        self.edit.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.edit.setPlaceholderText(
            self.tr("# What we annotate\n\nA rule a paragraph, *with an example*.")
        )
        self.preview = MarkdownView(self)
        self.preview.setAccessibleName(self.tr("How it reads"))
        self.state = QLabel(self)
        self.state.setObjectName("muted")
        self._add_buttons()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PREVIEW_AFTER)
        self._timer.timeout.connect(self.show_preview)
        self._arrange()
        self.edit.textChanged.connect(self._take)
        self.edit.setObjectName("field")
        self.edit.verticalScrollBar().valueChanged.connect(self._scroll_along)
        self.save_button.clicked.connect(self.save)
        self.discard_button.clicked.connect(self.discard)
        for keys in ("Ctrl+Return", "Ctrl+S"):
            QShortcut(QKeySequence(keys), self, self.save)
        bridge.scheme_changed.connect(self._follow)
        self._show_language(self.code)
        self.edit.setFocus()

    @property
    def changed(self) -> bool:
        """Whether there is anything to save."""
        return _clean(self._texts) != _clean(self._kept)

    def save(self) -> bool:
        """Store the guidelines as one change; False means that it failed."""
        if not self.changed:
            return True
        scheme = self._bridge.project.scheme
        after = replace(scheme, guidelines=_clean(self._texts))
        self._kept = dict(self._texts)
        if self._bridge.do(operation_of(Draft.of(scheme).with_scheme(after))) is None:
            self._kept = dict(scheme.guidelines)
            self._tell()
            return False
        self._tell()
        return True

    def discard(self) -> None:
        """Go back to what is stored."""
        self._texts = dict(self._kept)
        self._show_language(self.code)

    def adopt(self) -> None:
        """Put the template at the end in each language that it has, where it is not there yet."""
        for code, words in self._template.items():
            own = self._texts.get(code, "")
            if code in self.languages and words.strip() not in own:
                self._texts[code] = f"{own.rstrip()}\n\n{words}" if own.strip() else words
        self._show_language(self.code)

    def show_preview(self) -> None:
        """Show now how the text reads."""
        self._timer.stop()
        self.preview.show_markdown(self._texts.get(self.code, ""))
        self._scroll_along()

    def _scroll_along(self) -> None:
        """Show in the preview about what is shown in the text."""
        own, other = self.edit.verticalScrollBar(), self.preview.verticalScrollBar()
        if own.maximum():
            other.setValue(round(other.maximum() * own.value() / own.maximum()))

    def remove(self) -> None:
        """Save, and follow the project no longer."""
        self.save()
        self._bridge.scheme_changed.disconnect(self._follow)
        self.close()
        self.deleteLater()

    def reject(self) -> None:
        """Save, then go away; what could not be stored stays open."""
        if self.save():
            super().reject()

    # Inside

    def _add_buttons(self) -> None:
        self.save_button = self._button(
            self.tr("&Save"), self.tr("Store the guidelines in the project (Ctrl+Return)")
        )
        self.save_button.setDefault(True)
        self.discard_button = self._button(
            self.tr("Discard"), self.tr("Go back to the guidelines as they are in the project")
        )
        self.template_button = self._button(
            self.tr("&Template"),
            self.tr(
                "Put rules for entities and claims at the end, in each language, to be changed"
            ),
        )
        self.template_button.clicked.connect(self.adopt)

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(4)
        self.languages: dict[str, QPushButton] = {}
        group = QButtonGroup(self)
        for code in languages_of(self._bridge.project.scheme):
            chip = self._button(
                language_name(code), self.tr("Write the guidelines in this language")
            )
            chip.setObjectName("chip")
            chip.setCheckable(True)
            chip.clicked.connect(lambda _=False, code=code: self._show_language(code))
            group.addButton(chip)
            top.addWidget(chip)
            self.languages[code] = chip
        top.addStretch(1)
        top.addWidget(self.state)
        halves = QSplitter(Qt.Orientation.Horizontal, self)
        halves.addWidget(self.edit)
        halves.addWidget(self.preview)
        halves.setChildrenCollapsible(False)
        halves.setSizes([1, 1])
        below = QHBoxLayout()
        below.setSpacing(8)
        hint = QLabel(
            self.tr("Markdown: # heading, *emphasis*, **strong**, - list, > quotation"), self
        )
        hint.setObjectName("muted")
        below.addWidget(hint, 1)
        closing = self._button(self.tr("Close"), self.tr("Save and close"))
        closing.clicked.connect(self.close)
        for button in (self.template_button, self.discard_button, closing, self.save_button):
            below.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(halves, 1)
        layout.addLayout(below)
        self.resize(*_SIZE)

    def _button(self, text: str, tip: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setToolTip(tip)
        button.setAutoDefault(False)
        return button

    def _show_language(self, code: str) -> None:
        self.code = code
        self.languages[code].setChecked(True)
        with QSignalBlocker(self.edit):
            self.edit.setPlainText(self._texts.get(code, ""))
        self.show_preview()
        self._tell()

    def _take(self) -> None:
        self._texts[self.code] = written(self.edit)
        self._timer.start()
        self._tell()

    def _tell(self) -> None:
        self.save_button.setEnabled(self.changed)
        self.discard_button.setEnabled(self.changed)
        self.template_button.setEnabled(self._lacks_template())
        self.state.setText(self.tr("not saved yet") if self.changed else self.tr("saved"))

    def _lacks_template(self) -> bool:
        """Tell whether a language has not all of the template."""
        return any(
            code in self.languages and words.strip() not in self._texts.get(code, "")
            for code, words in self._template.items()
        )

    def _follow(self) -> None:
        """Take over guidelines that changed elsewhere; what was typed here and not saved stays."""
        now = dict(self._bridge.project.scheme.guidelines)
        if now == self._kept:
            return
        typed, self._kept = self.changed, now
        if typed:
            self._tell()
        else:
            self.discard()


def _clean(texts: Mapping[str, str]) -> dict[str, str]:
    return {code: text for code, text in texts.items() if text.strip()}

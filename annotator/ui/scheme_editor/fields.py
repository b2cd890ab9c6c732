"""The fields of a form: each shows a part of the draft, and says at once what is wrong with it."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from annotator.core.scheme import Localised, Scheme
from annotator.ui.flow_layout import FlowLayout
from annotator.ui.guidelines.markdown import written
from annotator.ui.i18n import LANGUAGES, language
from annotator.ui.scheme_editor.choice import ChoiceBox
from annotator.ui.scheme_editor.wording import language_name


def languages_of(scheme: Scheme) -> tuple[str, ...]:
    """Return the languages a scheme is worded in: the window's own, ours, then any other."""
    found = [language(), *LANGUAGES, *scheme.name]
    found += [code for label in scheme.labels(disabled=True) for code in label.name]
    return tuple(dict.fromkeys(found))


class Note(QLabel):
    """A line under a field: a problem, marked as one, or a hint."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.hide()

    def say(self, problem: str, hint: str = "") -> None:
        """Show a problem, else a hint, else nothing."""
        text = f"⚠ {problem}" if problem else hint
        name = "problem" if problem else "muted"
        if name != self.objectName():
            self.setObjectName(name)
            self.style().unpolish(self)
            self.style().polish(self)
        self.setText(text)
        self.setVisible(bool(text))


class Field(QWidget):
    """A widget with a note under it."""

    def __init__(self, control: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.control = control
        self.note = Note(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(control)
        column.addWidget(self.note)
        self.setFocusProxy(control)


class NamesField(QWidget):
    """A name in every language, a line each."""

    edited = Signal(str, object)
    """The language in which something was typed, and the names in all of them."""

    def __init__(self, codes: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: dict[str, QLineEdit] = {}
        self._names: dict[str, str] = {}
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(8)
        for code in codes:
            line = QLineEdit(self)
            line.setMaxLength(80)
            line.setAccessibleName(self.tr("Name, {language}").format(language=language_name(code)))
            line.textEdited.connect(lambda text, code=code: self._take(code, text))
            mark = QLabel(language_name(code), self)
            mark.setObjectName("muted")
            form.addRow(mark, line)
            self.lines[code] = line
        self.setFocusProxy(next(iter(self.lines.values())))

    def show_names(self, names: Localised) -> None:
        """Show the names; a line that shows its name already keeps its caret."""
        self._names = dict(names)
        for code, line in self.lines.items():
            if line.text() != names.get(code, ""):
                line.setText(names.get(code, ""))

    def _take(self, code: str, text: str) -> None:
        names = {**self._names, code: text}
        self.edited.emit(code, {key: name for key, name in names.items() if name})


class TextField(QPlainTextEdit):
    """A text in Markdown, in one language at a time."""

    edited = Signal(str, object)

    def __init__(self, name: str, lines: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._texts: dict[str, str] = {}
        self.code = language()
        self.setObjectName("field")
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 18)
        self.textChanged.connect(self._take)

    def show_text(self, texts: Localised, code: str) -> None:
        """Show the text in a language; the caret stays where nothing changes."""
        self._texts, self.code = dict(texts), code
        if written(self) != texts.get(code, ""):
            with QSignalBlocker(self):
                self.setPlainText(texts.get(code, ""))

    def _take(self) -> None:
        texts = {**self._texts, self.code: written(self)}
        self.edited.emit(self.code, {key: text for key, text in texts.items() if text.strip()})


class ChoiceField(ChoiceBox):
    """One of a few settings, each with what it means."""

    picked = Signal(str)

    def __init__(self, name: str, choices: Mapping[str, tuple[str, str]], parent: QWidget) -> None:
        super().__init__(parent)
        self._meanings = {value: meaning for value, (_, meaning) in choices.items()}
        self.setAccessibleName(name)
        for value, (words, meaning) in choices.items():
            self.addItem(words, value)
            self.setItemData(self.count() - 1, meaning, Qt.ItemDataRole.ToolTipRole)
        self.activated.connect(lambda index: self.picked.emit(self.itemData(index)))

    def show_choice(self, value: str) -> str:
        """Show a setting and return what it means."""
        self.setCurrentIndex(self.findData(value))
        return self._meanings.get(value, "")


class LabelsField(QWidget):
    """Some of the labels: a box to tick for each."""

    ticked = Signal(object)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.boxes: dict[str, QCheckBox] = {}
        self._flow = FlowLayout(self, gap=14, row_gap=8)
        self._flow.setContentsMargins(0, 4, 0, 4)

    def show_labels(self, known: Mapping[str, str], chosen: Sequence[str]) -> None:
        """Show which of the known labels (id to name) are chosen."""
        if list(known) != list(self.boxes):
            for box in self.boxes.values():
                self._flow.removeWidget(box)
                box.hide()
                box.deleteLater()
            self.boxes = {label: self._box() for label in known}
        for label, box in self.boxes.items():
            box.setText(known[label].replace("&", "&&"))
            box.setChecked(label in chosen)

    def _box(self) -> QCheckBox:
        box = QCheckBox(self)
        box.clicked.connect(self._take)
        self._flow.addWidget(box)
        box.show()
        return box

    def _take(self) -> None:
        self.ticked.emit(tuple(label for label, box in self.boxes.items() if box.isChecked()))


class IdField(QLineEdit):
    """A stable id: shown, and editable only while what has it is new."""

    renamed = Signal(str)
    problem = Signal(str)
    """What is wrong with what is being typed; empty when nothing is."""

    def __init__(self, fault: Callable[[str], str], parent: QWidget) -> None:
        super().__init__(parent)
        self._fault = fault
        self._id = ""
        self.setMaxLength(64)
        self.setAccessibleName(self.tr("Stable id"))
        self.textEdited.connect(self._take)
        self.editingFinished.connect(self._give_up)

    def show_id(self, identifier: str, *, new: bool) -> None:
        """Show an id."""
        self._id = identifier
        if self.isReadOnly() == new:
            self.setReadOnly(not new)
            self.style().unpolish(self)  # it looks another way when nothing can be typed
            self.style().polish(self)
        if not self.hasFocus():
            self.setText(identifier)

    def _take(self, text: str) -> None:
        if text == self._id:
            self.problem.emit("")
            return
        fault = self._fault(text)
        self.problem.emit(fault)
        if not fault:
            self.renamed.emit(text)

    def _give_up(self) -> None:
        """Go back to the last id that was usable."""
        self.problem.emit("")
        if self.text() != self._id:
            self.setText(self._id)

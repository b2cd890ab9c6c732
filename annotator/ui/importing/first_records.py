"""The first articles of a source as they will come in, with what is annotated in them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from annotator.app.importing.preview import Preview, PreviewRecord
from annotator.app.messages import message_of
from annotator.core.ids import LabelId
from annotator.core.model import Document
from annotator.core.offsets import Utf16Map
from annotator.core.scheme import Scheme, wording
from annotator.ui.i18n import language
from annotator.ui.theme import Theme

_TOLD = 8
_QUOTED = 40


class FirstRecords(QWidget):
    """Shows one record at a time, with a step to the next and the one before."""

    stop = Signal()
    """Looking into the file is to be given up."""
    again = Signal()
    """It is to be looked into after all."""

    def __init__(self, scheme: Scheme, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._scheme, self._theme = scheme, theme
        self._records: tuple[PreviewRecord, ...] = ()
        self._at = 0
        self.where = QLabel(self)
        self.where.setObjectName("muted")
        self.before = QPushButton("‹", self)
        self.after = QPushButton("›", self)
        for button, tip, step in (
            (self.before, self.tr("The article before"), -1),
            (self.after, self.tr("The next article"), 1),
        ):
            button.setToolTip(tip)
            button.setAccessibleName(tip)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, step=step: self.step(step))
        self.title = QLabel(self)
        self.title.setObjectName("heading")
        self.about = QLabel(self)
        self.about.setObjectName("muted")
        for label in (self.title, self.about):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("The beginning of the article"))
        self.marked = QLabel(self)
        self.marked.setObjectName("muted")
        self.marked.setTextFormat(Qt.TextFormat.PlainText)
        self.marked.setWordWrap(True)
        self._add_waiting()
        self._arrange()

    def _add_waiting(self) -> None:
        """Make what is shown while a file is read, or was not read."""
        self.bar = QProgressBar(self)
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Reading"))
        self.give_up = QPushButton(self.tr("Stop readin&g"), self)
        self.give_up.setToolTip(self.tr("Leave this file unread for now; it can still come in"))
        self.look = QPushButton(self.tr("Loo&k into it"), self)
        self.look.setToolTip(self.tr("Read the beginning of this file"))
        for button, signal in ((self.give_up, self.stop), (self.look, self.again)):
            button.setAutoDefault(False)
            button.clicked.connect(signal)

    def show_preview(self, seen: Preview) -> None:
        """Show the records: the first, or the one in the same place of the same ones."""
        same = [_document(one) for one in seen.records] == [_document(one) for one in self._records]
        self._records, self._at = seen.records, self._at if same else 0
        self._show_waiting(reading=False, given_up=False)
        self._show()

    def show_reading(self, name: str) -> None:
        """Show that a file is being read."""
        self._show_waiting(reading=True, given_up=False)
        self.where.setText(self.tr("Reading {name}…").format(name=name))

    def show_given_up(self) -> None:
        """Show that a file was not looked into."""
        self._show_waiting(reading=False, given_up=True)
        self.where.setText(self.tr("This file was not looked into; it can come in all the same."))

    def _show_waiting(self, *, reading: bool, given_up: bool) -> None:
        self.bar.setVisible(reading)
        self.give_up.setVisible(reading)
        self.look.setVisible(given_up)
        waiting = reading or given_up
        for part in (self.before, self.after, self.title, self.about, self.text):
            part.setVisible(not waiting)
        self.filler.setVisible(waiting)
        if waiting:
            self._records, self._at = (), 0
            self.marked.hide()

    def step(self, by: int) -> None:
        """Show another record."""
        self._at = max(0, min(len(self._records) - 1, self._at + by))
        self._show()

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.where, 1)
        row.addWidget(self.before)
        row.addWidget(self.after)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(row)
        layout.addWidget(self.bar)
        for button in (self.give_up, self.look):
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.title)
        layout.addWidget(self.about)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.marked)
        self.filler = QWidget(self)
        layout.addWidget(self.filler, 1)

    def _show(self) -> None:
        count = len(self._records)
        self.before.setEnabled(self._at > 0)
        self.after.setEnabled(self._at + 1 < count)
        self.text.setExtraSelections([])
        self.marked.hide()
        if not count:
            self.where.setText(self.tr("There is no article in it."))
            for part in (self.title, self.about, self.text):
                part.clear()
            return
        self.where.setText(
            self.tr("{number} of the first {count}").format(number=self._at + 1, count=count)
        )
        record = self._records[self._at]
        if record.document is None:
            self._show_fault(record)
        else:
            self._show_article(record)

    def _show_fault(self, record: PreviewRecord) -> None:
        assert record.problem is not None
        message = message_of(record.problem, language())
        self.title.setText(self.tr("This one will not come in"))
        self.about.setText("")
        self.text.setPlainText(f"{message.what}\n{message.do}")

    def _show_article(self, record: PreviewRecord) -> None:
        document = record.document
        assert document is not None
        self.title.setText(document.title)
        known = (document.published, document.source, document.author, document.language)
        names = sorted(str(name) for name in document.metadata)
        about = " · ".join(part for part in known if part)
        if names:
            kept = self.tr("kept beside: {names}").format(names=", ".join(names))
            about = f"{about}\n{kept}" if about else kept
        self.about.setText(about)
        self.text.setPlainText(document.text)
        self._mark(record, document.text)

    def _mark(self, record: PreviewRecord, text: str) -> None:
        places = Utf16Map(text)
        marks = []
        for span in record.spans:
            if span.end > len(text):
                continue
            cursor = QTextCursor(self.text.document())
            cursor.setPosition(places.to_utf16(span.start))
            cursor.setPosition(places.to_utf16(span.end), QTextCursor.MoveMode.KeepAnchor)
            mark = QTextEdit.ExtraSelection()
            mark.cursor = cursor
            mark.format = self._format(span.label, span.name)
            marks.append(mark)
        self.text.setExtraSelections(marks)
        self.marked.setText(self._told(record, text))
        self.marked.setVisible(bool(record.spans))

    def _told(self, record: PreviewRecord, text: str) -> str:
        """Return the annotations in words: no label is told by its colour alone."""
        told = [
            f"{' '.join(text[span.start : span.end].split())[:_QUOTED]} → "
            + (span.label or self.tr("{name}: left out").format(name=span.name))
            for span in record.spans[:_TOLD]
        ]
        more = len(record.spans) - len(told)
        if more > 0:
            told.append(self.tr("and %n more", "", more))
        return "  ·  ".join(told)

    def _format(self, label_id: str | None, name: str) -> QTextCharFormat:
        shown = QTextCharFormat()
        label = self._scheme.label(LabelId(label_id)) if label_id else None
        ink = self._theme.ink(label)
        shown.setUnderlineColor(ink)
        if label is None:
            shown.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
            shown.setToolTip(self.tr("{name}: left out").format(name=name))
        else:
            shown.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
            shown.setBackground(self._theme.ink(label, 50))
            shown.setToolTip(f"{name} → {wording(label.name, language())}")
        return shown


def _document(record: PreviewRecord) -> Document | None:
    return record.document

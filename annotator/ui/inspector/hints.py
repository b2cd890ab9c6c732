"""What the inspector says while no span is focused: the keys, or what the chosen words await."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from annotator.core.scheme import wording
from annotator.ui.desk import Desk
from annotator.ui.i18n import language
from annotator.ui.inspector.wording import key_of, quoted
from annotator.ui.marks import draw_key, key_width
from annotator.ui.shortcuts.keymap import current, shown
from annotator.ui.theme import Theme


class KeyCap(QWidget):
    """A key as it looks on a keyboard."""

    def __init__(self, key: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self._key = key
        self.setAccessibleName(key)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size for the key's name."""
        return QSize(key_width(self._key, self.font()), self.fontMetrics().height() + 4)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the key."""
        del event
        painter = QPainter(self)
        draw_key(painter, QRectF(self.rect()), self._key, self.theme)
        painter.end()


class KeyHints(QWidget):
    """The keys that do most of the work."""

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caps: list[KeyCap] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(
            _wrapped(self.tr("Nothing is chosen. Click a span, or use the keys:"), self)
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        keys = current().labels(desk.project.scheme)
        first = next((label for label in desk.project.scheme.labels() if label.id in keys), None)
        lines = [
            (key_of("annotate.next"), self.tr("next suggestion")),
            (key_of("annotate.accept"), self.tr("accept it")),
            (key_of("annotate.reject"), self.tr("reject it")),
            (key_of("annotate.grow"), self.tr("choose word, sentence, paragraph")),
            (key_of("article.finish"), self.tr("finish, next article")),
            (key_of("help.keys"), self.tr("all keys")),
        ]
        if first is not None:
            name = wording(first.name, language())
            text = self.tr("label the chosen words “{label}”").format(label=name)
            lines.insert(4, (shown(keys[first.id]), text))
        for row, (key, text) in enumerate(lines):
            cap = KeyCap(key, theme, self)
            self._caps.append(cap)
            grid.addWidget(cap, row, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            grid.addWidget(_wrapped(text, self), row, 1)
        layout.addLayout(grid)
        layout.addStretch(1)

    def set_theme(self, theme: Theme) -> None:
        """Show everything in the colours of ``theme``."""
        for cap in self._caps:
            cap.theme = theme
        self.update()


class SelectionCard(QWidget):
    """The words chosen in the article, which await a label."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        heading = QLabel(self.tr("Chosen words"), self)
        heading.setObjectName("heading")
        self.words = _wrapped("", self, muted=False)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.hint = _wrapped(self.tr("Press a label’s key, or click it in the bar below."), self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        for label in (heading, self.words, self.hint):
            layout.addWidget(label)
        layout.addStretch(1)

    def show_selection(self) -> None:
        """Quote the chosen words."""
        selection, document = self._desk.selection, self._desk.document
        if selection is not None and document is not None:
            words = quoted(document.text[selection.start : selection.end])
            self.words.setText(self.tr("“{words}”").format(words=words))


def _wrapped(text: str, parent: QWidget, *, muted: bool = True) -> QLabel:
    label = QLabel(text, parent)
    label.setWordWrap(True)
    if muted:
        label.setObjectName("muted")
    return label

"""A card: one version of a case, who says so, and what differs."""

from html import escape

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from annotator.core.ids import LabelId
from annotator.core.scheme import Label, Scheme, wording
from annotator.ui.compare.content import Fact, Line, Version
from annotator.ui.compare.voices import Speaker, draw_badge
from annotator.ui.compare.wording import names_text, stated
from annotator.ui.i18n import language
from annotator.ui.theme import Theme

_BADGE = 17


class Badges(QWidget):
    """The letters of annotators in rings."""

    def __init__(self, speakers: list[Speaker], theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._speakers, self._theme = speakers, theme
        self.setFixedSize(QSize(len(speakers) * (_BADGE + 3), _BADGE + 2))
        self.setAccessibleName(names_text(speakers))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 (Qt's name)
        """Draw the letters."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self.font()
        font.setPointSizeF(max(font.pointSizeF() * 0.8, 7.0))
        for at, speaker in enumerate(self._speakers):
            box = QRectF(QPointF(at * (_BADGE + 3) + 0.5, 1.5), QPointF(0, 0))
            box.setSize(QSize(_BADGE - 1, _BADGE - 1))
            draw_badge(painter, box, speaker.sign, self._theme, font, gold=speaker.gold)
        painter.end()


class Rendering:
    """Writes lines of versions as rich text in the colours of a theme."""

    def __init__(self, scheme: Scheme, theme: Theme) -> None:
        self.theme = theme
        self._labels: dict[LabelId, Label] = {
            label.id: label for label in scheme.labels(disabled=True)
        }

    def label(self, identifier: LabelId) -> str:
        """Return a label's name."""
        label = self._labels.get(identifier)
        return wording(label.name, language()) if label is not None else identifier

    def lines(self, lines: tuple[Line, ...]) -> str:
        """Return what a version says."""
        return "".join(self._line(line) for line in lines)

    def plain(self, lines: tuple[Line, ...]) -> str:
        """Return the same in words alone, for lists and for those who hear it."""
        return "; ".join(
            ", ".join(
                (
                    stated(self.label(line.label), line.words),
                    *(stated(fact.name, fact.value) for fact in line.facts),
                )
            )
            for line in lines
        )

    def _line(self, line: Line) -> str:
        theme = self.theme
        ink = theme.ink(self._labels.get(line.label)).name()
        paper, muted = theme.colour("paper").name(), theme.colour("muted").name()
        chip = (
            f"<span style='background:{ink}; color:{paper}; font-weight:600'>"
            f"&nbsp;{escape(self.label(line.label))}&nbsp;</span>"
        )
        sign = self._unlike() if line.label_differs else ""
        edges = self._unlike() if line.edges_differ else ""
        words = f"<b style='text-decoration:underline'>{escape(line.words)}</b>"
        context = (
            f"<span style='color:{muted}'>{escape(line.before)}</span>{edges}{words}"
            f"<span style='color:{muted}'>{escape(line.after)}</span>"
        )
        facts = "".join(self._fact(fact) for fact in line.facts)
        return (
            f"<p style='margin:2px 0 4px 0; line-height:125%'>{sign}{chip}<br>{context}{facts}</p>"
        )

    def _fact(self, fact: Fact) -> str:
        muted = self.theme.colour("muted").name()
        value = f"<b>{escape(fact.value)}</b>" if fact.differs else escape(fact.value)
        sign = self._unlike() if fact.differs else ""
        return f"<br>{sign}<span style='color:{muted}'>{escape(fact.name)}</span>&nbsp; {value}"

    def _unlike(self) -> str:
        """Return the sign before what another version has otherwise."""
        warning = self.theme.colour("warning").name()
        return f"<b style='color:{warning}'>≠&nbsp;</b>"


class Card(QFrame):
    """A version with the key that takes it."""

    taken = Signal()

    def __init__(
        self, version: Version, number: int, speakers: list[Speaker], render: Rendering,
        parent: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setObjectName("card")
        self.version, self.speakers = version, speakers
        names = names_text(speakers)
        said = render.plain(version.lines) or self.tr("nothing here")
        self.take = QPushButton(self.tr("Take"), self)
        self.take.setObjectName("small")
        self.take.setAutoDefault(False)
        self.take.setToolTip(
            self.tr("Let this version be gold ({key})").format(key=self._keys(number, speakers))
        )
        self.take.setAccessibleName(self.tr("Take what {names} said").format(names=names))
        self.take.setAccessibleDescription(said)
        self.take.clicked.connect(self.taken)
        head = self._head(number, speakers, names, render.theme)
        self.body = QLabel(self)
        self.body.setTextFormat(Qt.TextFormat.RichText)
        self.body.setWordWrap(True)
        if version.lines:
            self.body.setText(render.lines(version.lines))
        else:
            self.body.setText(self.tr("Nothing here"))
            self.body.setObjectName("muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self.body)

    def _head(self, number: int, speakers: list[Speaker], names: str, theme: Theme) -> QHBoxLayout:
        key = QLabel(str(number), self)
        key.setObjectName("key")
        key.setVisible(number <= 9)
        who = QLabel(names if any(speaker.name for speaker in speakers) else "", self)
        who.setWordWrap(True)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(key, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(Badges(speakers, theme, self), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(who, 1)
        head.addWidget(self.take, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def show_taken(self, *, on: bool) -> None:
        """Show that the gold layer says the same."""
        self.setProperty("taken", on)
        self.take.setText(self.tr("✓ Gold") if on else self.tr("Take"))
        self.style().unpolish(self)
        self.style().polish(self)

    def _keys(self, number: int, speakers: list[Speaker]) -> str:
        letters = [speaker.sign for speaker in speakers if speaker.sign in {"A", "B", "C"}]
        return ", ".join((*([str(number)] if number <= 9 else []), *letters))

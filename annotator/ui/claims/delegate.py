"""Draws the claims of the list: source → cue over the content, then values and what is missing."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from annotator.app.claims import Claim
from annotator.core.model import SpanState
from annotator.core.scheme import Label
from annotator.core.suggestions import CUED_BY, SAID_BY
from annotator.ui.claims.model import Role
from annotator.ui.claims.wording import none_of
from annotator.ui.desk import Desk
from annotator.ui.i18n import translate
from annotator.ui.marks import draw_incomplete, draw_span_state
from annotator.ui.theme import Theme

_SIDE, _TOP, _GAP, _MARK, _SIGN = 16, 8, 8, 12, 11
_LINES = 2
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class ClaimDelegate(QStyledItemDelegate):
    """Suggested claims stand in italics, rejected ones are struck through, a sign warns."""

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._desk = desk

    def sizeHint(  # noqa: N802
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the same height for every row: who, two lines of what, and one of how."""
        del index
        metrics, small = QFontMetrics(option.font), QFontMetrics(_small(option.font))
        return QSize(160, 2 * _TOP + (1 + _LINES) * metrics.lineSpacing() + 2 + small.height())

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the row."""
        claim: Claim = index.data(Role.CLAIM)
        label = self._desk.project.scheme.label(claim.span.label)
        painter.save()
        self._draw_ground(painter, option)
        box = QRectF(option.rect).adjusted(_SIDE, _TOP, -_SIDE, -_TOP)
        self._draw_state(painter, box, claim, label)
        rest = box.adjusted(_MARK + _GAP, 0, 0, 0)
        metrics = QFontMetrics(option.font)
        first = QRectF(rest.topLeft(), QSize(int(rest.width()), metrics.lineSpacing()))
        self._draw_who(painter, first, option.font, claim, index)
        self._draw_content(painter, rest, option.font, claim, index.data(Role.CONTENT))
        small = _small(option.font)
        height = QFontMetrics(small).height()
        painter.setFont(small)
        last = QRectF(rest.left(), rest.bottom() - height, rest.width(), height)
        self._draw_how(painter, last, index)
        painter.restore()

    def _draw_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        row = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(row, self.theme.colour("selection"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(row, self.theme.colour("hover"))
        painter.setPen(QPen(self.theme.colour("line"), 1))
        low = row.bottom() - 0.5
        painter.drawLine(QPointF(row.left() + _SIDE, low), QPointF(row.right(), low))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self.theme.colour("accent"), 1))
            painter.drawRect(row.adjusted(0.5, 0.5, -1.5, -1.5))

    def _draw_state(
        self, painter: QPainter, box: QRectF, claim: Claim, label: Label | None
    ) -> None:
        rejected = claim.span.state is SpanState.REJECTED
        ink = self.theme.colour("muted") if rejected else self.theme.ink(label)
        mark = QRectF(box.left(), box.top() + 2, _MARK, _MARK)
        draw_span_state(painter, mark, claim.span.state, ink)

    def _draw_who(
        self,
        painter: QPainter,
        line: QRectF,
        font: QFont,
        claim: Claim,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw source → cue →; the cue gives way, then the source."""
        source, cue = index.data(Role.SOURCE), index.data(Role.CUE)
        arrow = translate("claims", " → ")
        tail = f"{arrow}{cue}" if cue else ""
        strong = self._letters(font, claim)
        strong.setWeight(QFont.Weight.DemiBold)
        strong.setItalic(strong.italic() or not source or not _decided(claim, SAID_BY))
        light = self._letters(font, claim)
        light.setItalic(light.italic() or not _decided(claim, CUED_BY))
        bold, plain = QFontMetrics(strong), QFontMetrics(light)
        room = int(line.width())
        least = min(plain.horizontalAdvance(tail), room // 3)
        who = bold.elidedText(source or none_of(SAID_BY), _RIGHT, room - least)
        painter.setFont(strong)
        rejected = claim.span.state is SpanState.REJECTED
        painter.setPen(self.theme.colour("muted" if rejected or not source else "text"))
        painter.drawText(line, _LEFT, who)
        after = line.adjusted(bold.horizontalAdvance(who) + 1, 0, 0, 0)
        painter.setFont(light)
        painter.setPen(self.theme.colour("muted"))
        painter.drawText(after, _LEFT, plain.elidedText(tail, _RIGHT, int(after.width())))

    def _draw_content(
        self, painter: QPainter, rest: QRectF, font: QFont, claim: Claim, text: str
    ) -> None:
        letters = self._letters(font, claim)
        metrics = QFontMetrics(letters)
        painter.setFont(letters)
        rejected = claim.span.state is SpanState.REJECTED
        painter.setPen(self.theme.colour("muted" if rejected else "text"))
        top = rest.top() + metrics.lineSpacing()
        for line in _broken(text, metrics, int(rest.width())):
            painter.drawText(QPointF(rest.left(), top + metrics.ascent()), line)
            top += metrics.lineSpacing()

    def _draw_how(
        self, painter: QPainter, line: QRectF, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        metrics = painter.fontMetrics()
        missing: str = index.data(Role.LACKS)
        if missing:
            sign = QRectF(line.left(), line.center().y() - _SIGN / 2, _SIGN, _SIGN)
            draw_incomplete(painter, sign, self.theme)
            painter.setPen(self.theme.colour("warning"))
            rest = line.adjusted(_SIGN + 5, 0, 0, 0)
            shown = metrics.elidedText(missing, _RIGHT, int(rest.width()))
            painter.drawText(rest, _LEFT, shown)
            line = rest.adjusted(metrics.horizontalAdvance(shown) + 8, 0, 0, 0)
        painter.setPen(self.theme.colour("muted"))
        shown = metrics.elidedText(index.data(Role.VALUES), _RIGHT, int(line.width()))
        painter.drawText(line, _LEFT, shown)

    def _letters(self, font: QFont, claim: Claim) -> QFont:
        letters = QFont(font)
        letters.setItalic(claim.span.state is SpanState.SUGGESTED)
        letters.setStrikeOut(claim.span.state is SpanState.REJECTED)
        return letters


_RIGHT = Qt.TextElideMode.ElideRight


def _decided(claim: Claim, kind: str) -> bool:
    held = next((parts for name, parts in claim.parts.items() if name == kind), ())
    return not held or held[0].decided


def _broken(text: str, metrics: QFontMetrics, width: int) -> list[str]:
    """Return ``text`` in at most two lines, the second with an ellipsis where it is cut."""
    words, lines = text.split(), [""]
    for place, word in enumerate(words):
        longer = f"{lines[-1]} {word}".strip()
        if metrics.horizontalAdvance(longer) <= width or not lines[-1]:
            lines[-1] = longer
        elif len(lines) < _LINES:
            lines.append(word)
        else:
            rest = " ".join((lines[-1], *words[place:]))
            lines[-1] = metrics.elidedText(rest, _RIGHT, width)
            break
    return [metrics.elidedText(line, _RIGHT, width) for line in lines]


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(max(font.pointSizeF() - 1, 7))
    return small

"""The annotators of a comparison: the letter, the name and the line by which each is told."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from annotator.app.adjudicating.anonymity import letters
from annotator.app.holdings import Holdings
from annotator.core.ids import AnnotatorId
from annotator.core.model import GOLD, Relation, Span
from annotator.ui.i18n import translate
from annotator.ui.theme import Theme

LINES: tuple[tuple[float, ...], ...] = ((), (4, 2), (1, 1.6), (6, 1.6, 1, 1.6), (9, 3))
"""The dashes of each annotator's line, so that no two beside each other look alike."""
GOLD_SIGN = "✓"


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """An annotator as the window shows them, and what they say of the article."""

    id: AnnotatorId
    sign: str
    """A letter; gold has a tick."""
    name: str
    line: int = 0
    """The number of the line under their words where all are shown in one text."""
    spans: tuple[Span, ...] = ()
    relations: tuple[Relation, ...] = ()

    @property
    def gold(self) -> bool:
        """Whether it is the gold layer."""
        return self.id == GOLD.id

    @property
    def full(self) -> str:
        """The sign and, unless it says nothing more, the name."""
        return f"{self.sign} {self.name}" if self.name else self.sign


def speakers(project: Holdings, *, anonymous: bool) -> dict[AnnotatorId, Speaker]:
    """Return how each annotator of a project is shown, by letter.

    Without names the letters follow no order that one could guess.
    """
    hidden = letters(project)
    people = {one.id: one.name for one in project.people}
    if anonymous:
        order = sorted(people, key=lambda who: (len(hidden[who]), hidden[who]))
        people = dict.fromkeys(order, "")
    signs = sorted(hidden.values(), key=lambda sign: (len(sign), sign))
    return {
        who: Speaker(id=who, sign=sign, name=name, line=at)
        for at, ((who, name), sign) in enumerate(zip(people.items(), signs, strict=True))
    }


def gold_speaker(lane: int) -> Speaker:
    """Return how the gold layer is shown; in one text its line is the lowest."""
    return Speaker(id=GOLD.id, sign=GOLD_SIGN, name=translate("Compare", "Gold"), line=lane)


def draw_badge(
    painter: QPainter, box: QRectF, sign: str, theme: Theme, font: QFont, *, gold: bool = False
) -> None:
    """Draw the letter of an annotator in a ring; gold's tick on a filled one."""
    colour = theme.colour("success" if gold else "muted")
    painter.setPen(Qt.PenStyle.NoPen if gold else QPen(colour, 1.2))
    painter.setBrush(colour if gold else QColor(Qt.GlobalColor.transparent))
    painter.drawEllipse(box)
    bold = QFont(font)
    bold.setBold(True)
    painter.setFont(bold)
    painter.setPen(theme.colour("paper") if gold else theme.colour("text"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, sign)


def draw_line(painter: QPainter, start: QPointF, length: float, pen: QPen, line: int) -> None:
    """Draw the line of an annotator, from ``start`` to the right."""
    dashes = LINES[line % len(LINES)]
    if dashes:
        pen.setDashPattern(list(dashes))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawLine(start, start + QPointF(length, 0))

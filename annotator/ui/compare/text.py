"""The text of a comparison: columns side by side, or one text with everybody's marks."""

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from annotator.core.adjudication import Case
from annotator.core.scheme import Scheme
from annotator.ui.article.marks import Reading
from annotator.ui.article.page import typeface
from annotator.ui.compare.page import HEAD, PAD, PagePainter, View
from annotator.ui.compare.painting import lanes_height
from annotator.ui.compare.spread import Scene, Setting, Spread
from annotator.ui.i18n import language
from annotator.ui.inspector.wording import snippet
from annotator.ui.plain_words import as_tip
from annotator.ui.theme import Theme

_NARROWEST, _WIDEST = 228.0, 680.0
_LEADING = 1.8
_ROOM_BELOW = 90


class ComparedText(QAbstractScrollArea):
    """Shows a scene; paragraphs in which all agree are folded away."""

    case_clicked = Signal(object)
    """The case on which somebody clicked."""
    chosen = Signal(object)
    """A range of the text that was chosen by dragging, or None; while ``choosing``."""

    def __init__(self, scheme: Scheme, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("The article with everybody's marks"))
        self._theme, self._reading = theme, Reading(scheme, language())
        self.spread = Spread()
        self.overlaid = False
        """Whether everybody's marks are in one text."""
        self.choosing = False
        """Whether words can be chosen by dragging, for a span of one's own."""
        self.case: Case | None = None
        self.selection: tuple[int, int] | None = None
        self._pressed: int | None = None
        self._font = typeface("serif", 12)
        self._small = QFont(self.font())
        self._small.setPointSizeF(max(self.font().pointSizeF() * 0.8, 7.0))

    # From outside

    def set_theme(self, theme: Theme) -> None:
        """Show everything in the colours of ``theme``."""
        self._theme = theme
        self.viewport().update()

    def set_font(self, family: str, size: int) -> None:
        """Show the text as the article is shown, a little smaller: columns are narrow."""
        self._font = typeface(family, max(size - 1, 8))
        self._lay_out()

    def set_scheme(self, scheme: Scheme) -> None:
        """Take over other labels."""
        self._reading = Reading(scheme, language())
        self.show_scene(self.spread.scene)

    def overlay(self, *, on: bool) -> None:
        """Show everybody in one text, or side by side."""
        self.overlaid = on
        self._lay_out()
        self.show_case(self.case)

    def fold(self, *, on: bool) -> None:
        """Fold away what all agree on, or show it."""
        self.spread.fold(on=on)
        self._lay_out()
        self.show_case(self.case)

    def show_scene(self, scene: Scene) -> None:
        """Show another article, or the same one after a decision."""
        if self.spread.show(scene, self._reading):
            self.verticalScrollBar().setValue(0)
            self.case = self.selection = None
        self._lay_out()

    def show_case(self, case: Case | None) -> None:
        """Bring a case into sight and tint its words."""
        self.case = case
        words = self.spread.scene.text[case.start : case.end] if case is not None else ""
        self.setAccessibleDescription(snippet(words))
        self.viewport().update()
        if case is not None:
            self._bring(case.start, case.end)

    def _bring(self, start: int, end: int) -> None:
        """Scroll to a range unless it is in sight."""
        top = self.spread.height_of(start, end)
        if top is None:
            return
        bar, room = self.verticalScrollBar(), self.viewport().height() - HEAD
        if not bar.value() + 30 <= top <= bar.value() + room - _ROOM_BELOW:
            bar.setValue(int(top - room / 3))

    def select(self, selection: tuple[int, int] | None) -> None:
        """Show chosen words, and unfold and bring into sight where they are."""
        self.selection = selection
        self.viewport().update()
        row = self.spread.row_of(selection[0]) if selection is not None else None
        if selection is None or row is None:
            return
        if self.spread.rows[row].folded:
            self.spread.open(row)
            self._lay_out()
        if self._pressed is None:  # a text that moves under the mouse cannot be dragged over
            self._bring(*selection)

    # Layout

    @property
    def columns(self) -> int:
        """How many texts stand side by side."""
        return 1 if self.overlaid else max(len(self.spread.sheets), 1)

    @property
    def column_width(self) -> float:
        """The width of a column, margins included."""
        share = self.viewport().width() / self.columns
        return min(max(share, _NARROWEST), _WIDEST)

    def _left(self) -> float:
        """Return where the first column begins: in the middle where there is room."""
        spare = self.viewport().width() - self.column_width * self.columns
        return max(spare / 2, 0.0) - self.horizontalScrollBar().value()

    def _lay_out(self) -> None:
        letters = QFontMetricsF(self._font).height()
        lanes = lanes_height(len(self.spread.sheets)) * 0.8 if self.overlaid else 0
        width = self.column_width - 2 * PAD
        self.spread.lay_out(Setting(self._font, width, letters * _LEADING + lanes))
        room = self.viewport().size()
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setRange(0, max(int(self.spread.height - room.height() + HEAD), 0))
        down.setPageStep(max(int(room.height() - HEAD), 1))
        down.setSingleStep(int(letters * _LEADING))
        across.setRange(0, max(int(self.column_width * self.columns) - room.width(), 0))
        across.setPageStep(room.width())
        across.setSingleStep(int(self.column_width / 4))
        self.viewport().update()

    # Events

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 (Qt's name)
        """Draw what is seen."""
        room = self.viewport().size()
        view = View(
            width=room.width(),
            height=room.height(),
            down=self.verticalScrollBar().value(),
            left=self._left(),
            column=self.column_width,
            columns=self.columns,
            overlaid=self.overlaid,
            case=self.case,
            selection=self.selection,
        )
        painter = QPainter(self.viewport())
        PagePainter(painter, self._theme, self._small, self._reading, self.spread, view).draw()
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Lay the text out for the new width."""
        super().resizeEvent(event)
        self._lay_out()
        self.show_case(self.case)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Open a fold, choose a case, or begin to choose words."""
        inside = self._inside(event.position())
        row = self.spread.row_at(inside.y())
        if row is not None and self.spread.rows[row].folded:
            self.spread.open(row)
            self._lay_out()
            return
        offset = self.spread.offset_at(inside)
        self._pressed = offset if self.choosing else None
        case = self.spread.case_at(offset) if offset is not None and not self.choosing else None
        if case is not None:
            self.case_clicked.emit(case)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Choose words by dragging."""
        offset = self.spread.offset_at(self._inside(event.position()))
        if self._pressed is not None and offset is not None:
            self.select((min(self._pressed, offset), max(self._pressed, offset)))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """End a drag."""
        super().mouseReleaseEvent(event)
        if self._pressed is not None:
            self._pressed = None
            chosen = self.selection
            self.chosen.emit(chosen if chosen and chosen[0] < chosen[1] else None)

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802
        """Say what lies under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            told = self.told_at(self._inside(QPointF(event.pos())))
            QToolTip.showText(event.globalPos(), as_tip(told), self)
            return True
        return super().viewportEvent(event)

    def told_at(self, inside: QPointF) -> str:
        """Return who says what at a place of the page."""
        offset = self.spread.offset_at(inside)
        if offset is None:
            return ""
        said = []
        for sheet in self.spread.sheets:
            found = sheet.over(offset, offset + 1)
            names = [self._reading.name(self._reading.labels.get(span.label)) for span in found]
            if names:
                said.append(f"{sheet.speaker.full}: {', '.join(names)}")
        return "\n".join(said)

    def _inside(self, place: QPointF) -> QPointF:
        """Return where a place of the viewport lies in its column of the page."""
        x = (place.x() - self._left()) % self.column_width - PAD
        return QPointF(x, place.y() - HEAD + self.verticalScrollBar().value())

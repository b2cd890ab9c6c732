"""How a compared article lies on the page: its rows, their heights, and what each holds."""

from bisect import bisect_right
from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont

from annotator.core.adjudication import Case
from annotator.core.ids import SpanId
from annotator.ui.article.marks import Reading
from annotator.ui.compare.painting import Sheet, sheet_of
from annotator.ui.compare.paragraphs import Laid, Paragraph, Row, busy, paragraphs_of, rows_of
from annotator.ui.compare.voices import Speaker

FOLD = 30.0
"""The height of a line that stands for folded paragraphs."""
_TOP, _BOTTOM = 8.0, 48.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What is shown: a text, who says what of it, and the cases."""

    text: str = ""
    speakers: tuple[Speaker, ...] = ()
    cases: tuple[Case, ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """How text is set: the font, the width of a column's words, and the height of a line."""

    font: QFont
    width: float
    leading: float


class Spread:
    """Rows of a scene from top to bottom; heights are the same in every column."""

    def __init__(self) -> None:
        self.scene = Scene()
        self.sheets: list[Sheet] = []
        self.disputed: set[SpanId] = set()
        """Spans on which annotators disagree, or that wait to be looked at again."""
        self.settled: set[SpanId] = set()
        """Those of them on which somebody has decided already."""
        self.rows: list[Row] = []
        self.folds = True
        self._opened: set[int] = set()
        self._paragraphs: list[Paragraph] = []
        self._laid: dict[int, Laid] = {}
        self._tops: list[float] = [_TOP]
        self._setting: Setting | None = None

    def show(self, scene: Scene, reading: Reading) -> bool:
        """Take over a scene; tell whether its text is another than before."""
        other = scene.text != self.scene.text
        if other:
            self._paragraphs = paragraphs_of(scene.text)
            self._laid.clear()
            self._opened.clear()
        self.scene = scene
        self.sheets = [sheet_of(speaker, reading) for speaker in scene.speakers]
        self.disputed, self.settled = set(), set()
        for case in scene.cases:
            if case.waiting or not case.agreed:
                spans = {span.id for side in (*case.sides, case.gold) for span in side.spans}
                self.disputed |= spans
                self.settled |= set() if case.waiting else spans
        return other

    def fold(self, *, on: bool) -> None:
        """Fold away what all agree on, or show it."""
        self.folds = on
        self._opened.clear()

    def open(self, row: int) -> None:
        """Unfold one row."""
        self._opened.add(self.rows[row].first)

    def lay_out(self, setting: Setting) -> None:
        """Find the rows and their heights; ``setting`` may be another than before."""
        if setting != self._setting:
            self._setting = setting
            self._laid.clear()
        kept = busy(self._paragraphs, self.scene.cases)
        self.rows = rows_of(len(self._paragraphs), kept, self._opened, fold=self.folds)
        self._tops = [_TOP]
        for row in self.rows:
            height = FOLD if row.folded else self.laid(row).height
            self._tops.append(self._tops[-1] + height)

    @property
    def height(self) -> float:
        """The height of everything."""
        return self._tops[-1] + _BOTTOM

    def top(self, row: int) -> float:
        """Return where a row begins."""
        return self._tops[row]

    def laid(self, row: Row) -> Laid:
        """Return the lines of the paragraph of a row that is not folded."""
        assert self._setting is not None, "nothing was laid out yet"
        found = self._laid.get(row.first)
        if found is None:
            setting = self._setting
            found = self._laid[row.first] = Laid(
                self.scene.text, self._paragraphs[row.first],
                setting.font, setting.width, setting.leading,
            )  # fmt: skip
        return found

    def seen(self, top: float, bottom: float) -> range:
        """Return the numbers of the rows that lie between two heights."""
        first = max(bisect_right(self._tops, top) - 1, 0)
        last = bisect_right(self._tops, bottom)
        return range(first, min(last, len(self.rows)))

    def row_at(self, height: float) -> int | None:
        """Return the row at a height."""
        found = bisect_right(self._tops, height) - 1
        return found if 0 <= found < len(self.rows) else None

    def offset_at(self, place: QPointF) -> int | None:
        """Return the code point at a place of a column, in the heights of the page."""
        row = self.row_at(place.y())
        if row is None or self.rows[row].folded:
            return None
        inside = QPointF(place.x(), place.y() - self._tops[row])
        return self.laid(self.rows[row]).position_at(inside)

    def row_of(self, offset: int) -> int | None:
        """Return the row that holds a code point; None for an empty text."""
        return next(
            (n for n, row in enumerate(self.rows) if self._paragraphs[row.last].end > offset), None
        )

    def height_of(self, start: int, end: int) -> float | None:
        """Return where the first words of a range lie; None for an empty text."""
        at = self.row_of(start)
        if at is None:
            return None
        if self.rows[at].folded:
            return self._tops[at]
        pieces = self.laid(self.rows[at]).pieces(start, end)
        return self._tops[at] + (pieces[0].rect.top() if pieces else 0.0)

    def case_at(self, offset: int) -> Case | None:
        """Return the case at a code point: of several one that is disputed, and the shortest."""
        there = [case for case in self.scene.cases if case.start <= offset <= case.end]
        loud = [case for case in there if not case.agreed] or there
        return min(loud, key=lambda case: case.end - case.start, default=None)

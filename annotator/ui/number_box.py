"""A field for a number, with its words as far from the edge as those of other fields."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSpinBox, QWidget

_SIDE, _FRAME = 6, 8


class NumberBox(QSpinBox):
    """A spin box whose line keeps a margin: Qt takes none from a style sheet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lineEdit().setTextMargins(_SIDE, 0, _SIDE, 0)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return what Qt thinks, and the margins."""
        return super().sizeHint() + QSize(2 * _SIDE + _FRAME, 0)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the same: words in place of a number must not be cut either."""
        return self.sizeHint()

"""Small drawn marks. Each says what it says by its shape; colour only repeats it."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPolygonF

from annotator.core.ids import LabelId
from annotator.core.model import DocumentState, SpanState
from annotator.core.scheme import Scheme
from annotator.ui.theme import Theme

_STROKE = 1.5


def draw_document_state(painter: QPainter, box: QRectF, state: DocumentState, theme: Theme) -> None:
    """Draw a document's state: hollow circle, half-filled circle, check or dash."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ring = box.adjusted(1, 1, -1, -1)
    match state:
        case DocumentState.NEW:
            _outline(painter, theme.colour("muted"))
            painter.drawEllipse(ring)
        case DocumentState.IN_PROGRESS:
            _outline(painter, theme.colour("accent"))
            painter.drawEllipse(ring)
            painter.setBrush(theme.colour("accent"))
            painter.drawPie(ring, -90 * 16, 180 * 16)
        case DocumentState.DONE:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("success"))
            painter.drawEllipse(box)
            _draw_check(painter, box.adjusted(1, 1, -1, -1), theme.colour("surface"))
        case DocumentState.SKIPPED:
            _outline(painter, theme.colour("muted"), 2)
            middle = box.center().y()
            painter.drawLine(QPointF(box.left() + 2, middle), QPointF(box.right() - 2, middle))
    painter.restore()


def draw_span_state(painter: QPainter, box: QRectF, state: SpanState, ink: QColor) -> None:
    """Draw a span's state: dashed ring (suggested), filled disc with check, or cross."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    match state:
        case SpanState.SUGGESTED:
            pen = QPen(ink, _STROKE)
            pen.setDashPattern([2.0, 1.4])
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            painter.drawEllipse(box.adjusted(1, 1, -1, -1))
        case SpanState.ACCEPTED:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            painter.drawEllipse(box.adjusted(0.5, 0.5, -0.5, -0.5))
        case SpanState.REJECTED:
            _outline(painter, ink)
            cross = box.adjusted(3, 3, -3, -3)
            painter.drawLine(cross.topLeft(), cross.bottomRight())
            painter.drawLine(cross.topRight(), cross.bottomLeft())
    painter.restore()


def draw_chevron(painter: QPainter, middle: QPointF, ink: QColor, *, down: bool) -> None:
    """Draw the sign of a heading: pointing down while what is under it is shown, else right."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _outline(painter, ink)
    turned = [(-3.5, -1.5), (0.0, 2.0), (3.5, -1.5)]
    points = turned if down else [(-y, x) for x, y in reversed(turned)]
    painter.drawPolyline(QPolygonF([middle + QPointF(x, y) for x, y in points]))
    painter.restore()


def draw_flag(painter: QPainter, box: QRectF, theme: Theme) -> None:
    """Draw the flag of a flagged document."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _outline(painter, theme.colour("warning"))
    pole = box.left() + 2
    painter.drawLine(QPointF(pole, box.top() + 1), QPointF(pole, box.bottom()))
    painter.setBrush(theme.colour("warning"))
    top, low, tip = box.top() + 1.5, box.top() + box.height() * 0.62, box.right() - 1
    notch = QPointF(tip - 3, (top + low) / 2)
    painter.drawPolygon(
        QPolygonF(
            [QPointF(pole, top), QPointF(tip, top), notch, QPointF(tip, low), QPointF(pole, low)]
        )
    )
    painter.restore()


def draw_incomplete(painter: QPainter, box: QRectF, theme: Theme) -> None:
    """Draw the sign of a claim that lacks something: a triangle with a stroke and a dot."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(theme.colour("warning"), 1.3)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    middle, low = box.center().x(), box.bottom() - 1
    top = box.top() + 0.5
    painter.drawPolygon(
        QPolygonF([QPointF(middle, top), QPointF(box.right(), low), QPointF(box.left(), low)])
    )
    height = box.height()
    painter.drawLine(QPointF(middle, top + 0.38 * height), QPointF(middle, top + 0.6 * height))
    painter.drawPoint(QPointF(middle, top + 0.77 * height))
    painter.restore()


def label_shape(scheme: Scheme, label: LabelId) -> str:
    """Return how the article shows a label's spans: as ``box``, ``claim`` or claim's ``part``."""
    if any(kind.part and label in kind.child for kind in scheme.relations):
        return "part"
    layer = scheme.layer_of(label)
    return layer.style if layer else "box"


def draw_swatch(painter: QPainter, box: QRectF, shape: str, ink: QColor) -> None:
    """Draw a label's swatch as its spans look: tinted box, stripe and lines, or dotted line."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    tint = QColor(ink)
    tint.setAlpha(64)
    if shape == "claim":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawRoundedRect(QRectF(box.left(), box.top(), 3.5, box.height()), 1.5, 1.5)
        painter.setPen(QPen(ink, _STROKE))
        for part in (0.32, 0.82):
            height = box.top() + box.height() * part
            painter.drawLine(QPointF(box.left() + 6, height), QPointF(box.right(), height))
    elif shape == "part":
        painter.fillRect(box.adjusted(0, 2, 0, -4), tint)
        pen = QPen(ink, 2, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([1.0, 1.0])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        low = box.bottom() - 1.5
        painter.drawLine(QPointF(box.left(), low), QPointF(box.right(), low))
    else:
        painter.setPen(QPen(ink, _STROKE))
        painter.setBrush(tint)
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 3, 3)
    painter.restore()


def key_width(key: str, font: QFont) -> int:
    """Return how wide ``draw_key`` makes the cap of a key."""
    metrics = QFontMetrics(font)
    return max(metrics.height() + 2, metrics.horizontalAdvance(key) + 10)


def draw_key(painter: QPainter, box: QRectF, key: str, theme: Theme) -> None:
    """Draw a key cap with the painter's font."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(theme.colour("raised"))
    painter.setPen(QPen(theme.colour("muted", 130), 1))
    cap = box.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(cap, 3, 3)
    painter.setPen(theme.colour("text"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)
    painter.restore()


def draw_count(painter: QPainter, box: QRectF, text: str, theme: Theme) -> None:
    """Draw a number in a pill with the painter's font."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("muted", 44))
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
    painter.setPen(theme.colour("text"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


def _outline(painter: QPainter, colour: QColor, width: float = _STROKE) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)


def _draw_check(painter: QPainter, box: QRectF, colour: QColor) -> None:
    _outline(painter, colour, 1.8)
    painter.drawPolyline(
        QPolygonF(
            [
                QPointF(box.left() + box.width() * 0.24, box.top() + box.height() * 0.53),
                QPointF(box.left() + box.width() * 0.43, box.top() + box.height() * 0.72),
                QPointF(box.left() + box.width() * 0.77, box.top() + box.height() * 0.32),
            ]
        )
    )

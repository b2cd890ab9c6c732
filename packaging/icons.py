"""Every icon file of the program from its one drawing, ``resources/icons/annotator.svg``.

    python packaging/icons.py [FOLDER]     writes into build/icons by default

Qt draws, and writes Windows' and Apple's containers too, so nothing else is needed.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

ROOT = Path(__file__).resolve().parent.parent
DRAWING = ROOT / "resources" / "icons" / "annotator.svg"
PNG_SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
ICO_SIZES = (16, 20, 24, 32, 40, 48, 64, 256)
ICNS_PLAIN = {b"ic04": 16, b"ic05": 32}
"""Apple's names of small sizes: four planes; as PNG they are not shown for apps."""
ICNS_PNG = {
    b"ic11": 32, b"ic12": 64, b"ic07": 128, b"ic13": 256, b"ic08": 256, b"ic14": 512, b"ic09": 512,
    b"ic10": 1024,
}  # fmt: skip
"""Apple's names of sizes that hold PNG; some are for screens of twice the density."""
_LITERAL = 128
"""The most bytes that a head in Apple's packing of planes can announce as they are."""


def drawn(size: int) -> bytes:
    """Return the drawing as a PNG of ``size`` by ``size`` pixels."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(DRAWING)).render(painter, QRectF(0, 0, size, size))
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(data.data())


def ico(pictures: dict[int, bytes]) -> bytes:
    """Return Windows' container: a head, an entry of 16 bytes for each picture, the pictures."""
    start = 6 + 16 * len(pictures)
    head = (0).to_bytes(2, "little") + (1).to_bytes(2, "little")
    head += len(pictures).to_bytes(2, "little")
    for size, picture in pictures.items():
        side = (size % 256).to_bytes(1, "little")  # 0 stands for 256
        head += side + side + b"\0\0" + (1).to_bytes(2, "little") + (32).to_bytes(2, "little")
        head += len(picture).to_bytes(4, "little") + start.to_bytes(4, "little")
        start += len(picture)
    return head + b"".join(pictures.values())


def icns(pictures: dict[bytes, bytes]) -> bytes:
    """Return Apple's container: name and length, then each picture after its own."""
    body = b"".join(
        name + (8 + len(picture)).to_bytes(4, "big") + picture for name, picture in pictures.items()
    )
    return b"icns" + (8 + len(body)).to_bytes(4, "big") + body


def planes(picture: bytes) -> bytes:
    """Return a PNG as Apple's planes of alpha, red, green and blue, each in pieces as they are."""
    image = QImage.fromData(QByteArray(picture)).convertToFormat(QImage.Format.Format_RGBA8888)
    pixels = bytes(image.constBits())
    packed = b"ARGB"
    for channel in (3, 0, 1, 2):
        plane = pixels[channel::4]
        for start in range(0, len(plane), _LITERAL):
            piece = plane[start : start + _LITERAL]
            packed += bytes([len(piece) - 1]) + piece
    return packed


def write(folder: Path) -> None:
    """Write all icon files into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    sizes = sorted({*PNG_SIZES, *ICO_SIZES, *ICNS_PNG.values()})
    pictures = {size: drawn(size) for size in sizes}
    for size in PNG_SIZES:
        (folder / f"annotator-{size}.png").write_bytes(pictures[size])
    (folder / "annotator.ico").write_bytes(ico({size: pictures[size] for size in ICO_SIZES}))
    apple = {name: planes(pictures[size]) for name, size in ICNS_PLAIN.items()}
    apple |= {name: pictures[size] for name, size in ICNS_PNG.items()}
    (folder / "annotator.icns").write_bytes(icns(apple))
    (folder / "annotator.svg").write_bytes(DRAWING.read_bytes())


if __name__ == "__main__":
    _app = QGuiApplication(sys.argv[:1])
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build" / "icons")

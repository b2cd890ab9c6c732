"""Pictures of every window and dialog, in both languages and all themes, to look at.

    python packaging/gallery.py FOLDER                 all of them, with a contact sheet for each
                                                       language and theme
    python packaging/gallery.py FOLDER --only compare  those whose name holds a word
    python packaging/gallery.py FOLDER --letters 2     with the system's letters twice as large
    python packaging/gallery.py FOLDER --scale 2       as on a screen with twice the pixels

What is shown is listed in ``tests/ui/gallery/scenes.py``, which the tests for clipped text use too.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from annotator.ui.main_window import MainWindow

ROOT = Path(__file__).resolve().parent.parent
_TILE, _ACROSS, _GAP, _CAPTION = (480, 320), 5, 16, 24


@dataclass
class Gallery:
    """Takes pictures and keeps them for the sheets."""

    folder: Path
    languages: Sequence[str]
    themes: Sequence[str]
    only: str
    taken: dict[tuple[str, str], list[tuple[str, QImage]]] = field(default_factory=dict)

    def take(self, projects: dict[str, Path | None]) -> None:
        """Take the pictures: each language has its windows, each window all themes."""
        from tests.ui.gallery.scenes import SCENES  # noqa: PLC0415  (needs the path)
        from tests.ui.gallery.showing import window_on  # noqa: PLC0415

        wanted = [scene for scene in SCENES if self.only in scene.name]
        for language in self.languages:
            for scene in wanted:
                with window_on(projects[scene.stage], language) as window:
                    self._picture(scene, window, language)
            print(f"{language}: {len(wanted)} scenes", flush=True)

    def _picture(self, scene: object, window: MainWindow, language: str) -> None:
        from tests.ui.gallery.scenes import Scene, clear, settle, views  # noqa: PLC0415

        assert isinstance(scene, Scene)
        empty = True
        for view in views(scene, window):
            empty = False
            for theme in self.themes:
                window.preferences.set("theme", theme)
                settle(window)
                image = view.widget.grab().toImage()
                path = self.folder / language / theme / f"{view.name}.png"
                path.parent.mkdir(parents=True, exist_ok=True)
                image.save(str(path))
                self.taken.setdefault((language, theme), []).append((view.name, image))
        if empty:
            print(f"{scene.name}: nothing shows", file=sys.stderr)
        clear(window)

    def lay_out(self) -> None:
        """Write a contact sheet for each language and theme."""
        for (language, theme), pictures in self.taken.items():
            path = self.folder / f"sheet-{language}-{theme}.png"
            contact_sheet(pictures, theme).save(str(path))
            print(path)


def contact_sheet(pictures: Sequence[tuple[str, QImage]], theme_name: str) -> QImage:
    """Return all pictures, small, side by side, each with its name."""
    from PySide6.QtCore import QRectF, Qt  # noqa: PLC0415
    from PySide6.QtGui import QImage, QPainter  # noqa: PLC0415

    from annotator.ui.theme import load_theme  # noqa: PLC0415

    theme = load_theme(theme_name)
    width, height = _TILE[0] + _GAP, _TILE[1] + _GAP + _CAPTION
    rows = -(-len(pictures) // _ACROSS)
    sheet = QImage(_ACROSS * width + _GAP, rows * height + _GAP, QImage.Format.Format_RGB32)
    sheet.fill(theme.colour("hover"))
    painter = QPainter(sheet)
    painter.setPen(theme.colour("text"))
    for place, (name, picture) in enumerate(pictures):
        x, y = _GAP + place % _ACROSS * width, _GAP + place // _ACROSS * height
        painter.drawText(QRectF(x, y, _TILE[0], _CAPTION), Qt.AlignmentFlag.AlignVCenter, name)
        small = picture
        if picture.width() > _TILE[0] or picture.height() > _TILE[1]:
            small = picture.scaled(
                *_TILE,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        small.setDevicePixelRatio(1)
        painter.drawImage(x, y + _CAPTION, small)
    painter.end()
    return sheet


def _pass_on(kind: object, context: object, message: str) -> None:
    """Print what Qt has to say, but for what a platform without a screen cannot do."""
    del kind, context
    if "does not support" not in message:
        print(message, file=sys.stderr)


def main() -> None:
    """Take the pictures that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="", help="scenes whose name holds this")
    parser.add_argument("--languages", default="en,fr")
    parser.add_argument("--themes", default="light,dark,contrast-light,contrast-dark")
    parser.add_argument("--letters", type=float, default=1, help="size of the system's letters")
    parser.add_argument("--scale", default="1", help="pixels of the screen for each of the window")
    given = parser.parse_args()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_SCALE_FACTOR"] = given.scale
    sys.path.insert(0, str(ROOT))
    from PySide6.QtCore import qInstallMessageHandler  # noqa: PLC0415  (the scale comes first)

    from annotator.ui.screenshots import application  # noqa: PLC0415
    from tests.ui.gallery.scenes import stages  # noqa: PLC0415

    qInstallMessageHandler(_pass_on)
    app = application()
    font = app.font()
    font.setPointSizeF(font.pointSizeF() * given.letters)
    app.setFont(font)
    with tempfile.TemporaryDirectory() as place:
        os.environ["ANNOTATOR_DATA"] = str(Path(place, "data"))
        os.environ["XDG_DATA_HOME"] = str(Path(place, "data"))
        gallery = Gallery(
            given.folder, given.languages.split(","), given.themes.split(","), given.only
        )
        gallery.take(stages(Path(place)))
        gallery.lay_out()


if __name__ == "__main__":
    main()

"""Where pictures of the window go, and in which looks they are taken.

With ANNOTATOR_PICTURES they go to that folder, in every theme and language: that is how
``packaging/help_pictures.py`` makes the pictures of the help. Without, two looks are enough.
"""

import os
from pathlib import Path

WISHED = os.environ.get("ANNOTATOR_PICTURES")
LOOKS = [("light", "en"), ("dark", "fr")]
if WISHED:
    LOOKS += [("dark", "en"), ("light", "fr")]


def place(folder: Path, name: str, theme: str, language: str = "en") -> Path:
    """Return where a picture goes: English ones into the folder, others into one of their own."""
    wished = Path(WISHED) if WISHED else folder
    return (wished if language == "en" else wished / language) / f"{name}-{theme}.png"

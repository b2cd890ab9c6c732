"""Where the demo project lies; apart from the demo itself, which a start need not read."""

from pathlib import Path

import platformdirs

from annotator.app.project import SUFFIX


def demo_path(folder: Path | None = None) -> Path:
    """Return where the demo project lies, whether it is there or not."""
    home = folder or Path(platformdirs.user_data_dir("annotator", appauthor=False))
    return (home / f"demo{SUFFIX}").resolve()

"""Where the dashboard's files go."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from annotator.ui.dialogs.choosers import with_suffix
from annotator.ui.i18n import translate


def page_to_write(parent: QWidget, suggested: Path) -> Path | None:
    """Ask to which file the report is to be written."""
    return _file(
        parent,
        suggested,
        translate("dashboard", "Save the report"),
        translate("dashboard", "Web pages (*.html)"),
        ".html",
    )


def table_to_write(parent: QWidget, suggested: Path) -> Path | None:
    """Ask to which file a table is to be written."""
    return _file(
        parent,
        suggested,
        translate("dashboard", "Save the table"),
        translate("dashboard", "Tables (*.csv)"),
        ".csv",
    )


def picture_to_write(parent: QWidget, suggested: Path) -> Path | None:
    """Ask to which file a chart is to be written."""
    return _file(
        parent,
        suggested,
        translate("dashboard", "Save the chart"),
        translate("dashboard", "Pictures (*.png)"),
        ".png",
    )


def folder_for_tables(parent: QWidget, suggested: Path) -> Path | None:
    """Ask to which folder all tables are to be written."""
    name = QFileDialog.getExistingDirectory(
        parent, translate("dashboard", "Folder for the tables"), str(suggested)
    )
    return Path(name) if name else None


def _file(parent: QWidget, suggested: Path, title: str, kinds: str, suffix: str) -> Path | None:
    name, _ = QFileDialog.getSaveFileName(parent, title, str(suggested), kinds)
    return with_suffix(Path(name), suffix) if name else None

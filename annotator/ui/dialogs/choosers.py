"""Choosing files, with the system's own dialogs."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from annotator.app.project import SUFFIX
from annotator.ui.i18n import translate


def articles_to_add(parent: QWidget) -> list[Path]:
    """Ask which files of articles to bring in; none means never mind."""
    names, _ = QFileDialog.getOpenFileNames(
        parent,
        translate("choosers", "Choose articles"),
        "",
        translate("choosers", "All files (*)"),
    )
    return [Path(name) for name in names]


def folder_to_add(parent: QWidget) -> Path | None:
    """Ask which folder of articles to bring in."""
    name = QFileDialog.getExistingDirectory(
        parent, translate("choosers", "Choose a folder of articles")
    )
    return Path(name) if name else None


def project_to_open(parent: QWidget) -> Path | None:
    """Ask which project to open."""
    name, _ = QFileDialog.getOpenFileName(
        parent,
        translate("choosers", "Open a project"),
        "",
        translate("choosers", "Projects (*{suffix})").format(suffix=SUFFIX),
    )
    return Path(name) if name else None


def packages_to_merge(parent: QWidget) -> list[Path]:
    """Ask which packages or copies of the project to merge; none means never mind."""
    names, _ = QFileDialog.getOpenFileNames(
        parent,
        translate("choosers", "Choose returned packages"),
        "",
        translate("choosers", "Projects (*{suffix})").format(suffix=SUFFIX),
    )
    return [Path(name) for name in names]


def project_to_create(parent: QWidget, suggested: Path) -> Path | None:
    """Ask where a new project is to lie."""
    name, _ = QFileDialog.getSaveFileName(
        parent,
        translate("choosers", "Where is the new project to be kept?"),
        str(suggested),
        translate("choosers", "Projects (*{suffix})").format(suffix=SUFFIX),
        # A project is never replaced: an existing file is refused in words, not offered to go.
        options=QFileDialog.Option.DontConfirmOverwrite,
    )
    return with_suffix(Path(name), SUFFIX) if name else None


def file_to_export(parent: QWidget, suggested: Path, suffix: str) -> Path | None:
    """Ask to which file the annotations are to be written."""
    name, _ = QFileDialog.getSaveFileName(
        parent,
        translate("choosers", "Export the annotations"),
        str(suggested),
        translate("choosers", "Annotations (*{suffix})").format(suffix=suffix),
    )
    return with_suffix(Path(name), suffix) if name else None


def folder_to_export(parent: QWidget, suggested: Path) -> Path | None:
    """Ask which new folder the annotations are to be written to."""
    name, _ = QFileDialog.getSaveFileName(
        parent,
        translate("choosers", "Name the folder of the export"),
        str(suggested),
        translate("choosers", "New folder (*)"),
        # An earlier export is replaced; anything else is refused in words.
        options=QFileDialog.Option.DontConfirmOverwrite,
    )
    return Path(name) if name else None


def export_to_verify(parent: QWidget) -> Path | None:
    """Ask for the dataset card of an export."""
    name, _ = QFileDialog.getOpenFileName(
        parent,
        translate("choosers", "Choose the card of an export"),
        "",
        translate("choosers", "Dataset cards (*card.json)"),
    )
    return Path(name) if name else None


def file_for_lexicon(parent: QWidget, suggested: Path) -> Path | None:
    """Ask where the lexicon is to be written."""
    name, _ = QFileDialog.getSaveFileName(
        parent,
        translate("choosers", "Export the lexicon"),
        str(suggested),
        translate("choosers", "Tables (*.csv)"),
    )
    return with_suffix(Path(name), ".csv") if name else None


def shortcuts_to_write(parent: QWidget) -> Path | None:
    """Ask where the keys of the commands are to be written."""
    name, _ = QFileDialog.getSaveFileName(
        parent,
        translate("choosers", "Export the keys"),
        "annotator-keys.json",
        translate("choosers", "Keys (*.json)"),
    )
    return with_suffix(Path(name), ".json") if name else None


def key_sheet_to_save(parent: QWidget) -> Path | None:
    """Ask where the sheet of keys is to be saved."""
    name, _ = QFileDialog.getSaveFileName(
        parent,
        translate("choosers", "Save the sheet of keys"),
        translate("choosers", "annotator-keys.pdf"),
        translate("choosers", "PDF (*.pdf)"),
    )
    return with_suffix(Path(name), ".pdf") if name else None


def shortcuts_to_read(parent: QWidget) -> Path | None:
    """Ask from which file keys are to be taken."""
    name, _ = QFileDialog.getOpenFileName(
        parent, translate("choosers", "Import keys"), "", translate("choosers", "Keys (*.json)")
    )
    return Path(name) if name else None


def hits_to_save(parent: QWidget, suggested: Path) -> Path | None:
    """Ask where the hits of a concordance are to be written."""
    name, _ = QFileDialog.getSaveFileName(
        parent,
        translate("choosers", "Save the hits"),
        str(suggested),
        translate("choosers", "Tables (*.csv)"),
    )
    return with_suffix(Path(name), ".csv") if name else None


def pipeline_folder(parent: QWidget) -> Path | None:
    """Ask for the folder of a spaCy pipeline."""
    name = QFileDialog.getExistingDirectory(
        parent, translate("choosers", "Choose the folder of a pipeline")
    )
    return Path(name) if name else None


def folder_for_packages(parent: QWidget, suggested: Path) -> Path | None:
    """Ask into which folder work packages are to be written."""
    name = QFileDialog.getExistingDirectory(
        parent, translate("choosers", "Choose a folder for the work packages"), str(suggested)
    )
    return Path(name) if name else None


def folder_for_backups(parent: QWidget, suggested: Path) -> Path | None:
    """Ask in which folder backups are to be kept."""
    name = QFileDialog.getExistingDirectory(
        parent, translate("choosers", "Choose a folder for backups"), str(suggested)
    )
    return Path(name) if name else None


def gold_to_compare(parent: QWidget) -> Path | None:
    """Ask with which gold the project is to be compared."""
    name, _ = QFileDialog.getOpenFileName(
        parent,
        translate("choosers", "Compare with gold"),
        "",
        translate("choosers", "JSON Lines (*.jsonl *.ndjson);;All files (*)"),
    )
    return Path(name) if name else None


def scheme_to_import(parent: QWidget) -> Path | None:
    """Ask which scheme to take over."""
    name, _ = QFileDialog.getOpenFileName(
        parent,
        translate("choosers", "Import a scheme"),
        "",
        translate("choosers", "Schemes (*.toml);;All files (*)"),
    )
    return Path(name) if name else None


def file_for_scheme(parent: QWidget, suggested: Path) -> Path | None:
    """Ask where the scheme is to be written."""
    name, _ = QFileDialog.getSaveFileName(
        parent,
        translate("choosers", "Export the scheme"),
        str(suggested),
        translate("choosers", "Schemes (*.toml)"),
    )
    return with_suffix(Path(name), ".toml") if name else None


def with_suffix(path: Path, suffix: str) -> Path:
    """Return ``path`` with ``suffix`` added where it has another or none."""
    return path if path.suffix.lower() == suffix else path.with_name(path.name + suffix)

"""Version, licence and what the program stands on."""

import platform

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QWidget

from annotator import __version__
from annotator.ui.dialogs.report import ReportDialog
from annotator.ui.i18n import translate


def about_dialog(parent: QWidget) -> ReportDialog:
    """Return a dialog that says what the program is."""
    versions = "\n".join(
        (
            f"Annotator {__version__}",
            f"Qt {qVersion()}",
            f"Python {platform.python_version()}",
            platform.platform(),
        )
    )
    return ReportDialog(
        translate("about", "About Annotator"),
        translate(
            "about",
            "Annotator pre-highlights names and claims in news articles and keeps every "
            "correction. It is free software under the MIT licence, and nothing you do in it "
            "leaves this computer.",
        ),
        versions,
        parent,
    )

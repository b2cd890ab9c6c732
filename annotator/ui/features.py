"""What the page of an open project offers beside library, article and inspector.

Each feature is made when a project's page is, says which commands it serves, and goes with the
page. To add one, name it in ``FEATURES``.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Protocol

from annotator.ui.agreement.feature import AgreementFeature
from annotator.ui.backups.feature import Backups
from annotator.ui.bulk.feature import Bulk
from annotator.ui.caret.feature import Caret
from annotator.ui.checking.feature import Checking
from annotator.ui.claims.feature import Claims
from annotator.ui.compare.feature import Compare
from annotator.ui.concordance.feature import Concordance
from annotator.ui.dashboard.feature import DashboardFeature
from annotator.ui.exporting.feature import Exporting
from annotator.ui.guidelines.feature import Guidelines
from annotator.ui.history.window import History
from annotator.ui.inspector.noted import Noted
from annotator.ui.jumps import Jumps
from annotator.ui.learning.feature import Learning
from annotator.ui.library.feature import Library
from annotator.ui.merging.feature import Merging
from annotator.ui.notes import Notes
from annotator.ui.parts import Parts
from annotator.ui.propagation.feature import Propagation
from annotator.ui.read_only.feature import ReadOnly
from annotator.ui.scheme_editor.feature import SchemeEditing
from annotator.ui.speaking.feature import Speaking
from annotator.ui.team.feature import Team
from annotator.ui.timing import Timing
from annotator.ui.tour.feature import Tour
from annotator.ui.unsaved.feature import NotSaved
from annotator.ui.versions.feature import Versions

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow
    from annotator.ui.workspace import Workspace


class Feature(Protocol):
    """A part of the window that serves commands while a project is open."""

    def slots(self) -> Mapping[str, Callable[[], object]]:
        """Return what each of its commands does."""

    def remove(self) -> None:
        """Leave the window: the project's page goes."""


FEATURES: tuple[Callable[["MainWindow", "Workspace"], Feature], ...] = (
    Caret,
    Claims,
    History,
    Jumps,
    Notes,
    Propagation,
    Timing,
    Backups,
    NotSaved,
    ReadOnly,
    Tour,
    Guidelines,
    SchemeEditing,
    Bulk,
    Concordance,
    Noted,
    Library,
    Versions,
    Exporting,
    Team,
    Merging,
    Checking,
    Learning,
    DashboardFeature,
    AgreementFeature,
    Compare,
    Parts,
    Speaking,
)
"""Makers of the features, in the order in which their commands are served."""

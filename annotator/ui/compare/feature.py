"""Comparing in the window: articles counted beside the work, decisions followed."""

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.app.adjudicating.access import check_access
from annotator.app.messages import message_of
from annotator.core.effects import Effects
from annotator.core.errors import UserFacingError
from annotator.core.ids import DocumentId
from annotator.ui.i18n import language

if TYPE_CHECKING:
    from annotator.app.adjudicating.queue import QueueProgress
    from annotator.app.adjudicating.ruling import RulingProgress
    from annotator.core.rulings import Rule
    from annotator.ui.compare.rules_dialog import RulesDialog
    from annotator.ui.compare.window import CompareWindow
    from annotator.ui.jobs import Job
    from annotator.ui.main_window import MainWindow
    from annotator.ui.workspace import Workspace

PLACE = "compare"
"""The project's setting: where comparing was left, and how it was shown."""


class Compare(QObject):
    """Makes the window when it is first wanted and keeps it while the project is open."""

    def __init__(self, window: "MainWindow", work: "Workspace") -> None:
        super().__init__(window)
        self._window, self._work, self._bridge = window, work, work.bridge
        self.shown: CompareWindow | None = None
        self.rules: RulesDialog | None = None
        self._job: Job | None = None
        self._stale = True
        self._wanted: DocumentId | None = None
        work.bridge.changed.connect(self._follow)
        work.bridge.scheme_changed.connect(self._follow_scheme)
        window.preferences.changed.connect(self._follow_settings)

    def slots(self) -> Mapping[str, Callable[[], object]]:
        """Return what its command does."""
        return {"team.compare": self.show}

    def remove(self) -> None:
        """Leave the window: the project's page goes."""
        self._bridge.changed.disconnect(self._follow)
        self._bridge.scheme_changed.disconnect(self._follow_scheme)
        self._window.preferences.changed.disconnect(self._follow_settings)
        if self.shown is not None:
            self._window.appearance.changed.disconnect(self.shown.set_theme)
            self.shown.close()
            self.shown.deleteLater()
            self.shown = None
        self.deleteLater()

    def show(self, document: DocumentId | None = None) -> "CompareWindow":
        """Show the window at an article, else where it was left."""
        fresh = self.shown is None
        shown = self.shown = self.shown or self._made()
        shown.show()
        shown.raise_()
        shown.activateWindow()
        self._wanted = document or shown.session.document
        if fresh:
            self._wanted = document or self._restored(shown)
        if self._stale:
            self.count()
        elif document is not None:
            shown.desk.open(document)
        return shown

    # The articles

    def count(self) -> None:
        """Look for the articles that can be compared, as a job beside the work."""
        from annotator.app.adjudicating.queue import Filter, queue  # noqa: PLC0415 (not at start)

        shown = self.shown
        if shown is None:
            return
        project = self._bridge.project
        try:
            check_access(project)
        except UserFacingError as error:
            self._refuse(error)
            return
        self._stale = False
        wanted = Filter(query=shown.articles.search.text())
        steps = queue(project, shown.session.voters, wanted)
        self._job = job = self._window.jobs.run(self.tr("Looking for disagreements…"), steps)
        job.finished.connect(self._counted)
        job.failed.connect(self._refuse)
        job.cancelled.connect(self._stopped)

    def _counted(self, progress: "QueueProgress") -> None:
        self._job = None
        shown = self.shown
        if shown is None:
            return
        shown.articles.model.show(progress.queue)
        shown.articles.tell()
        if not progress.queue:
            if shown.articles.search.text():
                shown.session.close()
                shown.say(self.tr("No article is found"))
            else:
                self._teach(shown)
            return
        shown.middle.setCurrentIndex(1)
        model = shown.articles.model
        wanted = self._wanted if self._wanted is not None else shown.session.document
        if wanted is None or not any(row.document == wanted for row in model.everything):
            wanted = model.next_open(None) or progress.queue[0].document
        if wanted == shown.session.document:
            shown.session.reload()
            shown.articles.point_at(wanted)
        else:
            shown.desk.open(wanted)

    def _stopped(self, _: object) -> None:
        self._job = None
        self._stale = True

    def _teach(self, shown: "CompareWindow") -> None:
        shown.session.close()
        shown.teach(
            self.tr("Nothing to compare yet"),
            self.tr(
                "Here disagreements are settled between annotators who have finished the same "
                "article; so far no article was finished by two.\n\n"
                "1. Give some articles to two people or more: Team, New assignment (Ctrl+U, N).\n"
                "2. Merge the work packages that come back: Team, Merge returned packages "
                "(Ctrl+U, M).\n"
                "3. Come back here: what they agree on is folded away, what is left you settle "
                "with one key each."
            ),
        )

    def _refuse(self, error: UserFacingError) -> None:
        self._job = None
        if self.shown is not None:
            words = message_of(error, language())
            self.shown.session.close()
            self.shown.teach(words.what, words.do)

    # Rules

    def ask_rules(self) -> None:
        """Offer to settle by rules."""
        from annotator.app.adjudicating.ruling import preview_rules  # noqa: PLC0415 (rare)
        from annotator.ui.compare.rules_dialog import RulesDialog  # noqa: PLC0415 (rare)

        shown = self.shown
        if shown is None:
            return
        session, project = shown.session, self._bridge.project

        def preview(rules: "Sequence[Rule]", only_here: bool) -> Iterator["RulingProgress"]:  # noqa: FBT001
            return preview_rules(project, rules, self._named(only_here=only_here), session.voters)

        people = list(session.speakers.values())
        here = session.document is not None
        self.rules = RulesDialog(people, preview, article=here, parent=shown)
        self.rules.applied.connect(self.apply_rules)
        self.rules.open()

    def apply_rules(self, rules: "Sequence[Rule]", only_here: bool) -> None:  # noqa: FBT001
        """Settle what rules settle, as a job that undo takes back at once."""
        shown = self.shown
        if shown is None:
            return
        job = self._window.jobs.run(
            self.tr("Settling by rules…"), self._applying(rules, self._named(only_here=only_here))
        )
        job.finished.connect(self._applied)
        job.failed.connect(self._bridge.failed)
        job.cancelled.connect(lambda _: self.count())

    def _applying(
        self, rules: "Sequence[Rule]", documents: "Sequence[DocumentId] | None"
    ) -> "Generator[RulingProgress, None, None]":
        from annotator.app.adjudicating.applying import apply_rules  # noqa: PLC0415 (rare)

        assert self.shown is not None  # the window asked for it
        voters = self.shown.session.voters
        effects = yield from apply_rules(self._bridge.project, rules, documents, voters)
        self._bridge.changed.emit(effects)

    def _applied(self, progress: "RulingProgress") -> None:
        if self.shown is not None:
            settled = progress.tally.settled.total()
            self.shown.say(self.tr("%n case(s) settled by rules", "", settled))

    def _named(self, *, only_here: bool) -> tuple[DocumentId, ...] | None:
        here = self.shown.session.document if self.shown is not None else None
        return (here,) if only_here and here is not None else None

    # Following

    def _follow(self, effects: Effects) -> None:
        """Read again what changed; one article at once, more by counting anew."""
        shown = self.shown
        touched = effects.documents | effects.decided
        if not (touched or effects.library or effects.team):
            return
        if shown is None or not shown.isVisible():
            self._stale = True
            return
        here = shown.session.document
        if effects.decided and effects.decided <= {here} and not effects.documents:
            shown.session.follow()
        else:
            self.count()

    def _follow_scheme(self) -> None:
        if self.shown is not None:
            self.shown.text.set_scheme(self._bridge.project.scheme)
            self.count()

    def _follow_settings(self, name: str) -> None:
        if self.shown is not None and name in {"font", "font_size"}:
            settings = self._window.preferences.settings
            self.shown.set_font(settings.font, settings.font_size)

    # The window

    def _made(self) -> "CompareWindow":
        from annotator.ui.compare.window import CompareWindow  # noqa: PLC0415 (not at start)

        appearance, settings = self._window.appearance, self._window.preferences.settings
        shown = CompareWindow(self._bridge, appearance.theme, self._window)
        shown.set_font(settings.font, settings.font_size)
        appearance.changed.connect(shown.set_theme)
        shown.session.refused.connect(self._refuse)
        shown.articles.query_changed.connect(self.count)
        shown.desk.rules_wanted.connect(self.ask_rules)
        shown.desk.count_wanted.connect(self.count)
        shown.desk.open_wanted.connect(self._open)
        shown.closed.connect(self._keep)
        return shown

    def _open(self, document: DocumentId) -> None:
        """Show an article in the main window."""
        self._work.desk.open(document)
        self._window.activateWindow()
        self._work.article.setFocus()

    def _keep(self) -> None:
        """Keep where comparing was left."""
        shown = self.shown
        if shown is None or shown.session.document is None:
            return
        table = shown.actions_table
        kept = {name: table[name].isChecked() for name in ("overlay", "fold", "anonymous")}
        place = {"document": shown.session.document, **kept}
        write = partial(self._bridge.project.change_settings, **{PLACE: place})
        self._bridge.keeping.put_aside(PLACE, write)

    def _restored(self, shown: "CompareWindow") -> DocumentId | None:
        """Show it as it was left; return the article."""
        kept = self._bridge.project.settings().get(PLACE)
        kept = kept if isinstance(kept, dict) else {}
        for name, usual in (("overlay", False), ("fold", True), ("anonymous", False)):
            if shown.actions_table[name].isChecked() != bool(kept.get(name, usual)):
                shown.actions_table[name].trigger()
        document = kept.get("document")
        return DocumentId(document) if isinstance(document, str) else None

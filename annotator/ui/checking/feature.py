"""What is told on finishing an article where quality checks are on, and the window to set them."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.app.checking.finishing import Findings, findings
from annotator.core.ids import DocumentId, SpanId
from annotator.core.scheme import wording
from annotator.ui.desk import Selection
from annotator.ui.i18n import language
from annotator.ui.timing import Timing

if TYPE_CHECKING:
    from annotator.ui.checking.window import QualityWindow
    from annotator.ui.main_window import MainWindow
    from annotator.ui.workspace import Workspace


_SNIPPET = 40


class Checking(QObject):
    """Looks at an article that is about to be finished, and serves the settings' command.

    What was found is told once, in the message bar: to finish again goes on.
    """

    def __init__(self, window: "MainWindow", work: "Workspace") -> None:
        super().__init__(window)
        self._window, self._work, self._bridge = window, work, work.bridge
        self.shown: QualityWindow | None = None
        self._told: Findings | None = None
        self._said = ""
        self._at = 0
        self._document: DocumentId | None = None
        work.gestures.guards.append(self.look)
        work.desk.document_changed.connect(self._follow)

    def slots(self) -> Mapping[str, Callable[[], object]]:
        """Return what the commands do."""
        return {"team.quality": self.show}

    def remove(self) -> None:
        """Leave the window: the page goes."""
        self._work.gestures.guards.remove(self.look)
        self._leave()
        if self.shown is not None:
            self.shown.close()
        self.deleteLater()

    def show(self) -> None:
        """Show which checks are on."""
        from annotator.ui.checking.window import QualityWindow  # noqa: PLC0415 (not for the start)

        if self.shown is None:
            self.shown = QualityWindow(self._bridge, self._work.library, self._window)
            self.shown.destroyed.connect(self._forget)
        self.shown.show()
        self.shown.raise_()
        self.shown.activateWindow()

    def look(self) -> bool:
        """Tell whether the article may be finished now; if not, say what there is to look at."""
        document = self._work.desk.document
        if document is None:
            return True
        for feature in self._window.features:
            if isinstance(feature, Timing):
                feature.store()
        found = findings(self._bridge.project, document.id)
        if not found.any or self._told is not None:
            self._leave()
            return True
        self._told, self._at, self._document = found, 0, document.id
        self._say(found)
        return False

    # Inside

    def _say(self, found: Findings) -> None:
        what, lead = self._words(found)
        self._said = what
        again = self.tr("Finish again to leave it as it is.")
        places = self._places(found)
        self._window.messages.say(
            what,
            " ".join(part for part in (lead, again) if part),
            more=self.tr("Look"),
            show_more=self._next if places else None,
            second=self.tr("Finish anyway"),
            do_second=self._work.gestures.finish,
        )

    def _words(self, found: Findings) -> tuple[str, str]:
        """Return what was found, the first thing in full, and how much more there is."""
        said: list[str] = [
            self.tr("“{text}”: {what}").format(
                text=self._quoted(breach.span.start, breach.span.end),
                what=wording(breach.check.name, language()),
            )
            for breach in found.breaches
        ]
        if found.difference is not None:
            missing, extra = len(found.difference.missing), len(found.difference.extra)
            said.append(
                self.tr(
                    "The answer to this article is known. Missing in your work: {missing};"
                    " too many: {extra}."
                ).format(missing=missing, extra=extra)
            )
        if found.least:
            said.append(
                self.tr(
                    "This article took {seconds} s; reading it usually takes {least} s or more."
                ).format(seconds=found.seconds, least=found.least)
            )
        more = len(said) - 1
        return said[0], self.tr("And %n more.", "", more) if more else ""

    def _quoted(self, start: int, end: int) -> str:
        document = self._work.desk.document
        text = " ".join(document.text[start:end].split()) if document is not None else ""
        return text if len(text) <= _SNIPPET else f"{text[: _SNIPPET - 1].rstrip()}…"

    def _places(self, found: Findings) -> list[tuple[int, int, SpanId | None]]:
        """Return where to look: of each place its edges, and the span, if it is one's own."""
        places: list[tuple[int, int, SpanId | None]] = [
            (one.span.start, one.span.end, one.span.id) for one in found.breaches
        ]
        if found.difference is not None:
            both = found.difference.missing + found.difference.extra
            visible = self._work.desk.visible()
            own = {(str(one.label), one.start, one.end): one.id for one in visible}
            places += sorted(((one[1], one[2], own.get(one)) for one in both), key=lambda x: x[:2])
        return places

    def _next(self) -> None:
        """Go to the next place that was found, over and over."""
        if self._told is None:
            return
        places = self._places(self._told)
        start, end, span = places[self._at % len(places)]
        self._at += 1
        if span is not None and self._work.desk.span(span) is not None:
            self._work.desk.set_focus(span)
        else:
            self._work.desk.select(Selection(start, end))

    def _follow(self) -> None:
        document = self._work.desk.document
        if document is None or document.id != self._document:
            self._leave()

    def _leave(self) -> None:
        """Forget what was told: another article is there, or this one is finished."""
        if self._said and self._window.messages.what.text() == self._said:
            self._window.messages.hide()
        self._told, self._said, self._document = None, "", None

    def _forget(self) -> None:
        self.shown = None

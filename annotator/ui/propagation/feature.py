"""The same everywhere in the window: in the article at once, in the project after a preview."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.app.operations.operation import Operation
from annotator.app.operations.propagation import LabelMentions, LabelMentionsOf, RejectMentions
from annotator.core.ids import LabelId
from annotator.core.mentions import mentions
from annotator.core.model import Span, SpanState
from annotator.ui.desk import Notice, Selection
from annotator.ui.propagation.panel import EverywherePanel

if TYPE_CHECKING:
    from annotator.app.propagating import EverywhereProgress
    from annotator.ui.main_window import MainWindow
    from annotator.ui.propagation.lexicon_window import LexiconWindow
    from annotator.ui.workspace import Workspace


class Propagation(QObject):
    """Serves the commands that say of all mentions what was said of one."""

    def __init__(self, window: "MainWindow", work: "Workspace") -> None:
        super().__init__(window)
        self._window, self._work = window, work
        self._lexicon: LexiconWindow | None = None
        self.panel = EverywherePanel(work.bridge, window.appearance.theme)
        column = work.accepting.parentWidget()
        layout = column.layout() if column is not None else None
        assert layout is not None
        layout.addWidget(self.panel)
        self.panel.left.connect(work.article.setFocus)
        self.panel.agreed.connect(self._told_proposed)
        self.panel.opened.connect(work.desk.open)
        self.panel.given_up.connect(self._stop)
        window.appearance.changed.connect(self.panel.set_theme)

    def slots(self) -> Mapping[str, Callable[[], object]]:
        """Return what each command does."""
        return {
            "annotate.same_here": self.label_here,
            "annotate.reject_same": self.reject_here,
            "annotate.same_everywhere": self.ask_everywhere,
            "project.lexicon": self.show_lexicon,
        }

    def remove(self) -> None:
        """Leave the window."""
        self._window.appearance.changed.disconnect(self.panel.set_theme)
        if self._lexicon is not None:
            self._lexicon.close()
        self.panel.deleteLater()
        self.deleteLater()

    # In the article

    def label_here(self) -> None:
        """Label every mention in the article as the focused span, or as words so far chosen."""
        desk = self._work.desk
        if desk.document is None:
            return
        focused, chosen = desk.focused, desk.selection
        if focused is not None and not self._is_zone(focused):
            undecided = focused.state is SpanState.SUGGESTED
            done = self._spread(LabelMentions(desk.document.id, focused.id))
            if done and undecided and desk.walkable():
                desk.walk(1)
        elif chosen is not None:
            self._label_chosen(chosen)
        else:
            desk.noticed.emit(Notice.NO_SPAN_FOCUSED)

    def reject_here(self) -> None:
        """Reject the focused span and the suggestions like it, and go on to the next."""
        desk = self._work.desk
        focused = desk.focused
        if desk.document is None or focused is None:
            desk.noticed.emit(Notice.NO_SPAN_FOCUSED)
            return
        done = self._work.gestures.do(RejectMentions(desk.document.id, focused.id))
        if done is not None and focused.state is SpanState.SUGGESTED and desk.walkable():
            desk.walk(1)

    def _label_chosen(self, chosen: Selection) -> None:
        """Label the chosen words, and all mentions, as the same words are labelled already."""
        desk = self._work.desk
        label = self._label_of(chosen)
        if desk.document is None:
            return
        if label is None:
            self._say(self.tr("Label it first; then F labels the same words everywhere here"))
            return
        start, end = desk.anchored(chosen, label)
        if self._spread(LabelMentionsOf(desk.document.id, start, end, label)):
            desk.select(None)
            there = (span for span in desk.visible() if (span.start, span.end) == (start, end))
            desk.set_focus(next((span.id for span in there if span.label == label), None))

    def _label_of(self, chosen: Selection) -> LabelId | None:
        """Return the label that the chosen words have elsewhere, else the one given last."""
        desk, project = self._work.desk, self._work.desk.project
        assert desk.document is not None
        text = desk.document.text
        form = text[chosen.start : chosen.end]
        known = project.lexicon.label(form)
        places = set(mentions(text, form))
        here = [span.label for span in desk.visible() if (span.start, span.end) in places]
        last = project.next_undo
        given = LabelId(str(last.fields.get("label", ""))) if last is not None else None
        candidates = [*here, *([known[0]] if known else []), *([given] if given else [])]
        usable = {label.id for label in project.scheme.labels()}
        zones = project.scheme.zone_layers()
        for label in candidates:
            layer = project.scheme.layer_of(label)
            if label in usable and layer is not None and layer.id not in zones:
                return label
        return None

    def _spread(self, operation: Operation) -> bool:
        """Carry out an operation on all mentions, and say what it left; False where it failed."""
        effects = self._work.gestures.do(operation)
        if effects is None:
            return False
        project = self._work.desk.project
        step = project.next_undo if effects.annotated else None
        fields = step.fields if step is not None else operation.plan(project).fields
        self._say(self._outcome(fields))
        return True

    def _outcome(self, fields: Mapping[str, object]) -> str:
        """Return what was labelled and what was left as it was."""
        count = int(str(fields.get("count", 0)))
        said = [self.tr("%n mention(s) labelled", "", count)]
        for name, words in (
            ("kept", self.tr("%n left with the label you accepted", "", _number(fields, "kept"))),
            ("rejected", self.tr("%n left rejected", "", _number(fields, "rejected"))),
            ("inside", self.tr("%n inside longer names", "", _number(fields, "inside"))),
            ("silent", self.tr("%n in lines left out", "", _number(fields, "silent"))),
        ):
            if _number(fields, name):
                said.append(words)
        return " · ".join(said)

    # In the project

    def ask_everywhere(self) -> None:
        """Look for the focused span's words in all other articles, and ask what to propose."""
        from annotator.app.propagating import find_everywhere  # noqa: PLC0415  (not at start)

        desk = self._work.desk
        span = desk.focused
        if span is None or desk.document is None or self._is_zone(span):
            desk.noticed.emit(Notice.NO_SPAN_FOCUSED)
            return
        if len(desk.document.text[span.start : span.end]) > _LONGEST:
            self._say(self.tr("Words this long do not come again in other articles"))
            return
        self._stop()
        steps = find_everywhere(desk.project, span)
        job = self._window.jobs.run(self.tr("Looking through the articles…"), steps)
        self.panel.begin()
        job.progressed.connect(self._follow)
        job.finished.connect(self._found)
        job.cancelled.connect(self._cancelled)
        job.failed.connect(self._work.bridge.failed)

    def _is_zone(self, span: Span) -> bool:
        return span.layer in self._work.desk.project.scheme.zone_layers()

    def _follow(self, progress: "EverywhereProgress") -> None:
        self.panel.show_found(progress.found, complete=False)

    def _found(self, progress: "EverywhereProgress") -> None:
        self.panel.show_found(progress.found, complete=True)

    def _cancelled(self, _: object) -> None:
        self.panel.give_up()

    def _stop(self) -> None:
        """Stop a search on its way."""
        if self.panel.searching:
            self.panel.end_search()
            self._window.jobs.cancel()

    def _told_proposed(self, places: int, articles: int) -> None:
        told = self.tr("%n mention(s) proposed", "", places)
        where = self.tr("in %n article(s)", "", articles)
        self._say(self.tr("{mentions} {where}").format(mentions=told, where=where))

    # The lexicon

    def show_lexicon(self) -> "LexiconWindow":
        """Show what the project has learned."""
        from annotator.ui.propagation.lexicon_window import LexiconWindow  # noqa: PLC0415

        if self._lexicon is None:
            self._lexicon = LexiconWindow(self._work.bridge, self._window)
            self._lexicon.destroyed.connect(self._forget_window)
        self._lexicon.show()
        self._lexicon.raise_()
        self._lexicon.activateWindow()
        return self._lexicon

    def _forget_window(self) -> None:
        self._lexicon = None

    def _say(self, text: str) -> None:
        if self._window.status_line is not None:
            self._window.status_line.say(text)


_LONGEST = 200
"""Characters of a span that is looked for in other articles."""


def _number(fields: Mapping[str, object], name: str) -> int:
    return int(str(fields.get(name, 0)))

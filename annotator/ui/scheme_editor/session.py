"""One editing of the scheme: the draft, the steps back, what it would change, and applying it."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.app.scheme_changes import RULES, Preview, operation_of, preview_of, usage_of
from annotator.app.scheme_changes import used as used_in
from annotator.core.effects import Effects
from annotator.core.scheme import Label, Scheme
from annotator.core.scheme_checking import Fault, Problem, check
from annotator.core.scheme_differences import Difference, Edit, differences
from annotator.core.scheme_draft import Draft
from annotator.core.scheme_editing import SCHEME, Kind, Place, item
from annotator.ui.bridge import ProjectBridge
from annotator.ui.commands import COMMANDS
from annotator.ui.shortcuts.keymap import current

_COUNTING_AFTER = 300
"""Milliseconds after the last gesture in which annotations are counted again."""


class EditSession(QObject):
    """Holds the draft that the window edits; nothing is written before ``apply``."""

    changed = Signal()
    """The draft is another one."""
    counted = Signal()
    """The annotations were counted again."""
    place_changed = Signal()
    """Another place is shown."""

    def __init__(self, bridge: ProjectBridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.bridge = bridge
        self.draft = Draft.of(bridge.project.scheme)
        self.place = SCHEME
        self.usage = usage_of(bridge.project)
        self._back: list[tuple[Draft, object]] = []
        self._forth: list[Draft] = []
        self._found: dict[tuple[Difference, object], Preview] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_COUNTING_AFTER)
        self._timer.timeout.connect(self.count)
        bridge.scheme_changed.connect(self._follow_scheme)
        bridge.changed.connect(self._follow)

    def remove(self) -> None:
        """Follow the project no longer."""
        self.bridge.scheme_changed.disconnect(self._follow_scheme)
        self.bridge.changed.disconnect(self._follow)
        self.deleteLater()

    @property
    def scheme(self) -> Scheme:
        """The scheme as it would be."""
        return self.draft.scheme

    @property
    def pending(self) -> bool:
        """Whether there is anything to apply."""
        return bool(differences(self.draft))

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._back)

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to take again."""
        return bool(self._forth)

    def show_place(self, place: Place) -> None:
        """Show another place of the scheme."""
        if place != self.place:
            self.place = place
            self.place_changed.emit()

    def edit(self, after: Draft, *, typing: object = None) -> None:
        """Go on with another draft; steps with the same ``typing`` (a field) count as one."""
        if after == self.draft:
            return
        same = typing is not None and self._back and self._back[-1][1] == typing
        if not same:
            self._back.append((self.draft, typing))
        self._forth.clear()
        self._set(after)

    def change(self, edit: Callable[[Scheme], Scheme], *, typing: object = None) -> None:
        """Go on with an edit of the scheme that concerns no existing data."""
        self.edit(self.draft.with_scheme(edit(self.draft.scheme)), typing=typing)

    def undo(self) -> None:
        """Take the last step back."""
        if self._back:
            before, _ = self._back.pop()
            self._forth.append(self.draft)
            self._set(before)

    def redo(self) -> None:
        """Take the last step again."""
        if self._forth:
            self._back.append((self.draft, None))
            self._set(self._forth.pop())

    def discard(self) -> None:
        """Go back to the project's scheme; one step leads here again."""
        self.edit(Draft.of(self.bridge.project.scheme))

    def problems(self) -> tuple[Problem, ...]:
        """Return all that keeps the draft from being applied."""
        commands = command_keys()
        found = check(self.scheme, commands)
        return (*(one for one in found if not self._bears(one, commands)), *self._orphans())

    def previews(self) -> tuple[Preview, ...]:
        """Return what applying would change; what takes long to find out is found once."""
        return tuple(self._preview(one) for one in differences(self.draft))

    def used(self, place: Place) -> int:
        """Return how many annotations would have what stands at ``place``."""
        return used_in(self.draft, self.usage, place)

    def apply(self) -> bool:
        """Write the draft as one gesture; False means that a problem or a fault is in the way."""
        if self.problems() or not self.pending:
            return False
        back = any(
            one.edit is Edit.BROUGHT_BACK and one.place.kind is Kind.LABEL
            for one in differences(self.draft)
        )
        before = self._back, self._forth
        self._back, self._forth = [], []
        if self.bridge.do(operation_of(self.draft)) is None:
            self._back, self._forth = before
            return False
        if back:
            # What was found before was left out for want of the label.
            self.bridge.suggest_all_again()
        self.draft = Draft.of(self.bridge.project.scheme)
        self.count()
        self.changed.emit()
        return True

    def count(self) -> None:
        """Count the annotations again."""
        self._timer.stop()
        self._found.clear()
        self.usage = usage_of(self.bridge.project)
        self.counted.emit()

    def _bears(self, problem: Problem, commands: Mapping[str, str]) -> bool:
        """Tell whether a problem was there before: a command has the key of an unchanged label.

        The commands' keys are the person's own, and go first; no other change waits for them.
        """
        if problem.fault is not Fault.KEY_TAKEN or problem.other not in commands.values():
            return False
        before, after = item(self.draft.base, problem.place), item(self.scheme, problem.place)
        return isinstance(before, Label) and isinstance(after, Label) and before.key == after.key

    def _orphans(self) -> tuple[Problem, ...]:
        """Return what was taken out although annotations have it: by importing a scheme."""
        draft = self.draft
        labels = {label.id for label in draft.scheme.labels(disabled=True)}
        types = {kind.id for kind in draft.scheme.relations}
        gone = [
            Place(Kind.LABEL, label.id, layer.id)
            for layer in draft.base.layers
            for label in layer.labels
            if draft.label(label.id) not in labels
        ]
        gone += [
            Place(Kind.RELATION, one.id) for one in draft.base.relations if one.id not in types
        ]
        return tuple(
            Problem(place, "id", Fault.IN_USE) for place in gone if self.usage.at(draft.base, place)
        )

    def _set(self, draft: Draft) -> None:
        self.draft = draft
        if self.place != SCHEME and item(draft.scheme, self.place) is None:
            self.show_place(_around(self.place, draft.scheme))
        self.changed.emit()

    def _preview(self, difference: Difference) -> Preview:
        project = self.bridge.project
        if difference.edit not in (*RULES, Edit.MERGED):
            return preview_of(project, self.draft, self.usage, difference)
        key = difference, tuple(sorted(self.draft.labels.items()))
        if key not in self._found:
            self._found[key] = preview_of(project, self.draft, self.usage, difference)
        return self._found[key]

    def _follow_scheme(self) -> None:
        """Take over a scheme that was changed elsewhere: by undo, or in another part."""
        scheme = self.bridge.project.scheme
        if scheme == self.draft.base:
            return
        pending, self._back, self._forth = self.pending, [], []
        known = {label.id for label in scheme.labels(disabled=True)}
        labels = {old: new for old, new in self.draft.labels.items() if old in known}
        self._found.clear()
        self._timer.start()
        self._set(
            Draft(scheme, self.draft.scheme, labels, self.draft.values)
            if pending
            else Draft.of(scheme)
        )

    def _follow(self, effects: Effects) -> None:
        if effects.annotated:
            self._timer.start()


def command_keys() -> dict[str, str]:
    """Return the keys that labels cannot have, and the commands they belong to."""
    keymap = current()
    return {keys.upper(): item.id for item in COMMANDS for keys in keymap.of(item)}


def _around(place: Place, scheme: Scheme) -> Place:
    """Return what is around a place, and is still there."""
    candidates = []
    if place.attribute:
        candidates.append(Place(Kind.ATTRIBUTE, place.attribute, place.layer))
    if place.layer:
        candidates.append(Place(Kind.LAYER, place.layer))
    return next((one for one in candidates if item(scheme, one) is not None), SCHEME)

"""What could not be saved, and why, in plain words."""

from collections.abc import Sequence
from pathlib import Path

from annotator.app.messages import message_of
from annotator.app.unsaved import Cause, Gesture, Kept, Step
from annotator.core.errors import UserFacingError
from annotator.ui.history_text import gesture_text
from annotator.ui.i18n import language, translate


def kept_text(item: Kept) -> str:
    """Return a gesture that waits, in a few words."""
    if isinstance(item, Step):
        return translate("unsaved", "redo") if item.forward else translate("unsaved", "undo")
    return gesture_text(item.step) if item.step else translate("unsaved", "your last gesture")


def headline(kept: Sequence[Kept]) -> str:
    """Say what is not saved."""
    if len(kept) == 1:
        return translate("unsaved", "Not saved yet: {gesture}").format(gesture=kept_text(kept[0]))
    return translate("unsaved", "%n gestures are not saved yet", "", len(kept))


def why(cause: Cause, path: Path) -> str:
    """Say why, and what helps."""
    again = translate("unsaved", "It is tried again every few seconds.")
    words = {
        Cause.FULL: translate(
            "unsaved", "The disk of {name} is full. Free some space, or save a copy elsewhere."
        ),
        Cause.READ_ONLY: translate(
            "unsaved",
            "{name} or its folder may only be read at the moment. Make it writable again, or save "
            "a copy elsewhere.",
        ),
        Cause.GONE: translate(
            "unsaved",
            "{name} is no longer in {folder}: it was moved or deleted, or its drive is gone. Put "
            "it back, or save a copy elsewhere.",
        ),
        Cause.HELD: translate(
            "unsaved",
            "Another program holds {name}: perhaps one that backs up, synchronises or looks for "
            "viruses.",
        ),
        Cause.DAMAGED: translate(
            "unsaved",
            "Part of {name} can no longer be read. Save a copy elsewhere, or repair it into a new "
            "file.",
        ),
        Cause.FAILING: translate(
            "unsaved",
            "The drive of {name} reports errors, or its connection was lost. Open the project "
            "again once the drive is back, or save a copy elsewhere.",
        ),
    }[cause]
    return f"{words.format(name=path.name, folder=path.parent)} {again}"


def details(kept: Sequence[Kept], fault: UserFacingError | None) -> str:
    """List all that waits, with every word that the person has typed, to be copied."""
    lines = []
    for number, item in enumerate(kept, 1):
        lines.append(f"{number}. {kept_text(item)}")
        operation = item.operation if isinstance(item, Gesture) else None
        lines += [
            f"   {text}"
            for name in ("comment", "value")
            if isinstance(text := getattr(operation, name, ""), str) and text
        ]
    if fault is not None:
        lines += ["", message_of(fault, language()).what]
    return "\n".join(lines)

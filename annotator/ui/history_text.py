"""What undo and redo are called in the menu: after the gesture that they concern."""

from typing import Any

from annotator.app.holdings import HistoryStep
from annotator.ui.i18n import translate
from annotator.ui.scheme_editor.wording import step_text

_LONGEST = 44


def undo_text(step: HistoryStep | None) -> str:
    """Return the text of the undo command."""
    if step is None:
        return translate("history", "&Undo")
    return translate("history", "&Undo: {gesture}").format(gesture=_shown(step))


def redo_text(step: HistoryStep | None) -> str:
    """Return the text of the redo command."""
    if step is None:
        return translate("history", "&Redo")
    return translate("history", "&Redo: {gesture}").format(gesture=_shown(step))


def gesture_text(step: HistoryStep) -> str:
    """Return a gesture in a few words."""
    if step.operation == "change-scheme":
        return step_text(step.fields)
    fields: dict[str, Any] = {"text": "", "label": "", "value": "", **step.fields}
    text = str(fields["text"])
    fields["text"] = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
    pattern = _pattern(step.operation, int(fields.get("count", 1)), str(fields.get("state", "")))
    return pattern.format(**fields)


def _shown(step: HistoryStep) -> str:
    """Return the gesture for a menu, where an ampersand would mark a key."""
    return gesture_text(step).replace("&", "&&")


def _pattern(operation: str, count: int, state: str) -> str:
    if operation in _bulk(count):
        return _bulk(count)[operation]
    if count > 1:
        return _many(operation, count)
    if operation == "set-document-state":
        return _state(state)
    return _one().get(operation, translate("history", "the last gesture"))


def _bulk(count: int) -> dict[str, str]:
    """Return the names of gestures on many spans, which say how many whatever the number."""
    return {
        "accept-label": translate("history", "accept %n × {label}", "", count),
        "reject-label": translate("history", "reject %n × {label}", "", count),
        "delete-label": translate("history", "delete %n × {label}", "", count),
        "clear-layer": translate("history", "clear the layer {label} (%n)", "", count),
        "label-places": translate("history", "label %n × “{text}” as {label}", "", count),
        "accept-places": translate("history", "accept %n × “{text}”", "", count),
        "carry-over": translate("history", "carry %n label(s) over from “{text}”", "", count),
        "skip-versions": translate("history", "skip %n version(s)", "", count),
        "unlabel-places": translate("history", "unlabel %n × “{text}”", "", count),
        "set-document-states": translate("history", "state of %n article(s)", "", count),
        "flag-documents": translate("history", "flags of %n article(s)", "", count),
        "set-details": translate("history", "{value} of %n article(s)", "", count),
        "apply-rules": translate("history", "settle %n case(s) by rules", "", count),
        "import-documents": translate("history", "add %n article(s)", "", count),
        "remove-documents": translate("history", "delete %n article(s)", "", count),
        "assign": translate("history", "give out %n article(s)", "", count),
        "take-back": translate("history", "take back %n article(s)", "", count),
        "reassign": translate("history", "move %n article(s) to somebody else", "", count),
        "change-terms": translate("history", "terms of %n article(s)", "", count),
    }


def _one() -> dict[str, str]:
    return {
        "create-span": translate("history", "label “{text}” as {label}"),
        "create-claim": translate("history", "label “{text}” as {label}"),
        "add-part": translate("history", "“{text}” as {label} of its claim"),
        "accept-spans": translate("history", "accept “{text}”"),
        "reject-spans": translate("history", "reject “{text}”"),
        "delete-spans": translate("history", "delete “{text}”"),
        "relabel-span": translate("history", "relabel “{text}” as {label}"),
        "move-span": translate("history", "move the edges of “{text}”"),
        "set-attribute": translate("history", "set “{text}” to {value}"),
        "link-spans": translate("history", "link “{text}”"),
        "unlink-spans": translate("history", "unlink “{text}”"),
        "set-zone": translate("history", "zone of “{text}”"),
        "note-span": translate("history", "note on “{text}”"),
        "label-mentions": translate("history", "label “{text}” as {label}"),
        "reject-mentions": translate("history", "reject “{text}”"),
        "suggest-everywhere": translate("history", "propose “{text}” as {label}"),
        "split-span": translate("history", "split “{text}”"),
        "merge-spans": translate("history", "merge into “{text}”"),
        "flag-document": translate("history", "flag of “{text}”"),
        "set-apart": translate("history", "“{text}” is another story"),
        "settle": translate("history", "settle the versions of “{text}”"),
        "settle-case": translate("history", "settle “{text}”"),
        "defer-case": translate("history", "leave “{text}” for later"),
        "open-case": translate("history", "open “{text}” again"),
    }


def _many(operation: str, count: int) -> str:
    return {
        "accept-spans": translate("history", "accept %n span(s)", "", count),
        "reject-spans": translate("history", "reject %n span(s)", "", count),
        "delete-spans": translate("history", "delete %n span(s)", "", count),
        "label-mentions": translate("history", "label %n × “{text}” as {label}", "", count),
        "reject-mentions": translate("history", "reject %n × “{text}”", "", count),
        "suggest-everywhere": translate("history", "propose %n × “{text}” as {label}", "", count),
    }.get(operation, translate("history", "change %n span(s)", "", count))


def _state(state: str) -> str:
    return {
        "done": translate("history", "finish “{text}”"),
        "skipped": translate("history", "skip “{text}”"),
    }.get(state, translate("history", "reopen “{text}”"))

"""What the inspector says of spans in words."""

from PySide6.QtCore import QLocale

from annotator.app.operations.lexicon import SAME_STORY
from annotator.core.model import Origin, OriginKind, Span, SpanState
from annotator.core.tokens import Tokens
from annotator.ui.commands import COMMANDS
from annotator.ui.i18n import translate
from annotator.ui.shortcuts.keymap import current, shown

_QUOTED = 200
_SNIPPET = 120


def state_in_words(state: SpanState) -> str:
    """Return the name of a span's state."""
    return {
        SpanState.SUGGESTED: translate("Inspector", "Suggested"),
        SpanState.ACCEPTED: translate("Inspector", "Accepted"),
        SpanState.REJECTED: translate("Inspector", "Rejected"),
    }[state]


def origin_in_words(origin: Origin) -> str:
    """Return who made a span."""
    name = f"{origin.name} {origin.version}".strip()
    match origin.kind:
        case OriginKind.HUMAN:
            return translate("Inspector", "by you")
        case OriginKind.MODEL:
            return translate("Inspector", "by {model}").format(model=name)
        case OriginKind.RULE if origin.name == SAME_STORY.name:
            return translate("Inspector", "from another version of the story")
        case OriginKind.RULE:
            return translate("Inspector", "by the rule “{rule}”").format(rule=name)


def score_in_words(score: float | None) -> str:
    """Return how sure the proposer is; empty when it did not say."""
    if score is None:
        return ""
    percent = QLocale().toString(round(score * 100))
    return translate("Inspector", "{percent}% sure").format(percent=percent)


def range_in_words(span: Span) -> str:
    """Return where a span lies and how long it is."""
    locale = QLocale()
    return translate("Inspector", "Characters {start} to {end}: %n in all", "", span.length).format(
        start=locale.toString(span.start), end=locale.toString(span.end)
    )


def torn_in_words(span: Span, tokens: Tokens, text: str) -> str:
    """Say which edges of a span lie inside a word; nothing where none does."""
    start, end = tokens.cut_at(span.start), tokens.cut_at(span.end)
    if start is not None and start == end:
        return translate("Inspector", "Lies inside the word “{word}”").format(
            word=text[start[0] : start[1]]
        )
    sentences = []
    if start is not None:
        said = translate("Inspector", "Starts inside the word “{word}”")
        sentences.append(said.format(word=text[start[0] : start[1]]))
    if end is not None:
        said = translate("Inspector", "Ends inside the word “{word}”")
        sentences.append(said.format(word=text[end[0] : end[1]]))
    return " · ".join(sentences)


def quoted(text: str) -> str:
    """Return words of the article on one line, cut where they get long."""
    return _cut(text, _QUOTED)


def snippet(text: str) -> str:
    """Return the beginning of a span's words on one line."""
    return _cut(text, _SNIPPET)


def key_of(command: str) -> str:
    """Return the first key of a command as it stands on this system's keyboards."""
    found = next((item for item in COMMANDS if item.id == command), None)
    keys = current().of(found) if found is not None else ()
    return shown(keys[0]) if keys else ""


def with_key(text: str, command: str) -> str:
    """Return a tooltip with the command's key behind it."""
    key = key_of(command)
    return translate("Inspector", "{what} ({key})").format(what=text, key=key) if key else text


def _cut(text: str, length: int) -> str:
    words = " ".join(text[: length * 2].split())
    if len(words) <= length and len(text) <= length * 2:
        return words
    return f"{words[: length - 1].rstrip()}…"

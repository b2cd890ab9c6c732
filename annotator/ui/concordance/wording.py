"""What a search says of itself in words."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale

from annotator.app.concordance import MOST, Mode, Search
from annotator.app.matching import Fault, PatternFault
from annotator.ui.i18n import translate

_FORMS = 8
"""So many forms of a lemma are named."""


def mode_name(mode: Mode) -> str:
    """Return the name of a way to search."""
    return {
        Mode.WORDS: translate("Concordance", "Words"),
        Mode.PATTERN: translate("Concordance", "Pattern"),
        Mode.LEMMA: translate("Concordance", "Lemma"),
        Mode.LABEL: translate("Concordance", "Label"),
        Mode.NOTES: translate("Concordance", "Flags and comments"),
    }[mode]


def mode_hint(mode: Mode) -> str:
    """Return what a way to search finds."""
    return {
        Mode.WORDS: translate(
            "Concordance", "Whole words, one after the other; * stands for any letters"
        ),
        Mode.PATTERN: translate(
            "Concordance",
            "A regular expression of Python; ^ and $ stand at the ends of lines",
        ),
        Mode.LEMMA: translate(
            "Concordance",
            "A word in all its forms; words that are spelled alike are not told apart",
        ),
        Mode.LABEL: translate(
            "Concordance", "Spans with a label; with words, those that contain them"
        ),
        Mode.NOTES: translate(
            "Concordance", "Spans with a flag or a comment; with words, comments that contain them"
        ),
    }[mode]


def placeholder(mode: Mode) -> str:
    """Return what the field of a way to search asks for."""
    return {
        Mode.WORDS: translate("Concordance", "Words to find"),
        Mode.PATTERN: translate("Concordance", "Regular expression"),
        Mode.LEMMA: translate("Concordance", "A word, in any of its forms"),
        Mode.LABEL: translate("Concordance", "Words in the span (may be empty)"),
        Mode.NOTES: translate("Concordance", "Words in the comment (may be empty)"),
    }[mode]


def fault_in_words(found: PatternFault) -> str:
    """Return in plain words what is wrong with a pattern."""
    text = {
        Fault.OPEN_GROUP: translate("Concordance", "The parenthesis is not closed"),
        Fault.CLOSED_GROUP: translate("Concordance", "A parenthesis closes that was not opened"),
        Fault.OPEN_SET: translate("Concordance", "The square bracket is not closed"),
        Fault.REPEAT: translate("Concordance", "There is nothing before the sign of repetition"),
        Fault.ESCAPE: translate("Concordance", "This sign means nothing after a backslash"),
        Fault.RANGE: translate("Concordance", "The range in brackets runs backwards"),
        Fault.OTHER: translate("Concordance", "This is no regular expression"),
    }[found.fault]
    if found.place is None:
        return text
    return translate("Concordance", "{fault} (character {place})").format(
        fault=text, place=QLocale().toString(found.place)
    )


def outcome(search: Search, articles: int, forms: int) -> str:
    """Return what a search found, and what it left out."""
    found = len(search.hits)
    if not found:
        said = [translate("Concordance", "Nothing found")]
    else:
        said = [
            translate("Concordance", "%n hit(s)", "", found),
            translate("Concordance", "%n article(s)", "", articles),
            translate("Concordance", "%n form(s)", "", forms),
        ]
    if search.limited:
        most = QLocale().toString(MOST)
        said.append(translate("Concordance", "only the first {most}").format(most=most))
    return " · ".join(said)


def trouble(search: Search) -> str:
    """Return what went wrong in a search that ended, or nothing."""
    if search.given_up:
        return translate(
            "Concordance",
            "The pattern takes too long, so the search was stopped: make it simpler, with fewer "
            "repetitions inside repetitions",
        )
    if search.too_slow:
        return translate(
            "Concordance", "Left out %n article(s) in which the pattern takes too long", "",
            len(search.too_slow),
        )  # fmt: skip
    return ""


def forms_in_words(forms: Sequence[str]) -> str:
    """Return in which forms a lemma was looked for."""
    if len(forms) < 2:
        return translate("Concordance", "No other form of this word is known")
    named = ", ".join(forms[:_FORMS]) + ("…" if len(forms) > _FORMS else "")
    return translate("Concordance", "Looked for %n form(s): {forms}", "", len(forms)).format(
        forms=named
    )


def searching(search: Search | None) -> str:
    """Return what is being done."""
    if search is not None and search.learning:
        return translate("Concordance", "Reading the words of all articles for their lemmas, once…")
    return translate("Concordance", "Searching…")

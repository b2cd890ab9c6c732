"""What the window of versions says in words."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale

from annotator.core.model import DocumentSummary
from annotator.ui.i18n import translate
from annotator.ui.library.wording import shown_date, state_in_words

_SOURCES = 3
"""Sources that are named in a row."""


def story_in_words(versions: Sequence[DocumentSummary], locale: QLocale) -> str:
    """Return how many versions a story has, where they appeared, and when."""
    count = translate("Versions", "%n version(s)", "", len(versions))
    sources = list(dict.fromkeys(item.source for item in versions if item.source))
    named = ", ".join(sources[:_SOURCES]) + ("…" if len(sources) > _SOURCES else "")
    dates = sorted(item.published for item in versions if item.published)
    days = list(dict.fromkeys(shown_date(date, locale) for date in dates[:1] + dates[-1:]))
    return " · ".join(part for part in (count, named, " – ".join(days)) if part)


def version_in_words(summary: DocumentSummary, locale: QLocale) -> str:
    """Return where and when a version appeared, its state and its labels."""
    labels = translate("Versions", "%n label(s)", "", summary.accepted)
    return " · ".join(
        part
        for part in (
            summary.source,
            shown_date(summary.published, locale),
            state_in_words(summary.state),
            labels if summary.accepted else "",
        )
        if part
    )


def named(title: str) -> str:
    """Return a title in quotation marks, or a word for its absence."""
    words = " ".join(title.split()) or translate("Library", "Untitled article")
    return translate("Versions", "“{title}”").format(title=words)

"""What merging says in words."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale

from annotator.app.merging import FilePreview, Report, Tally, Verdict
from annotator.ui.i18n import translate


def owner_in_words(file: FilePreview) -> str:
    """Return whose work a file is."""
    if file.owner is None:
        return translate("Merging", "Copy of the project")
    return file.owner.name


def verdicts_in_words(file: FilePreview) -> str:
    """Return what a file would bring, the most important first."""
    if file.fault is not None:
        return translate("Merging", "Cannot be merged")
    works = {verdict: file.works.get(verdict, 0) for verdict in Verdict}
    parts = (
        (
            works[Verdict.CONFLICT],
            translate("Merging", "%n in conflict", "", works[Verdict.CONFLICT]),
        ),
        (works[Verdict.NEW], translate("Merging", "%n new", "", works[Verdict.NEW])),
        (works[Verdict.FURTHER], translate("Merging", "%n further on", "", works[Verdict.FURTHER])),
        (file.new_articles, translate("Merging", "%n new article(s)", "", file.new_articles)),
        (works[Verdict.SAME], translate("Merging", "%n the same", "", works[Verdict.SAME])),
        (works[Verdict.OLDER], translate("Merging", "%n behind", "", works[Verdict.OLDER])),
    )
    said = [words for count, words in parts if count]
    return " · ".join(said) or translate("Merging", "Nothing was done in it")


def change_in_words(tally: Tally, locale: QLocale) -> str:
    """Return how much of somebody's work there is before and after."""
    return translate(
        "Merging", "{name}: articles {before} → {after}, labels {less} → {more}"
    ).format(
        name=tally.annotator.name,
        before=locale.toString(tally.articles_before),
        after=locale.toString(tally.articles_after),
        less=locale.toString(tally.spans_before),
        more=locale.toString(tally.spans_after),
    )


def outcome_in_words(report: Report, failed: int) -> str:
    """Return in a sentence what merging did; so many files were at fault, before or then."""
    done = sum(file.fault is None for file in report.files)
    text = translate("Merging", "%n file(s) merged.", "", done)
    if report.stopped:
        text += " " + translate("Merging", "Then it was stopped; what is merged stays.")
    if failed:
        text += " " + translate("Merging", "%n file(s) could not be merged.", "", failed)
    return text


def when_in_words(at: int | None, locale: QLocale) -> str:
    """Return a time for people."""
    if at is None:
        return "—"
    return locale.toString(QDateTime.fromMSecsSinceEpoch(at), QLocale.FormatType.ShortFormat)


def names_in_words(paths: Sequence[Path]) -> str:
    """Return the names of files, the first three of them."""
    named = ", ".join(path.name for path in paths[:3])
    return named + ("…" if len(paths) > 3 else "")

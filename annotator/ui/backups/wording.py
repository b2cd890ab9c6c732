"""Words about backups: when, why, how large."""

from datetime import datetime

from PySide6.QtCore import QDateTime, QLocale

from annotator.app.backup_folder import Reason
from annotator.ui.i18n import translate


def when(at: datetime) -> str:
    """Return a moment in the person's words and time zone; today and yesterday by their names."""
    local = QDateTime.fromMSecsSinceEpoch(int(at.timestamp() * 1000))
    time = QLocale().toString(local.time(), QLocale.FormatType.ShortFormat)
    days = local.date().daysTo(QDateTime.currentDateTime().date())
    if days == 0:
        return translate("Backups", "today, {time}").format(time=time)
    if days == 1:
        return translate("Backups", "yesterday, {time}").format(time=time)
    date = QLocale().toString(local.date(), QLocale.FormatType.ShortFormat)
    return translate("Backups", "{date}, {time}").format(date=date, time=time)


def why(reason: Reason) -> str:
    """Return why a backup was made."""
    return {
        Reason.MERGE: translate("Backups", "before a merge"),
        Reason.IMPORT: translate("Backups", "before an import"),
        Reason.REMOVAL: translate("Backups", "before articles were deleted"),
        Reason.MIGRATION: translate("Backups", "before a new version"),
        Reason.RESTORE: translate("Backups", "before a backup was restored"),
        Reason.SCHEDULED: translate("Backups", "by itself"),
        Reason.CLOSING: translate("Backups", "on closing"),
        Reason.ASKED: translate("Backups", "asked for"),
    }[reason]


def size(count: int) -> str:
    """Return a size of a file."""
    return QLocale().formattedDataSize(count, 1, QLocale.DataSizeFormat.DataSizeSIFormat)

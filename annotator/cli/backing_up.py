"""Commands for backups: make one, list them, bring one back."""

from collections.abc import Sequence
from pathlib import Path

import click

from annotator.app import backup_folder
from annotator.app.backup_folder import Backup, Reason
from annotator.app.backups import make, restore, restore_to, verify
from annotator.app.restoring import restoring
from annotator.cli.console import current, json_option
from annotator.cli.exit_codes import HELP, ExitCode
from annotator.cli.projects import PROJECT, opened, with_suffix
from annotator.core.errors import BackupFailedError


@click.command("backup", epilog=HELP)
@PROJECT
@json_option
def back_up(project: Path) -> int:
    """Back up PROJECT, checked and complete, to the folder of its backups.

    The folder is the one of the preferences. Older backups are thinned out as they age: all of
    today stay, then one a day for two weeks, then one a month; and where they take more than 2 GB
    or a tenth of the free disk, those that lie closest together go first. The last two always
    stay.

    \b
    Example:
      annotator backup crue.annodb
    """  # noqa: D301 (click reads the control character)
    with opened(project) as existing:
        made = make(existing, Reason.ASKED)
    current().say("backup-made", path=made.path)
    current().result(backup=_described(made))
    return ExitCode.OK


@click.command("backups", epilog=HELP)
@PROJECT
@click.option(
    "--restore",
    "number",
    type=click.IntRange(min=1),
    metavar="NUMBER",
    help="Bring a backup back, by its number in the list; 1 is the newest.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Where it comes back; by default beside PROJECT, as “… (restored DATE)”.",
)
@click.option(
    "--in-place",
    is_flag=True,
    help="Let PROJECT itself hold the backup. What it holds now is backed up first; a damaged file "
    "is kept under another name.",
)
@click.option("--check", is_flag=True, help="Read all of each backup, and say which are damaged.")
@json_option
def list_backups(
    *, project: Path, number: int | None, output: Path | None, in_place: bool, check: bool
) -> int:
    """List the backups of PROJECT, the newest first, or bring one back.

    PROJECT may be damaged, or gone: its backups are found by its name then. The exit code is 1
    when --check finds a damaged one.

    \b
    Examples:
      annotator backups crue.annodb
      annotator backups crue.annodb --restore 1
      annotator backups crue.annodb --restore 3 --in-place
    """  # noqa: D301 (click reads the control character)
    if number is None and (output or in_place):
        raise click.UsageError("--output and --in-place go with --restore.")
    if output and in_place:
        raise click.UsageError("--output and --in-place exclude each other.")
    whole = with_suffix(project)
    path = whole if not project.exists() else project
    found = backup_folder.list_of_file(path)
    if number is None:
        return _list(found, check=check)
    if number > len(found):
        raise click.UsageError(f"There are {len(found)} backups of {path.name}.")
    return _restore(path, found[number - 1], with_suffix(output) if output else None, in_place)


def _list(found: Sequence[Backup], *, check: bool) -> int:
    console = current()
    rows = [_described(one) for one in found]
    if check:
        for row, one in zip(rows, found, strict=True):
            row["sound"] = _is_sound(one)
    if not console.as_json:
        for number, (row, one) in enumerate(zip(rows, found, strict=True), start=1):
            state = "" if row.get("sound", True) else f"  {console.words('backup-damaged')}"
            when = one.at.astimezone().strftime("%Y-%m-%d %H:%M")
            reason = console.words(f"backup-{one.reason}")
            click.echo(f"{number:>3}  {when}  {one.size / 1e6:>9.1f} MB  {reason}{state}")
    console.say("backup-count", count=len(found), folder=backup_folder.home_of_all())
    console.result(backups=rows)
    sound = all(row.get("sound", True) for row in rows)
    return ExitCode.OK if sound else ExitCode.FAULT


def _restore(path: Path, backup: Backup, output: Path | None, in_place: bool) -> int:
    console, kept = current(), None
    if in_place:
        last = None
        for last in restoring(path, backup):  # noqa: B007 (only the last step is of interest)
            pass
        kept, target = last.kept if last else None, path
    elif output is not None:
        target = restore_to(backup, output)
    else:
        target = restore(backup, path, console.words("backup-restored-name"))
    console.say("backup-restored", path=target)
    if kept is not None:
        console.say("backup-kept", path=kept)
    console.result(project=str(target), kept=None if kept is None else str(kept))
    return ExitCode.OK


def _described(backup: Backup) -> dict[str, object]:
    held = backup_folder.contents(backup)
    return {
        "path": str(backup.path),
        "at": backup.at.isoformat(),
        "reason": str(backup.reason),
        "bytes": backup.size,
        "articles": None if held is None else held.articles,
        "gestures": None if held is None else held.gestures,
    }


def _is_sound(backup: Backup) -> bool:
    try:
        verify(backup.path)
    except BackupFailedError:
        return False
    return True

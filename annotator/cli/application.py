"""The command ``annotator``: its subcommands, and what becomes of faults and interruptions."""

import sys
from collections.abc import Sequence
from typing import Any

import click

from annotator import __version__
from annotator.app.messages import FALLBACK
from annotator.cli.adjudicating import adjudicate
from annotator.cli.agreement import agreement
from annotator.cli.assigning import assign_command
from annotator.cli.backing_up import back_up, list_backups
from annotator.cli.benching import bench
from annotator.cli.console import Console, PlayRound, SaveImage
from annotator.cli.demo import demo
from annotator.cli.duplicates import duplicates
from annotator.cli.effort import effort
from annotator.cli.evaluating import evaluate
from annotator.cli.exit_codes import HELP, ExitCode
from annotator.cli.exporting import export, verify
from annotator.cli.in_language import Say, in_words, speaking
from annotator.cli.mending import check_project, repair_project
from annotator.cli.merging import merge
from annotator.cli.projects import add, info, new
from annotator.cli.reporting import report
from annotator.cli.sampling import sample
from annotator.cli.suggesting import suggest
from annotator.cli.training import train
from annotator.core.errors import UserFacingError


class Commands(click.Group):
    """Ends the process with one of our exit codes, whatever happens."""

    def main(self, *, standalone_mode: bool = True, **extra: Any) -> Any:  # type: ignore[override]
        """Run a command. With ``standalone_mode`` the process ends, else the code is returned."""
        console = extra.get("obj") or Console()
        with speaking(console.language) as say:
            code = self._code(console, say, extra)
        if standalone_mode:
            sys.exit(int(code))
        return int(code)

    def _code(self, console: Console, say: Say, extra: dict[str, Any]) -> int:
        commands = self if console.language == FALLBACK else in_words(self, say)
        code: int = ExitCode.OK
        try:
            value = click.Group.main(
                commands, **{**extra, "obj": console, "standalone_mode": False}
            )
            # Click returns the code of --help and --version instead of raising Exit.
            code = value if isinstance(value, int) else ExitCode.OK
        except UserFacingError as error:
            console.fault(error)
            code = ExitCode.FAULT
        except click.ClickException as error:
            error.show()
            code = error.exit_code
        except click.Abort:
            click.echo(console.words("interrupted"), err=True)
            code = ExitCode.INTERRUPTED
        return code


@click.group(
    cls=Commands,
    name="annotator",
    epilog=HELP,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="annotator")
def commands() -> None:
    """Pre-highlight entities and claims in news, and keep every correction.

    \b
    annotator                          open the window
    annotator PROJECT.annodb           open a project in the window
    annotator demo                     open the demo in the window
    annotator COMMAND ...              work without a window, as below

    \b
    Examples:
      annotator new crue.annodb articles/ depeches.jsonl
      annotator suggest crue.annodb
      annotator crue.annodb
      annotator export crue.annodb -o crue.jsonl
    """  # noqa: D301 (click reads the control character)


for command in (
    new,
    add,
    suggest,
    duplicates,
    merge,
    export,
    verify,
    back_up,
    list_backups,
    check_project,
    repair_project,
    sample,
    assign_command,
    info,
    evaluate,
    agreement,
    report,
    effort,
    train,
    adjudicate,
    bench,
    demo,
):
    commands.add_command(command)


def main(
    arguments: Sequence[str],
    *,
    save_image: SaveImage | None = None,
    play_round: PlayRound | None = None,
) -> int:
    """Run the command line and return the exit code.

    ``save_image`` and ``play_round`` make the demo's image of the window and work in it, which
    only the window's side can.
    """
    code: int = commands.main(
        args=list(arguments),
        prog_name="annotator",
        standalone_mode=False,
        obj=Console(save_image, play_round),
    )
    return code

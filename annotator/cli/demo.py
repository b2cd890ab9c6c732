"""The command that shows what the program does, without a window if need be."""

from pathlib import Path

import click

from annotator.app.demo import run_demo
from annotator.app.settings import SettingsFile
from annotator.cli.console import current, json_option
from annotator.cli.exit_codes import HELP, ExitCode

_FOLDER = Path("demo-output")


@click.command(epilog=HELP)
@click.option("--headless", is_flag=True, help="Do an annotator's round without a window.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=_FOLDER,
    show_default=True,
    metavar="DIR",
    help="With --headless: the folder for the project, the export and the image.",
)
@click.option(
    "--replace", is_flag=True, help="With --headless: replace an earlier demo in the folder."
)
@click.option(
    "--keys",
    is_flag=True,
    help="With --headless: work by keys in a window that nobody sees, to try an installation.",
)
@click.option("--pipeline", metavar="NAME", help="With --headless: an installed spaCy pipeline.")
@json_option
def demo(headless: bool, output: Path, replace: bool, keys: bool, pipeline: str | None) -> int:
    """Open the demo: invented French articles, pre-highlighted.

    With --headless no window opens. The articles are pre-highlighted, some of them annotated
    (suggestions accepted and rejected, spans made, a gesture undone and done again), the work is
    exported, and an image of the window with it is saved. The paths are written to standard
    output.

    \b
    Examples:
      annotator demo
      annotator demo --headless -o demo-output
    """  # noqa: D301 (click reads the control character)
    console = current()
    if not headless:
        raise click.UsageError('Without --headless this opens a window: run "annotator demo".')
    settings = SettingsFile().read()
    if replace:
        for name in ("demo.annodb", "demo.jsonl", "demo.png"):
            (output / name).unlink(missing_ok=True)
    pipeline = pipeline or settings.pipeline
    work = (lambda path: play(path, pipeline)) if keys and (play := console.play_round) else None
    result = run_demo(output, annotator=settings.annotator, pipeline=pipeline, work=work)
    image = output / "demo.png" if console.save_image else None
    if console.save_image and image:
        console.save_image(result.project, image)
    if console.as_json:
        console.result(
            project=result.project,
            export=result.export,
            image=image,
            report=result.report,
            done=result.done,
        )
        return ExitCode.OK
    for key, path in (("project", result.project), ("export", result.export), ("image", image)):
        if path:
            click.echo(console.words(f"demo-{key}", path=path.resolve()))
    return ExitCode.OK

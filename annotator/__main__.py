"""The entry point: the window, or the command line."""

import gc
import io
import multiprocessing
import sys
from collections.abc import Sequence
from pathlib import Path

_NO_WINDOW = frozenset(("--headless", "--help", "-h", "--output", "-o", "--replace", "--json"))
_PROJECT_SUFFIX = ".annodb"
_INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program with ``arguments`` (the process's own by default); return the exit code.

    The window opens without arguments, for a project to open, and for ``demo``; everything else
    is the command line's. Neither side is imported before it is known which is needed.
    """
    # In a frozen app the suggestion process starts here once more, and must not come further.
    multiprocessing.freeze_support()
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        return _run(given)
    except KeyboardInterrupt:
        return _INTERRUPTED  # while something was still being imported, or in the window


def _run(given: list[str]) -> int:
    if _is_for_window(given):
        gc.disable()  # what a start makes stays; the window enables it again when it is shown
        try:
            from annotator.ui.application import main as open_window  # noqa: PLC0415

            return open_window(given)
        finally:
            gc.enable()
    from annotator.cli.application import main as run_command  # noqa: PLC0415

    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # as standard error has it
    if given[:1] == ["bench"]:
        _measure_the_window_too()
    return run_command(given, save_image=_save_image, play_round=_play_round)


def _is_for_window(given: list[str]) -> bool:
    if not given:
        return True
    first = given[0]
    if first == "demo":
        return _NO_WINDOW.isdisjoint(given)
    # Commands have no suffix. A mistyped one is better answered by the command line.
    path = Path(first)
    return path.suffix.lower() == _PROJECT_SUFFIX or (path.suffix != "" and path.is_file())


def _save_image(project: Path, image: Path) -> None:
    from annotator.app.messages import language_of  # noqa: PLC0415
    from annotator.app.settings import SettingsFile  # noqa: PLC0415
    from annotator.ui.screenshots import save  # noqa: PLC0415

    save(project, image, language=language_of(SettingsFile().read().language))


def _play_round(project: Path, pipeline: str) -> dict[str, int]:
    from annotator.ui.bench.demo_round import play  # noqa: PLC0415

    return play(project, pipeline=pipeline)


def _measure_the_window_too() -> None:
    from annotator.app.bench.sections import SECTIONS  # noqa: PLC0415
    from annotator.ui.bench.endurance import measure as measure_endurance  # noqa: PLC0415
    from annotator.ui.bench.library import measure as measure_library  # noqa: PLC0415
    from annotator.ui.bench.load import measure as measure_load  # noqa: PLC0415
    from annotator.ui.bench.section import measure  # noqa: PLC0415
    from annotator.ui.bench.start import measure as measure_start  # noqa: PLC0415

    SECTIONS["start"] = measure_start
    SECTIONS["ui"] = measure
    SECTIONS["library"] = measure_library
    SECTIONS["load"] = measure_load
    SECTIONS["endurance"] = measure_endurance


if __name__ == "__main__":
    sys.exit(main())

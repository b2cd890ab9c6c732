"""The entry point: the window, or the command line."""

import multiprocessing
import sys
from collections.abc import Sequence
from pathlib import Path

_COMMANDS = ("new", "add", "suggest", "export", "info", "demo")
_NO_WINDOW = frozenset(("--headless", "--help", "-h", "--output", "-o", "--replace", "--json"))
_PROJECT_SUFFIX = ".annodb"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program with ``arguments`` (the process's own by default); return the exit code.

    The window opens without arguments, for a project to open, and for ``demo``; everything else
    is the command line's. Neither side is imported before it is known which is needed.
    """
    # In a frozen app the suggestion process starts here once more, and must not come further.
    multiprocessing.freeze_support()
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given[:1] == ["demo"] and _NO_WINDOW.isdisjoint(given):
        return _window(given, demo=True)
    if _is_for_window(given):
        return _window(given, demo=False)
    from annotator.cli.application import main as run_command  # noqa: PLC0415

    return run_command(given, save_image=_save_image)


def _is_for_window(given: list[str]) -> bool:
    if not given:
        return True
    first = given[0]
    if first in _COMMANDS or first.startswith("-"):
        return False
    # Anything else is a project; but a mistyped command is better answered by the command line.
    return first.lower().endswith(_PROJECT_SUFFIX) or Path(first).exists()


def _window(given: list[str], *, demo: bool) -> int:
    from annotator.ui.application import main as open_window  # noqa: PLC0415

    return open_window([str(_demo_project()), *given[1:]] if demo else given)


def _demo_project() -> Path:
    from annotator.app.demo import demo_project  # noqa: PLC0415
    from annotator.app.settings import SettingsFile  # noqa: PLC0415

    return demo_project(SettingsFile().read().annotator)


def _save_image(project: Path, image: Path) -> None:
    from annotator.ui.screenshots import save  # noqa: PLC0415

    save(project, image, theme="light")


if __name__ == "__main__":
    sys.exit(main())

"""What a command says: data on standard output, everything else on standard error."""

import sys
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import asdict, is_dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol, TypeVar

import click
import msgspec

from annotator.app.messages import language_of, line, message_of
from annotator.app.settings import SettingsFile
from annotator.core.errors import (
    ProjectHeldError,
    ProjectLockedError,
    ProjectTooNewError,
    ProjectWriteError,
    UserFacingError,
)

SaveImage = Callable[[Path, Path], None]
"""Saves an image of the window with the project (first path) as a PNG (second path)."""
PlayRound = Callable[[Path, str], dict[str, int]]
"""Works on a project (path) in the window, with a pipeline, and counts what was done."""


class Progress(Protocol):
    """How far something has come."""

    @property
    def done(self) -> int:
        """How much is done."""

    @property
    def total(self) -> int:
        """How much there is."""


_Step = TypeVar("_Step", bound=Progress)
_READABLE = (ProjectHeldError, ProjectLockedError, ProjectTooNewError, ProjectWriteError)
"""Why a project may not be opened for work and yet be read."""


class Console:
    """Says things in one language, as lines for a person or as JSON for a script."""

    def __init__(
        self, save_image: SaveImage | None = None, play_round: PlayRound | None = None
    ) -> None:
        self.save_image = save_image
        self.play_round = play_round
        self.as_json = False
        self.read_only = False
        """Whether a project is opened to be read, whoever has it open."""
        self.advice = ""
        """The key of what else can be done about a fault."""

    @cached_property
    def language(self) -> str:
        """The language of the settings, or the system's."""
        return language_of(SettingsFile().look().language)

    def words(self, key: str, **fields: object) -> str:
        """Return a line of the messages file in the language in use."""
        return line(key, self.language, **fields)

    def say(self, key: str, **fields: object) -> None:
        """Write a line for a person; with ``--json`` the result says the same."""
        if not self.as_json:
            click.echo(self.words(key, **fields), err=True)

    def result(self, **values: object) -> None:
        """Write the result of the command for a script, if one is asking."""
        if self.as_json:
            # As bytes: JSON is UTF-8, whatever the console takes.
            click.echo(msgspec.json.encode(_plain(values)))

    def fault(self, error: UserFacingError) -> None:
        """Say what went wrong and what to do, and tell a script."""
        message = message_of(error, self.language)
        click.echo(message.what, err=True)
        click.echo(message.do, err=True)
        if self.advice and isinstance(error, _READABLE):
            click.echo(self.words(self.advice), err=True)
        self.result(error=self.described(error))

    def problems(self, problems: Iterable[UserFacingError]) -> None:
        """Name every input that was skipped; what to do is said once for each kind of problem."""
        advice: dict[str, None] = {}
        for problem in problems:
            message = message_of(problem, self.language)
            click.echo(message.what, err=True)
            advice[message.do] = None
        for words in advice:
            click.echo(words, err=True)

    def described(self, error: UserFacingError) -> dict[str, Any]:
        """Return a fault as data: its code, its fields and its words."""
        message = message_of(error, self.language)
        fields = {name: str(value) for name, value in error.fields.items()}
        return {"code": error.code, "fields": fields, "what": message.what, "do": message.do}

    def followed(
        self,
        steps: Iterator[_Step],
        label: str,
        show: Callable[[_Step], str] | None = None,
    ) -> _Step | None:
        """Go through ``steps``, with a bar where standard error is a terminal; return the last.

        What ``show`` says of a step stands behind the bar. The generator is closed when this is
        interrupted, so that it can tidy up.
        """
        last: _Step | None = None
        # The bar hides itself where standard error is not a terminal, but for its label.
        words = self.words(label) if sys.stderr.isatty() else None
        hidden = words is None
        try:
            with click.progressbar(
                length=1000,
                label=words,
                file=sys.stderr,
                hidden=hidden,
                show_eta=show is None,
                update_min_steps=0 if show else 1,
                item_show_func=lambda step: show(step) if show and step is not None else None,
            ) as bar:
                for step in steps:
                    last = step
                    bar.update(_permille(step) - bar.pos, step)
        finally:
            if isinstance(steps, Generator):
                steps.close()
        return last


def current() -> Console:
    """Return the console of the command that is running."""
    return click.get_current_context().ensure_object(Console)


def json_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the option ``--json``, which the console obeys."""

    def obey(context: click.Context, _: click.Parameter, chosen: bool) -> None:
        context.ensure_object(Console).as_json = chosen

    return click.option(
        "--json",
        is_flag=True,
        expose_value=False,
        is_eager=True,
        callback=obey,
        help="Write the result as one JSON object on standard output.",
    )(command)


def read_only_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command that only reads the option ``--read-only``, which ``opened`` obeys."""

    def obey(context: click.Context, _: click.Parameter, chosen: bool) -> None:
        console = context.ensure_object(Console)
        console.read_only = chosen
        console.advice = "" if chosen else "read-only-advice"

    return click.option(
        "--read-only",
        is_flag=True,
        expose_value=False,
        is_eager=True,
        callback=obey,
        help="Read PROJECT as it is now, also if somebody has it open or a later version wrote it.",
    )(command)


def _permille(step: Progress) -> int:
    return step.done * 1000 // step.total if step.total else 1000


def _plain(value: object) -> Any:
    """Return ``value`` as JSON can hold it."""
    if is_dataclass(value) and not isinstance(value, type):
        return _plain(asdict(value))
    if isinstance(value, dict):
        return {str(name): _plain(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, str | Path):
        # A file name need not be text: what is not is shown by its escapes.
        return str(value).encode("utf-8", errors="backslashreplace").decode("utf-8")
    return value

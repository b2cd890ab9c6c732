"""The command line as a script sees it."""

from collections.abc import Callable
from typing import Any

import pytest
from click.testing import CliRunner, Result

from annotator.cli.application import commands
from annotator.cli.console import Console

Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function that runs a command line, in English unless the test says otherwise."""
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")

    def invoke(*arguments: object, **options: Any) -> Result:
        obj = options.pop("obj", None) or Console()
        return CliRunner().invoke(
            commands, [str(item) for item in arguments], obj=obj, prog_name="annotator", **options
        )

    return invoke

"""The command line's help in the user's language.

Click takes its own words from gettext, and help is written in the source in English; a catalogue
holds both in other languages. Names of commands and options, and what JSON says, are the same in
all of them.
"""

import copy
import gettext
import inspect
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import click

from annotator.core.resources import resource

DOMAIN = "command-line"
"""The name of the catalogues in ``resources/translations/LANGUAGE/LC_MESSAGES``."""
HEADS = ("Examples:", "Example:")
"""What stands over lines that are typed, which no language changes."""
_AS_IT_STANDS = "\b\n"
"""Begins a paragraph whose lines click leaves as they are."""

Say = Callable[[str], str]
_Made = TypeVar("_Made", bound=click.Command)


@contextmanager
def speaking(language: str) -> Iterator[Say]:
    """Let click speak a language, and hand out what says our own words in it."""
    folder = str(resource("translations"))
    before, domain = os.environ.get("LANGUAGE"), gettext.textdomain()
    os.environ["LANGUAGE"] = language  # where gettext looks first
    gettext.bindtextdomain(DOMAIN, folder)
    gettext.textdomain(DOMAIN)
    try:
        yield gettext.translation(DOMAIN, folder, [language], fallback=True).gettext
    finally:
        gettext.textdomain(domain)
        if before is None:
            del os.environ["LANGUAGE"]
        else:
            os.environ["LANGUAGE"] = before


def in_words(command: _Made, say: Say) -> _Made:
    """Return a copy of a command, its options and its subcommands whose help is as ``say`` says."""
    made = copy.copy(command)
    made.help = worded(command.help, say)
    made.epilog = worded(command.epilog, say)
    made.params = [_parameter(parameter, say) for parameter in command.params]
    if isinstance(made, click.Group):
        made.commands = {name: in_words(one, say) for name, one in made.commands.items()}
    return made


def worded(text: str | None, say: Say) -> str | None:
    """Return help, paragraph by paragraph as ``say`` says."""
    if not text:
        return text
    return "\n\n".join(_paragraph(part, say) for part in inspect.cleandoc(text).split("\n\n"))


def _parameter(parameter: click.Parameter, say: Say) -> click.Parameter:
    made = copy.copy(parameter)
    if isinstance(made, click.Option):
        made.help = worded(made.help, say)
    return made


def _paragraph(text: str, say: Say) -> str:
    if not text.startswith(_AS_IT_STANDS):
        return say(" ".join(text.split()))
    text = text.removeprefix(_AS_IT_STANDS)
    head, _, lines = text.partition("\n")
    return _AS_IT_STANDS + (f"{say(head)}\n{lines}" if head in HEADS else say(text))

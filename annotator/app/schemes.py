"""The label schemes that come with the program, and those in files."""

import tomllib
from dataclasses import replace
from pathlib import Path

import tomli_w

from annotator.core.errors import (
    ExportWriteError,
    InvalidSchemeError,
    UnknownNameError,
    UnreadableFileError,
)
from annotator.core.resources import resource
from annotator.core.scheme import Scheme
from annotator.core.scheme_data import scheme_to_data
from annotator.core.scheme_reading import read_scheme

DEFAULT_SCHEME = "news"


def scheme_names() -> tuple[str, ...]:
    """Return the names of the schemes that come with the program, in order."""
    return tuple(sorted(path.stem for path in resource("schemes").glob("*.toml")))


def load_scheme(name_or_path: str | Path = DEFAULT_SCHEME) -> Scheme:
    """Return the scheme with this name, or the one in the TOML file with this path.

    Raises:
        UnknownNameError: it is neither.
        UnreadableFileError: the file cannot be read.
        InvalidSchemeError: its content is not a usable scheme; every problem is listed.
    """
    names = scheme_names()
    given = str(name_or_path)
    path = resource("schemes", f"{given}.toml") if given in names else Path(given)
    try:
        data = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError as error:
        raise UnknownNameError(kind="scheme", name=given, known=", ".join(names)) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnreadableFileError(name=given, reason=reason) from error
    except UnicodeDecodeError as error:
        raise UnreadableFileError(name=given, reason="encoding") from error
    except tomllib.TOMLDecodeError as error:
        raise InvalidSchemeError(problems=str(error)) from error
    return read_scheme(data)


def save_scheme(scheme: Scheme, path: Path) -> None:
    """Write a scheme to a TOML file, from which ``load_scheme`` reads the same scheme.

    What became of labels of this project's past is no concern of another one's.

    Raises:
        ExportWriteError: the file cannot be written.
    """
    data = scheme_to_data(replace(scheme, merged=(), replaced=()))
    text = tomli_w.dumps(data, multiline_strings=True)
    complete = path.with_name(path.name + ".new")
    try:
        complete.write_text(text, encoding="utf-8", newline="\n")
        complete.replace(path)
    except OSError as error:
        complete.unlink(missing_ok=True)
        raise ExportWriteError(path=str(path), reason=error.strerror or str(error)) from error

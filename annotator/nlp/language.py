"""Reading the data of one language from ``resources/languages/<code>``."""

import tomllib
from functools import cache
from typing import Any

from annotator.core.resources import resource


def has_language(code: str) -> bool:
    """Tell whether there is data for the language ``code`` (ISO 639-1)."""
    return resource("languages", code, "claims.toml").is_file()


def has_file(code: str, name: str) -> bool:
    """Tell whether there is ``resources/languages/<code>/<name>.toml``."""
    return resource("languages", code, f"{name}.toml").is_file()


@cache
def language_file(code: str, name: str) -> dict[str, Any]:
    """Return the content of ``resources/languages/<code>/<name>.toml``, read once.

    Raises:
        FileNotFoundError: there is no such file.
        tomllib.TOMLDecodeError: it is not TOML.
    """
    with resource("languages", code, f"{name}.toml").open("rb") as file:
        return tomllib.load(file)

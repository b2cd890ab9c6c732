"""Whether this installation reads and writes Parquet: the installed app leaves the library out."""

from functools import cache
from importlib.util import find_spec

from annotator.core.errors import ParquetMissingError

_LIBRARY = "pyarrow"


@cache
def has_parquet() -> bool:
    """Tell whether the library is there."""
    return find_spec(_LIBRARY) is not None


def need_parquet() -> None:
    """Go on only where the library is there.

    Raises:
        ParquetMissingError: it is not.
    """
    if not has_parquet():
        raise ParquetMissingError(library=_LIBRARY)

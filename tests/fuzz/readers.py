"""Fuzzing a reader by hand, guided by what its code covers (atheris; Linux).

    python -m tests.fuzz.readers NAME [-runs=200000] [options of libFuzzer]

What is found is written to the working directory; put it under ``tests/fuzz/seeds/NAME/`` and it is
tried in every run of the tests.
"""

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["annotator"]):
    from annotator.formats import registry
    from tests.fuzz.judging import judge, sound


def main() -> None:
    """Read the reader's name and let atheris have it."""
    reader = registry.reader_named(sys.argv.pop(1))
    folder = Path(tempfile.mkdtemp(prefix=f"fuzz-{reader.name}-"))
    for number, data in enumerate(sound(reader)):
        (folder / str(number)).write_bytes(data)
    options = ["-max_len=8192", "-timeout=30", "-rss_limit_mb=3000", "-print_final_stats=1"]
    atheris.Setup([*sys.argv, *options, str(folder)], lambda data: judge(reader, data))
    atheris.Fuzz()


if __name__ == "__main__":
    main()

"""Tables for a person: aligned columns of plain text."""

from collections.abc import Iterator, Sequence


def aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield ``rows`` as lines: the first column to the left, the others to the right."""
    width = max((len(row) for row in rows), default=0)
    columns = [
        max((len(row[at]) for row in rows if at < len(row)), default=0) for at in range(width)
    ]
    for row in rows:
        cells = [
            cell.rjust(columns[at]) if at else cell.ljust(columns[at])
            for at, cell in enumerate(row)
        ]
        yield "  ".join(cells).rstrip()

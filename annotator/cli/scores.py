"""Scores for a person at a terminal."""

from collections.abc import Iterator

from annotator.app.evaluating import Scored
from annotator.app.score_tables import tables
from annotator.cli.console import Console
from annotator.cli.tables import aligned


def report(console: Console, scores: Scored) -> Iterator[str]:
    """Yield the lines of the tables of scores."""
    for place, table in enumerate(tables(scores, console.language)):
        if place:
            yield ""
        if table.title:
            yield table.title
        yield from aligned(
            [[f"  {row[0]}" if row[0] else "", *row[1:]] for row in (table.head, *table.rows)]
        )

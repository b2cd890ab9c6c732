"""The scores of a comparison as a page of HTML in the colours of the theme."""

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import QLocale

from annotator.app.comparing import Comparison
from annotator.app.messages import message_of
from annotator.app.score_tables import Table, notes, tables
from annotator.ui.i18n import language
from annotator.ui.theme import Theme

_NAMED = 50
"""So many ids are named where some are left out."""


def scores_page(comparison: Comparison, theme: Theme) -> str:
    """Return what was left out, then the tables."""
    locale = QLocale()
    evaluation = comparison.evaluation
    shown = tables(
        evaluation, language(), lambda value, decimals: locale.toString(value, "f", decimals)
    )
    left_out = [*notes(evaluation, language(), _NAMED), *_problems(comparison)]
    # Two columns: what is scored strictly at the top, what hangs on it below.
    cells = [f"<td>{_table(item, theme)}</td>" for item in shown]
    rows = (f"<tr>{''.join(cells[place : place + 2])}</tr>" for place in range(0, len(cells), 2))
    return f'{_paragraphs(left_out, theme)}<table cellpadding="12">{"".join(rows)}</table>'


def _problems(comparison: Comparison) -> Iterable[str]:
    for problem in comparison.evaluation.problems:
        message = message_of(problem, language())
        yield f"{message.what} {message.do}"


def _paragraphs(lines: Iterable[str], theme: Theme) -> str:
    colour = theme.colour("warning").name()
    return "".join(
        f'<p style="margin: 6px 14px; color: {colour}">{escape(line)}</p>' for line in lines
    )


def _table(table: Table, theme: Theme) -> str:
    muted, line = theme.colour("muted").name(), theme.colour("line").name()
    title = f'<p style="margin: 0 0 4px 4px"><b>{escape(table.title)}</b></p>'
    head = "".join(
        f'<td align="{_side(place)}" style="color: {muted}; border-bottom: 1px solid {line}">'
        f"{escape(cell)}</td>"
        for place, cell in enumerate(table.head)
    )
    rows = "".join(f"<tr>{_cells(row)}</tr>" for row in table.rows)
    above = title if table.title else ""
    return f'{above}<table cellspacing="0" cellpadding="4"><tr>{head}</tr>{rows}</table>'


def _cells(row: Iterable[str]) -> str:
    return "".join(
        f'<td align="{_side(place)}">{escape(cell)}</td>' for place, cell in enumerate(row)
    )


def _side(column: int) -> str:
    return "right" if column else "left"

"""The dashboard as files: the page, and a CSV file for each table."""

from pathlib import Path
from typing import Any

from annotator.app.dashboard.charts import Chart, Dashboard, Table
from annotator.app.dashboard.page import page
from annotator.app.exporting.output import replacing
from annotator.core.errors import ExportWriteError
from annotator.formats.table_cells import Table as Rows

_DECIMALS = 4


def write_page(path: Path, dashboard: Dashboard, language: str) -> None:
    """Write the dashboard as one page of HTML.

    Raises:
        ExportWriteError: the file cannot be written; what was there stays.
    """
    with replacing(path) as file:
        # A name need not be text that UTF-8 can hold.
        file.write(page(dashboard, language).encode("utf-8", errors="replace"))


def write_tables(folder: Path, dashboard: Dashboard) -> list[Path]:
    """Write the table behind each chart into a folder; return the files.

    Raises:
        ExportWriteError: one cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportWriteError(path=str(folder), reason=error.strerror or str(error)) from error
    paths = []
    for chart in dashboard.charts:
        paths.append(folder / f"{chart.id}.csv")
        write_table(paths[-1], chart.table)
    return paths


def write_table(path: Path, table: Table) -> None:
    """Write one table as CSV; what a spreadsheet would compute begins with an apostrophe.

    Raises:
        ExportWriteError: the file cannot be written; what was there stays.
    """
    with replacing(path) as file:
        rows = Rows(file, table.head, delimiter=",", bom=True)
        for place, row in enumerate(table.rows):
            article = [table.links[place]] if table.links else []
            rows.add(
                round(cell, _DECIMALS) if isinstance(cell, float) else cell
                for cell in (*row, *article)
            )


def as_data(dashboard: Dashboard) -> dict[str, Any]:
    """Return the dashboard as data: for each chart its table, with units."""
    return {
        "title": dashboard.title,
        "of": dashboard.told,
        "numbers": [
            {"title": number.title, "value": number.value, "detail": number.detail}
            for number in dashboard.numbers
        ],
        "sections": [
            {
                "id": section.id,
                "title": section.title,
                "charts": [_chart_data(chart) for chart in section.shown],
            }
            for section in dashboard.sections
        ],
    }


def _chart_data(chart: Chart) -> dict[str, Any]:
    table = chart.table
    return {
        "id": chart.id,
        "title": chart.title,
        "note": chart.note,
        "columns": list(table.head),
        "units": [unit.value if unit else None for unit in table.units],
        "rows": [list(row) for row in table.rows],
        "articles": list(table.links),
    }

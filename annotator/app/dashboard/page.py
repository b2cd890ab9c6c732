"""The dashboard as one page of HTML that needs nothing else: no scripts, nothing from elsewhere."""

import tomllib
from collections.abc import Iterator
from html import escape

from annotator.app.dashboard.charts import Cell, Chart, Dashboard, Section, Table, Unit
from annotator.app.dashboard.svg import svg
from annotator.app.dashboard.wording import cell_text
from annotator.app.messages import line
from annotator.core.resources import resource

_OPEN = 8
"""Tables of so many rows are shown without asking."""
_STYLE = """
:root{color-scheme:light dark;%LIGHT%}
@media (prefers-color-scheme:dark){:root{%DARK%}}
@media print{:root{%LIGHT%}}
*{box-sizing:border-box}
body{margin:0;background:var(--window);color:var(--text);
font:15px/1.5 system-ui,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
main{max-width:52rem;margin:0 auto;padding:2rem 1.25rem 4rem}
h1{font-size:1.7rem;line-height:1.2;margin:0}
h2{font-size:1.3rem;margin:3rem 0 1rem;padding-top:1rem;border-top:1px solid var(--line)}
.told,.note,.missing,.detail{color:var(--muted)}
.told{margin:.4rem 0 1.2rem}
nav{display:flex;flex-wrap:wrap;gap:.3rem 1.1rem;margin:0 0 1.5rem}
a{color:var(--accent)}
dl{display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:.75rem;margin:0}
dl div{background:var(--surface);border:1px solid var(--line);border-radius:6px;padding:.7rem .9rem}
dt{color:var(--muted);font-size:.85rem}
dd{margin:0}
dd.value{font-size:1.6rem;font-weight:600;line-height:1.3}
dd.detail{font-size:.85rem}
figure{margin:0 0 1.5rem;background:var(--surface);border:1px solid var(--line);border-radius:6px;
padding:1rem 1.1rem}
figcaption{font-weight:600;margin-bottom:.6rem}
svg{display:block;width:100%;height:auto;font-family:inherit}
.note{font-size:.88rem;margin:.6rem 0 0}
summary{cursor:pointer;color:var(--accent);font-size:.9rem;margin-top:.6rem}
.rows{overflow-x:auto}
table{border-collapse:collapse;font-size:.88rem;font-variant-numeric:tabular-nums;margin-top:.5rem}
th,td{padding:.25rem .8rem .25rem 0;text-align:right;border-bottom:1px solid var(--line)}
th{color:var(--muted);font-weight:600}
th:first-child,td:first-child{text-align:left}
@media print{body{background:none;font-size:11pt}main{max-width:none;padding:0}
figure,dl div{break-inside:avoid;background:none}h2{break-after:avoid}nav,details:not([open])
{display:none}}
"""


def page(dashboard: Dashboard, language: str) -> str:
    """Return the page."""
    return "".join(_page(dashboard, language))


def _page(dashboard: Dashboard, language: str) -> Iterator[str]:
    yield f'<!DOCTYPE html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<title>{escape(dashboard.title)}</title>\n<style>{_style()}</style>\n</head>\n"
    yield f"<body>\n<main>\n<header>\n<h1>{escape(dashboard.title)}</h1>\n"
    yield f'<p class="told">{escape(dashboard.told)}</p>\n'
    yield f'<nav aria-label="{_say("contents", language)}">\n'
    for section in dashboard.sections:
        yield f'<a href="#{section.id}">{escape(section.title)}</a>\n'
    yield f'</nav>\n<dl aria-label="{_say("numbers", language)}">\n'
    for number in dashboard.numbers:
        yield f'<div><dt>{escape(number.title)}</dt><dd class="value">{escape(number.value)}</dd>'
        yield f'<dd class="detail">{escape(number.detail)}</dd></div>\n'
    yield "</dl>\n</header>\n"
    for section in dashboard.sections:
        yield from _section(section, language)
    yield "</main>\n</body>\n</html>\n"


def _section(section: Section, language: str) -> Iterator[str]:
    yield f'<section id="{section.id}">\n<h2>{escape(section.title)}</h2>\n'
    if not section.shown:
        yield f'<p class="missing">{escape(section.missing)}</p>\n'
    for chart in section.shown:
        yield from _figure(chart, language)
    yield "</section>\n"


def _figure(chart: Chart, language: str) -> Iterator[str]:
    yield f"<figure>\n<figcaption>{escape(chart.title)}</figcaption>\n"
    yield svg(chart, lambda ink: ink if ink.startswith("#") else f"var(--{ink})", language)
    if chart.note:
        yield f'\n<p class="note">{escape(chart.note)}</p>'
    shown = " open" if len(chart.table.rows) <= _OPEN else ""
    yield f"\n<details{shown}><summary>{_say('table', language)}</summary>\n"
    yield from _table(chart.table, chart.title, language)
    yield "</details>\n</figure>\n"


def _table(table: Table, title: str, language: str) -> Iterator[str]:
    yield f'<div class="rows" tabindex="0" role="region" aria-label="{escape(title)}">'
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in table.head)
    yield f"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n"
    for row in table.rows:
        yield f"<tr>{''.join(_cells(row, table.units, language))}</tr>\n"
    yield "</tbody></table></div>\n"


def _cells(row: tuple[Cell, ...], units: tuple[Unit | None, ...], language: str) -> Iterator[str]:
    for cell, unit in zip(row, units, strict=True):
        yield f"<td>{escape(cell_text(cell, unit, language))}</td>"


def _style() -> str:
    sheet = _STYLE.replace("%LIGHT%", _colours("light")).replace("%DARK%", _colours("dark"))
    return sheet.replace("\n", "")


def _colours(theme: str) -> str:
    data = tomllib.loads(resource("themes", f"{theme}.toml").read_text("utf-8"))
    return "".join(
        f"--{name}:{value};" for part in ("roles", "labels") for name, value in data[part].items()
    )


def _say(key: str, language: str) -> str:
    return escape(line(f"dash-{key}", language))

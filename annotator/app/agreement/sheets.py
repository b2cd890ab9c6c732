"""What was measured as tables in words, as data, and as files."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotator.app.agreement.result import Agreement, ArticleRow, Estimate, Measure, Row
from annotator.app.exporting.output import replacing
from annotator.app.messages import line
from annotator.core.ids import AnnotatorId, DocumentId, LabelId, LayerId, RelationTypeId
from annotator.core.scheme import Scheme, wording
from annotator.formats.table_cells import Table

_SPANS = (Measure.STRICT, Measure.OVERLAP, Measure.COHEN, Measure.FLEISS, Measure.ALPHA,
          Measure.ALPHA_U, Measure.GAMMA)  # fmt: skip
_DECIMALS = 4


@dataclass(frozen=True, slots=True)
class Line:
    """One row: what it is about, two counts, and an estimate for each measure of the sheet."""

    about: tuple[str, ...]
    articles: int
    items: int
    estimates: tuple[Estimate | None, ...]
    document: DocumentId | None = None
    pair: tuple[AnnotatorId, AnnotatorId] | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table."""

    id: str
    title: str
    head: tuple[str, ...]
    """Over ``about`` and the two counts; the measures name the other columns."""
    measures: tuple[Measure, ...]
    lines: tuple[Line, ...]


def sheets(found: Agreement, scheme: Scheme, language: str) -> list[Sheet]:
    """Return the tables: by layer, label, pair, attribute, relation and article."""
    return list(_Words(found, scheme, language).all())


def name_of(measure: Measure, language: str) -> str:
    """Return what a measure is called over a column."""
    return line(f"agreement-{measure.replace('_', '-')}", language)


def explained(measure: Measure, language: str) -> str:
    """Return in plain words what a measure says, and where it misleads."""
    return line(f"agreement-{measure.replace('_', '-')}-what", language)


def written(estimate: Estimate | None, decimal: str = ".") -> str:
    """Return an estimate with its interval, a dash where there is none."""
    if estimate is None:
        return "–"
    text = f"{estimate.value:.2f}"
    if estimate.low is not None and estimate.high is not None:
        text += f" [{estimate.low:.2f}; {estimate.high:.2f}]"
    return text.replace("-0.00", "0.00").replace(".", decimal).replace("-", "−")


def write_sheet(path: Path, sheet: Sheet, language: str) -> None:
    """Write one table as CSV; what a spreadsheet would compute begins with an apostrophe.

    Raises:
        ExportWriteError: the file cannot be written; what was there stays.
    """
    head = list(sheet.head)
    for measure in sheet.measures:
        name = name_of(measure, language)
        head += [name, f"{name} 2.5 %", f"{name} 97.5 %"]
    with replacing(path) as file:
        rows = Table(file, tuple(head), delimiter=",", bom=True)
        for one in sheet.lines:
            cells: list[str | int | float] = [*one.about, one.articles, one.items]
            for estimate in one.estimates:
                known = (estimate.value, estimate.low, estimate.high) if estimate else (None,) * 3
                cells += ["" if x is None else round(x, _DECIMALS) for x in known]
            rows.add(cells)


def as_data(found: Agreement) -> dict[str, Any]:
    """Return everything as JSON can hold it; annotators by name."""
    names = found.annotators
    return {
        "annotators": [{"id": who, "name": name} for who, name in names.items()],
        "articles": found.articles,
        "against_gold": found.gold,
        "bootstrap": {"resamples": found.resamples, "seed": found.seed, "interval": 0.95},
        "gamma_missing": found.gamma_missing,
        "layers": [_row(row, names) for row in found.layers],
        "labels": [_row(row, names) for row in found.labels],
        "pairs": [_row(row, names) for row in found.pairs],
        "attributes": [_row(row, names) for row in found.attributes],
        "relations": [_row(row, names) for row in found.relations],
        "by_article": [_article(row) for row in found.by_article],
    }


def _row(row: Row, names: dict[AnnotatorId, str]) -> dict[str, Any]:
    about = {"layer": row.layer, "label": row.label, "name": row.name}
    data: dict[str, Any] = {name: value for name, value in about.items() if value}
    if row.pair is not None:
        data["between"] = [names.get(who, who) for who in row.pair]
    data |= {"articles": row.articles, "items": row.items}
    for measure, estimate in row.estimates.items():
        data[measure.value] = {
            name: None if value is None else round(value, _DECIMALS)
            for name, value in (
                ("value", estimate.value), ("low", estimate.low), ("high", estimate.high)
            )
        }  # fmt: skip
    return data


def _article(row: ArticleRow) -> dict[str, Any]:
    return {
        "id": row.document, "title": row.title, "annotators": row.voices, "items": row.spans,
        "strict": None if row.strict is None else round(row.strict, _DECIMALS),
        "overlap": None if row.overlap is None else round(row.overlap, _DECIMALS),
    }  # fmt: skip


class _Words:
    """Makes tables in one language."""

    def __init__(self, found: Agreement, scheme: Scheme, language: str) -> None:
        self._found, self._scheme, self._language = found, scheme, language

    def all(self) -> Iterator[Sheet]:
        found = self._found
        yield self._sheet("layers", ("layer",), "spans", found.layers)
        yield self._sheet("labels", ("label",), "spans", found.labels)
        yield self._sheet("pairs", ("pair", "layer"), "spans", found.pairs)
        yield self._sheet("attributes", ("attribute", "layer"), "matched", found.attributes)
        yield self._sheet("relations", ("relation",), "relations", found.relations)
        yield self._articles()

    def _sheet(self, name: str, about: tuple[str, ...], counted: str, rows: list[Row]) -> Sheet:
        known = {measure for row in rows for measure in row.estimates}
        order = (*_SPANS[:2], Measure.ENDS, Measure.SHARE, *_SPANS[2:])
        measures = tuple(measure for measure in order if measure in known)
        lines = tuple(
            Line(
                tuple(self._about(row, part) for part in about),
                row.articles,
                row.items,
                tuple(row.estimates.get(measure) for measure in measures),
                pair=row.pair,
            )
            for row in rows
        )
        return Sheet(name, self._say(name), self._head(*about, counted), measures, lines)

    def _articles(self) -> Sheet:
        lines = tuple(
            Line(
                (row.title or row.document,),
                row.voices,
                row.spans,
                tuple(None if x is None else Estimate(x) for x in (row.strict, row.overlap)),
                row.document,
            )
            for row in self._found.by_article
        )
        head = self._say("article"), self._say("annotators"), self._say("spans")
        return Sheet("articles", self._say("articles"), head, _SPANS[:2], lines)

    def _head(self, *names: str) -> tuple[str, ...]:
        *about, counted = names
        return (*map(self._say, about), self._say("articles-count"), self._say(counted))

    def _about(self, row: Row, part: str) -> str:
        scheme, language = self._scheme, self._language
        layer = scheme.layer(LayerId(row.layer))
        if part == "layer":
            return wording(layer.name, language) if layer else row.layer
        if part == "label":
            label = scheme.label(LabelId(row.label))
            return wording(label.name, language) if label else row.label
        if part == "attribute":
            kinds = [x for x in (layer.attributes if layer else ()) if x.id == row.name]
            return wording(kinds[0].name, language) if kinds else row.name
        if part == "relation":
            kind = scheme.relation(RelationTypeId(row.name))
            return wording(kind.name, language) if kind else row.name
        names = self._found.annotators
        return " – ".join(names.get(who, who) for who in row.pair or ())

    def _say(self, key: str) -> str:
        return line(f"agreement-{key}", self._language)

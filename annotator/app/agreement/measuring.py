"""Measuring agreement, article by article: memory does not grow with their number."""

from collections.abc import Generator, Hashable, Iterable
from typing import Any

from annotator.app.agreement import coefficients, gamma
from annotator.app.agreement.choosing import Choice, Layers, layers_of, voices
from annotator.app.agreement.on_tokens import cohen_of_label
from annotator.app.agreement.resampling import Sums
from annotator.app.agreement.result import (
    Agreement,
    ArticleRow,
    Estimate,
    Measure,
    Progress,
    Row,
)
from annotator.app.agreement.tallying import Article, Pair, Tallied
from annotator.core.ids import AnnotatorId
from annotator.core.scheme import Scheme
from annotator.store.outgoing import Worked

Steps = Generator[Progress, None, None]


def measure(
    articles: Iterable[Worked],
    numbers: list[int],
    scheme: Scheme,
    names: dict[AnnotatorId, str],
    choice: Choice,
) -> Steps:
    """Measure how far those agree who did the same articles, as ``choice`` has it.

    ``articles`` are those with ``numbers``, read one after the other, and ``names`` are
    everybody's, gold's too. The last step holds the result.
    """
    layers, total = layers_of(scheme, choice), len(numbers)
    sums = Sums(choice.resamples, choice.seed)
    rows: list[ArticleRow] = []
    heard: set[AnnotatorId] = set()
    for done, (number, worked) in enumerate(zip(numbers, articles, strict=False)):
        yield Progress(done, total)
        found = voices(worked, choice, layers)
        if not found:
            continue
        heard.update(voice.annotator for voice in found)
        tallied = Article(worked, found, scheme, choice, layers).tally()
        sums.add(tallied.numbers)
        rows.append(_article(number, worked, tallied))
    rows.sort(key=lambda row: (row.strict is None, row.strict, -row.spans, row.number))
    tables = _Tables(sums, scheme, layers)
    known = {who: name for who, name in names.items() if who in heard}
    pairs = tables.pairs()
    result = Agreement(
        annotators=known,
        articles=len(rows),
        resamples=choice.resamples,
        seed=choice.seed,
        gold=choice.gold,
        layers=[tables.layer(layer, pairs) for layer in layers],
        labels=[row for layer in layers for row in tables.labels(layer, pairs)],
        pairs=[row for row in (tables.pair(y, x) for x in pairs for y in layers) if row.items],
        attributes=tables.attributes(),
        relations=tables.relations(),
        by_article=rows,
        gamma_missing=choice.gamma and not gamma.is_there(),
    )
    yield Progress(total, total, result)


def _article(number: int, worked: Worked, tallied: Tallied) -> ArticleRow:
    spans = tallied.numbers.get(("spans",), 0.0)
    shares = [
        2 * tallied.numbers.get((what,), 0.0) / spans if spans else None
        for what in ("strict", "overlap")
    ]
    return ArticleRow(
        number=number,
        document=worked.document.id,
        title=worked.document.title,
        voices=tallied.voices,
        spans=int(spans),
        strict=shares[0],
        overlap=shares[1],
    )


class _Tables:
    """Makes the rows of the tables out of the sums."""

    def __init__(self, sums: Sums, scheme: Scheme, layers: Layers) -> None:
        self._sums, self._scheme, self._layers = sums, scheme, layers

    def pairs(self) -> list[Pair]:
        """Return who was compared with whom."""
        found: dict[Pair, None] = {}
        for name in self._sums.names():
            if isinstance(name, tuple) and name[0] == "tokens":
                found[name[2]] = None
        return sorted(found)

    def layer(self, layer: Any, pairs: list[Pair]) -> Row:
        """Return the row of a layer."""
        row, count = self._row(layer), self._count("articles")
        ask = self._sums.estimate
        places = range(len(self._layers[layer]) + 1)
        cohens = [name for pair in pairs for name in self._cohen_names(layer, pair)]
        width = len(places)
        self._put(row, Measure.COHEN, ask(
            lambda all_of: _light(all_of, width), cohens, articles=count
        ))  # fmt: skip
        self._pooled(row, (layer,), list(places), count)
        if self._sums.has(("gammas", layer)):
            found = ask(
                coefficients.share, ("gamma", layer), ("gammas", layer),
                articles=self._sums.total(("gammas", layer)),
            )  # fmt: skip
            self._put(row, Measure.GAMMA, found)
        return row

    def labels(self, layer: Any, pairs: list[Pair]) -> list[Row]:
        """Return the rows of a layer's labels that anybody has used."""
        return [
            self._label(layer, label, pairs)
            for label in self._layers[layer]
            if self._sums.total(("spans", layer, label))
        ]

    def pair(self, layer: Any, pair: Pair) -> Row:
        """Return the row of two annotators in a layer."""
        row = self._row(layer, pair=pair)
        count = row.articles
        width = len(self._layers[layer]) + 1
        names = self._cohen_names(layer, pair)
        found = self._sums.estimate(lambda all_of: _light(all_of, width), names, articles=count)
        self._put(row, Measure.COHEN, found)
        return row

    def attributes(self) -> list[Row]:
        """Return the rows of the attributes on spans that both have."""
        return [
            self._attribute(layer, kind.id)
            for layer in self._layers
            for kind in getattr(self._scheme.layer(layer), "attributes", ())
            if self._sums.total(("attribute", layer, kind.id, "pairs"))
        ]

    def relations(self) -> list[Row]:
        """Return the rows of the types of relations."""
        return [
            self._relation(kind.id)
            for kind in self._scheme.relations
            if self._sums.total(("link", kind.id, "all"))
        ]

    def _label(self, layer: Any, label: Any, pairs: list[Pair]) -> Row:
        row = self._row(layer, label=label)
        count = self._count("articles")  # articles without the label say that nobody saw one
        parts = [
            name
            for pair in pairs
            for name in (
                *((what, layer, label, pair) for what in ("both", "first", "second")),
                ("tokens", layer, pair),
            )
        ]
        found = self._sums.estimate(
            lambda all_of: coefficients.mean_known(
                cohen_of_label(*(all_of[..., place::4] for place in range(4)))
            ),
            parts,
            articles=count,
        )
        self._put(row, Measure.COHEN, found)
        self._pooled(row, (layer, label), [0, 1], count)
        return row

    def _row(self, layer: Any, label: Any = "", pair: Pair | None = None) -> Row:
        about = tuple(part for part in (layer, label or None, pair) if part is not None)
        counted = self._sums.total(("articles", *about))
        if pair is None and not label:
            counted = self._count("articles")
        row = Row(layer=layer, label=label, pair=pair, articles=int(counted),
                  items=int(self._sums.total(("spans", *about))))  # fmt: skip
        for measure_, what in ((Measure.STRICT, "strict"), (Measure.OVERLAP, "overlap")):
            found = self._sums.estimate(
                coefficients.f1, (what, *about), ("spans", *about), articles=counted
            )
            self._put(row, measure_, found)
        return row

    def _pooled(self, row: Row, about: tuple[str, ...], places: list[int], count: float) -> None:
        """Add the measures for all voices together."""
        ask = self._sums.estimate
        for measure_, formula, agreed, values in (
            (Measure.FLEISS, coefficients.fleiss, "agreements", "shares"),
            (Measure.ALPHA, coefficients.alpha, "agreed", "values"),
        ):
            names: list[Hashable] = [(values, *about, place) for place in places]
            self._put(row, measure_, ask(formula, (agreed, *about), names, articles=count))
        sides = ("observed", *about), ("expected", *about)
        self._put(row, Measure.ALPHA_U, ask(coefficients.alpha_u, *sides, articles=count))

    def _cohen_names(self, layer: Any, pair: Pair) -> list[Hashable]:
        places = range(len(self._layers[layer]) + 1)
        sides = [(side, layer, pair, place) for side in ("one", "two") for place in places]
        return [("same", layer, pair), *sides]

    def _attribute(self, layer: Any, kind: str) -> Row:
        about = "attribute", layer, kind
        count = self._sums.total(("articles", layer, kind))
        row = Row(layer=layer, name=kind, articles=int(count),
                  items=int(self._sums.total((*about, "pairs"))))  # fmt: skip
        ask = self._sums.estimate
        sides = (*about, "agreed"), (*about, "pairs")
        self._put(row, Measure.SHARE, ask(coefficients.share, *sides, articles=count))
        values: list[Hashable] = [
            name
            for name in self._sums.names()
            if isinstance(name, tuple) and name[:3] == ("value", layer, kind)
        ]
        if values:
            found = ask(
                lambda agreed, parts: coefficients.alpha(2 * agreed, parts),
                (*about, "agreed"), values, articles=count,
            )  # fmt: skip
            self._put(row, Measure.ALPHA, found)
        return row

    def _relation(self, kind: str) -> Row:
        count = self._sums.total(("articles", "link", kind))
        row = Row(name=kind, articles=int(count),
                  items=int(self._sums.total(("link", kind, "all"))))  # fmt: skip
        for measure_, shared, whole in (
            (Measure.STRICT, "strict", "all"),
            (Measure.OVERLAP, "overlap", "all"),
            (Measure.ENDS, "overlap", "ends"),
        ):
            names = ("link", kind, shared), ("link", kind, whole)
            found = self._sums.estimate(coefficients.f1, *names, articles=count)
            self._put(row, measure_, found)
        return row

    def _count(self, what: str) -> float:
        return self._sums.total((what,))

    @staticmethod
    def _put(row: Row, measure_: Measure, found: Estimate | None) -> None:
        if found is not None:
            row.estimates[measure_] = found


def _light(parts: coefficients.Numbers, width: int) -> coefficients.Numbers:
    """Return the mean of Cohen's kappas of pairs, whose sums stand behind each other."""
    shaped = parts.reshape(*parts.shape[:-1], -1, 1 + 2 * width)
    kappas = coefficients.cohen(
        shaped[..., 0], shaped[..., 1 : 1 + width], shaped[..., 1 + width :]
    )
    return coefficients.mean_known(kappas)

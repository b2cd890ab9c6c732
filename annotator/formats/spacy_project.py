"""What trains a spaCy pipeline on an export as it is: a complete ``config.cfg``, a ``project.yml``.

Both are put together from templates and from what was measured while the articles were written.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from annotator.core.resources import resource
from annotator.formats.writing import Split

LONG = 12
"""In tokens. Up to here every run of tokens is a candidate for the span categorizer; in layers with
longer spans that would be too many, and a span finder learns where they begin and end."""


@dataclass(slots=True)
class LayerSizes:
    """How long the spans of a layer are, in tokens."""

    named: bool = False
    """Whether it is a layer of names, which are entities as well."""
    overlapping: bool = False
    """Whether something of it is no entity because others overlap it."""
    count: int = 0
    shortest: int = 0
    longest: int = 0

    def add(self, lengths: Iterable[int]) -> None:
        """Count spans of these lengths."""
        for length in lengths:
            self.shortest = min(length, self.shortest) if self.count else length
            self.longest = max(length, self.longest)
            self.count += 1

    @property
    def trained(self) -> bool:
        """Whether a span categorizer is needed: entities that are all there need none."""
        return self.count > 0 and (self.overlapping or not self.named)


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpora:
    """What there is to train on."""

    paths: Mapping[Split, str]
    """Where the documents of each part of the dataset are; empty where there are none."""
    language: str
    entities: bool
    """Whether there are any entities."""
    layers: Mapping[str, LayerSizes] = field(default_factory=dict)
    """The groups of spans to train on, by their key."""


def config(corpora: Corpora) -> str:
    """Return the configuration: one pipeline with everything that there is to train."""
    pipeline, annotating = ["tok2vec"], list[str]()
    weights: list[tuple[str, ...]] = []
    parts: list[str] = []
    if corpora.entities or not corpora.layers:
        pipeline.append("ner")
        weights.append(("ents_f", "ents_p", "ents_r", "ents_per_type"))
        parts.append(_template("ner"))
    for key, sizes in corpora.layers.items():
        finder, spancat = f"span_finder_{key}", f"spancat_{key}"
        if sizes.longest > LONG:
            pipeline.append(finder)
            # What is found is what the categorizer learns from; without its vectors nothing is.
            annotating += [finder] if annotating else ["tok2vec", finder]
            parts.append(_filled("span_finder", FINDER=finder, **_of_layer(key, sizes)))
        pipeline.append(spancat)
        weights.append((f"spans_{key}_f", f"spans_{key}_p", f"spans_{key}_r"))
        tok2vec = "own_tok2vec" if sizes.longest > LONG else "shared_tok2vec"
        parts.append(
            _filled(
                "spancat",
                TOK2VEC=_template(tok2vec).strip() + "\n",
                SPANCAT=spancat,
                SUGGESTER=_suggester(key, sizes),
                **_of_layer(key, sizes),
            )
        )
    base = _filled(
        "base",
        TRAIN=_quoted(corpora.paths[Split.TRAIN]),
        DEV=_quoted(_dev(corpora)),
        LANGUAGE=_quoted(corpora.language if corpora.language in _languages() else "xx"),
        PIPELINE=json.dumps(pipeline),
        ANNOTATING=json.dumps(annotating),
        WEIGHTS=_weights(weights),
    )
    return _heading(corpora) + base + "".join(parts)


def project(corpora: Corpora, title: str) -> str:
    """Return the project: commands that train and evaluate."""
    train, test = corpora.paths[Split.TRAIN], corpora.paths[Split.TEST] or _dev(corpora)
    deps = json.dumps(sorted({"config.cfg", train, _dev(corpora)}))
    return _filled(
        "project",
        TITLE=_quoted(title),
        TRAIN=_quoted(train),
        DEV=_quoted(_dev(corpora)),
        TEST=_quoted(test),
        DEPS=deps,
    )


def _dev(corpora: Corpora) -> str:
    return corpora.paths[Split.DEV] or corpora.paths[Split.TRAIN]


def _heading(corpora: Corpora) -> str:
    lines = ["Made by Annotator. To train: spacy train config.cfg --output training"]
    if not corpora.paths[Split.DEV]:
        lines += [
            "The dataset has no part for development: scores are measured on what is trained on,",
            "and say nothing about other articles. Export it with splits, or set paths.dev.",
        ]
    for key, sizes in corpora.layers.items():
        lines.append(
            f"{key}: {sizes.count} spans of {sizes.shortest} to {sizes.longest} tokens to train on"
        )
    return "".join(f"# {line}\n" for line in lines) + "\n"


def _suggester(key: str, sizes: LayerSizes) -> str:
    if sizes.longest > LONG:
        lines = ('@misc = "spacy.preset_spans_suggester.v1"', f"spans_key = {_quoted(key)}")
    else:
        lines = (
            '@misc = "spacy.ngram_range_suggester.v1"',
            f"min_size = {sizes.shortest}\nmax_size = {sizes.longest}",
        )
    return "\n".join(lines)


def _of_layer(key: str, sizes: LayerSizes) -> dict[str, str]:
    return {"KEY": _quoted(key), "SHORTEST": str(sizes.shortest), "LONGEST": str(sizes.longest)}


def _weights(weights: list[tuple[str, ...]]) -> str:
    share = round(1 / len(weights), 4)
    lines = []
    for best, *others in weights:
        lines.append(f"{best} = {share}")
        lines += [f"{name} = {'null' if name.endswith('_type') else 0.0}" for name in others]
    if not any(best == "spans_sc_f" for best, *_ in weights):
        # spaCy would add a column for the group that it trains where no other is named.
        lines += [f"spans_sc_{name} = null" for name in "fpr"]
    return "\n".join(lines)


def _languages() -> list[str]:
    """Return the languages that spaCy splits into words without other packages."""
    return resource("formats", "spacy", "languages.txt").read_text(encoding="utf-8").split()


def _filled(template: str, **values: str) -> str:
    text = _template(template)
    for name, value in values.items():
        text = text.replace(f"@{name}@", value)
    return text


def _template(name: str) -> str:
    ending = "yml" if name == "project" else "cfg"
    return resource("formats", "spacy", f"{name}.{ending}").read_text(encoding="utf-8")


def _quoted(text: str) -> str:
    """Return a string as JSON has it, which YAML and spaCy's configurations read as well."""
    return json.dumps(text, ensure_ascii=False)

"""What trains a spaCy pipeline on an export as it is: a complete ``config.cfg``, a ``project.yml``.

Both are put together from templates and from what was measured while the articles were written.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from annotator.core.resources import resource
from annotator.formats.writing import Split

REACH = 0.95
"""The share of a layer's spans that are to be among the candidates of its categorizer."""
LONGEST = 32
"""In tokens: longer candidates there are not, because time and memory grow with the square."""


@dataclass(slots=True)
class LayerSizes:
    """How long the spans of a layer are, in tokens."""

    named: bool = False
    """Whether it is a layer of names, which are entities as well."""
    overlapping: bool = False
    """Whether something of it is no entity because others overlap it."""
    lengths: Counter[int] = field(default_factory=Counter)
    """How many spans there are of each length."""

    def add(self, lengths: Iterable[int]) -> None:
        """Count spans of these lengths."""
        self.lengths.update(lengths)

    @property
    def reach(self) -> tuple[int, float]:
        """The length up to which there are candidates, and the share of the spans among them."""
        there, total = 0, self.lengths.total()
        for length in sorted(self.lengths):
            if length > LONGEST:
                break
            there += self.lengths[length]
            if there >= REACH * total:
                return length, there / total
        return LONGEST, there / total

    @property
    def trained(self) -> bool:
        """Whether a span categorizer is needed: entities that are all there need none."""
        return bool(self.lengths) and (self.overlapping or not self.named)


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
    pipeline = ["tok2vec"]
    weights: list[tuple[str, ...]] = []
    parts: list[str] = []
    entities = corpora.entities or not corpora.layers
    for key, sizes in corpora.layers.items():
        name, longest = f"spancat_{key}", sizes.reach[0]
        pipeline.append(name)
        weights.append((f"spans_{key}_f", f"spans_{key}_p", f"spans_{key}_r"))
        # spaCy updates the shared vectors in the last component, which has to have candidates in
        # the shortest article: names always have, spans have if there are some of one token.
        shortest = min(*sizes.lengths, longest) if entities else 1
        numbers = {"SHORTEST": str(shortest), "LONGEST": str(longest)}
        parts.append(_filled("spancat", SPANCAT=name, KEY=_quoted(key), **numbers))
    if entities:
        pipeline.append("ner")
        weights.insert(0, ("ents_f", "ents_p", "ents_r", "ents_per_type"))
        parts.append(_template("ner"))
    base = _filled(
        "base",
        TRAIN=_quoted(corpora.paths[Split.TRAIN]),
        DEV=_quoted(_dev(corpora)),
        LANGUAGE=_quoted(corpora.language if corpora.language in _languages() else "xx"),
        PIPELINE=json.dumps(pipeline),
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
        longest, share = sizes.reach
        counted = f"{sizes.lengths.total()} spans of {min(sizes.lengths)} to {max(sizes.lengths)}"
        lines += [
            f"{key}: {counted} tokens to train on. Runs of up to {longest} tokens are",
            f"candidates: {share:.1%} of the spans are among them.",
        ]
    return "".join(f"# {line}\n" for line in lines) + "\n"


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

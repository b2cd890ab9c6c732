"""The dataset card as Markdown, in English: what somebody who trains on it reads first."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from annotator.app.exporting.card import Card, Counts, Part

_MARKUP = re.compile(r"[\\|\[\]`!]")
"""What breaks a table, or begins a picture, a link or code."""
_LOSSES = {
    "overlap": "left out: they share characters with others and the format has no room for both",
    "unaligned": "left out: an edge lies inside a token",
    "widened": "widened to whole tokens: an edge lay inside one",
    "relation": "relations, which the format cannot hold",
    "attribute": "attributes, which the format cannot hold",
    "state": "left out: the format knows only what is accepted",
    "layer": "kept without their layer",
    "comment": "remarks and flags, which the format cannot hold",
    "score": "scores, which the format cannot hold",
    "text": "characters or white space that the format cannot keep",
    "metadata": "metadata of articles, which the format cannot hold",
}


def card_text(card: Card) -> str:
    """Return the card as Markdown."""
    blocks = (
        _head(card),
        _parts(card),
        _labels(card),
        _scheme(card),
        _settled(card),
        _people(card),
        _suggestions(card),
        _losses(card),
        _origin(card),
    )
    return "\n".join(line for block in blocks for line in block) + "\n"


def _head(card: Card) -> Iterator[str]:
    yield f"# {_text(card.project)}"
    yield ""
    records = sum(part.records for part in card.parts.values())
    articles = sum(part.articles for part in card.parts.values())
    yield (
        f"{articles:,} annotated articles"
        + (f" in {records:,} records" if records != articles else "")
        + f", exported as **{card.format}** by {card.program} on {card.made[:10]}."
    )
    yield (
        "Offsets count Unicode code points and ends are exclusive, unless the format has its own"
        " rule. Check the files with `annotator verify`."
    )
    yield ""
    yield f"- Whose annotations: {_whose(card.choices)}"
    yield f"- Articles: {_states(card.choices)}"
    if card.choices.get("query"):
        yield f"- Found by: `{_code(str(card.choices['query']))}`"
    if card.choices.get("split"):
        yield f"- Split: {_split(card.choices['split'])}"
    if card.choices.get("anonymous"):
        yield "- Annotators are numbered; their remarks are left out."
    yield ""


def _whose(choices: dict[str, Any]) -> str:
    return {
        "one": "one annotator's",
        "each": "everybody's, one record for each annotator of an article",
        "majority": "what more than half of an article's annotators accepted",
        "gold": "decided in adjudication",
    }[choices["whose"]]


def _states(choices: dict[str, Any]) -> str:
    if choices.get("documents") is not None:
        return "chosen one by one"
    return ", ".join(choices["states"]) or "in every state"


def _split(plan: dict[str, Any]) -> str:
    way = "by name, so that no article changes sides later" if plan["stable"] else "stratified"
    together = "versions of a story" + (" and sources" if plan["sources_together"] else "")
    shares = " / ".join(f"{plan[name]:g}" for name in ("train", "dev", "test"))
    return f"{shares}, {way}, seed {plan['seed']}; {together} stay on one side"


def _parts(card: Card) -> Iterator[str]:
    yield "## Parts"
    yield ""
    rows = [
        (name, part.articles, part.records, part.tokens, part.characters)
        for name, part in card.parts.items()
    ]
    yield from _table(("Part", "Articles", "Records", "Tokens", "Characters"), rows)


def _labels(card: Card) -> Iterator[str]:
    for title, of in (("Labels", _labels_of), ("Relations", _relations_of)):
        names = sorted({name for part in card.parts.values() for name in of(part)})
        if not names:
            continue
        yield f"## {title}"
        yield ""
        yield "Accepted, and in brackets rejected and undecided where they are included."
        yield ""
        rows = [
            (_text(name), *(_counts(of(part).get(name, Counts())) for part in card.parts.values()))
            for name in names
        ]
        yield from _table(("Label" if title == "Labels" else "Type", *card.parts), rows)


def _labels_of(part: Part) -> dict[str, Counts]:
    return part.labels


def _relations_of(part: Part) -> dict[str, Counts]:
    return part.relations


def _counts(counts: Counts) -> str:
    rest = [f"{counts.rejected:,} rejected"] if counts.rejected else []
    rest += [f"{counts.suggested:,} undecided"] if counts.suggested else []
    return f"{counts.accepted:,}" + (f" ({', '.join(rest)})" if rest else "")


def _scheme(card: Card) -> Iterator[str]:
    scheme = card.scheme
    yield "## Scheme"
    yield ""
    yield f"{_words(scheme['name'])}, `{scheme['id']}` version {scheme['version']}."
    yield ""
    for layer in scheme["layers"]:
        yield f"### {_words(layer['name'])} (`{layer['id']}`)"
        yield ""
        yield f"Edges are bound to {layer['anchoring']}; overlap: {layer['overlap']}."
        yield ""
        for label in layer["labels"]:
            told = _words(label.get("guideline", {})).replace("\n", " ").strip()
            yield f"- `{label['id']}` {_words(label['name'])}" + (f": {told}" if told else "")
        for attribute in layer["attributes"]:
            values = ", ".join(f"`{value['id']}`" for value in attribute["values"]) or "free text"
            yield f"- Attribute `{attribute['id']}`: {values}"
        yield ""
    for kind in scheme["relations"]:
        ends = " → ".join(", ".join(f"`{one}`" for one in kind[side]) for side in ("head", "child"))
        yield f"- Relation `{kind['id']}` {_words(kind['name'])}: {ends}"
    yield ""
    written = scheme.get("guidelines", {})
    guidelines = (written.get("en") or next(iter(written.values()), "")).strip()
    if guidelines:
        # Their headings go below ours.
        lowered = (
            f"###{line}" if line.startswith("#") else line for line in guidelines.split("\n")
        )
        yield from ("### Guidelines", "", *lowered, "")


_RULES = {
    "by hand": "by hand",
    "agreed": "all annotators agree",
    "majority": "most annotators agree",
    "trusted": "as a trusted annotator has it",
}


def _settled(card: Card) -> Iterator[str]:
    if not card.settled and not card.deferred:
        return
    yield "## Adjudication"
    yield ""
    yield "How the gold came about. A place is a group of overlapping spans; a claim has its parts."
    yield ""
    rows = [
        (_RULES.get(one.rule, one.rule), _text(one.by), one.cases, one.spans)
        for one in card.settled
    ]
    yield from _table(("Settled", "Answered for by", "Places", "Spans"), rows)
    if card.deferred:
        yield f"{card.deferred:,} places were left for later; nothing of them is in the data."
        yield ""


def _people(card: Card) -> Iterator[str]:
    yield "## Annotators"
    yield ""
    rows: list[Sequence[object]] = [
        (_text(who.name), who.articles, who.spans) for who in card.annotators
    ]
    yield from _table(("Annotator", "Articles", "Accepted spans"), rows)
    whole = [one for one in card.agreement if not one.label]
    if not whole:
        yield "No article was done by two annotators, so there is no agreement to report."
        yield ""
        return
    yield (
        "Agreement is strict span F1 on articles that both have done: layer, label and both edges"
        " are the same."
    )
    yield ""
    pairs = [
        (_text(one.one), _text(one.other), one.label or "all", one.articles, f"{one.f1:.3f}")
        for one in card.agreement
    ]
    yield from _table(("One", "Other", "Label", "Articles", "F1"), pairs)


def _suggestions(card: Card) -> Iterator[str]:
    yield "## Suggestions"
    yield ""
    if card.pipelines:
        made = ", ".join(f"{_text(name)} ({n:,} articles)" for name, n in card.pipelines.items())
        yield f"Articles were pre-highlighted by {made}."
        yield ""
    rows = [
        (
            f"`{_code(one.origin)}`",
            one.label,
            one.accepted,
            one.rejected,
            f"{one.accepted / (one.accepted + one.rejected):.0%}",
        )
        for one in card.acceptance
        if one.accepted + one.rejected
    ]
    if rows:
        yield "What annotators made of the suggestions that they decided on:"
        yield ""
        yield from _table(("Made by", "Label", "Accepted", "Rejected", "Accepted share"), rows)


def _losses(card: Card) -> Iterator[str]:
    yield "## Known losses"
    yield ""
    if not card.losses:
        yield "None: the format holds everything that was chosen."
        yield ""
        return
    yield "Each is listed with its article and place in the file of losses."
    yield ""
    rows = [(_LOSSES.get(lost.kind, lost.kind), lost.label, lost.count) for lost in card.losses]
    yield from _table(("What", "Label or field", "Count"), rows)


def _origin(card: Card) -> Iterator[str]:
    yield "## Origin"
    yield ""
    if any(card.published):
        yield f"- Published between {card.published[0]} and {card.published[1]}"
    if any(card.annotated):
        yield f"- Annotated between {card.annotated[0]} and {card.annotated[1]}"
    named = ", ".join(f"{_text(name) or 'unknown'} ({n:,})" for name, n in card.sources.items())
    yield f"- Sources: {named or 'unknown'}"
    if card.language:
        yield f"- Language: {card.language}"
    yield f"- Project {_text(card.project)}, `{card.project_id}`, made on {card.created[:10]}"


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield "|" + " --- |" * len(head)
    for row in rows:
        yield f"| {' | '.join(_cell(value) for value in row)} |"
    yield ""


def _cell(value: object) -> str:
    return f"{value:,}" if isinstance(value, int) else str(value)


def _words(words: dict[str, str]) -> str:
    return _text(words.get("en") or next(iter(words.values()), ""))


def _text(value: str) -> str:
    """Return words that break no table and start no markup."""
    return " ".join(_MARKUP.sub(r"\\\g<0>", value).replace("<", "&lt;").split())


def _code(value: str) -> str:
    """Return words that stay code between two backticks, in a table too."""
    return " ".join(value.replace("`", "'").replace("|", "\\|").split())

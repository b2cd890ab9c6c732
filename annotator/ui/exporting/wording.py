"""How formats are called where somebody exports, what each is for, and what it cannot hold."""

from dataclasses import fields

from annotator.app.exporting import Format
from annotator.ui.i18n import translate, words

_NAMES = {
    "prodigy": words("formats", "JSON Lines (Prodigy)"),
    "spacy": words("formats", "spaCy: data, configuration and project"),
    "huggingface": words("formats", "Hugging Face dataset (Parquet)"),
    "conll": words("formats", "CoNLL-2003 / IOB2"),
    "csv-spans": words("formats", "Table of spans (CSV)"),
    "csv-claims": words("formats", "Table of claims (CSV)"),
    "doccano": words("formats", "doccano"),
    "label-studio": words("formats", "Label Studio"),
    "brat": words("formats", "brat standoff"),
    "webanno-tsv": words("formats", "WebAnno TSV 3"),
    "uima": words("formats", "UIMA CAS XMI (INCEpTION)"),
}
_PURPOSES = {
    "prodigy": words(
        "formats", "Holds everything: spans, relations, claims, what was rejected. For scripts."
    ),
    "spacy": words("formats", "Train at once with “spacy train”: names and claims."),
    "huggingface": words("formats", "For load_dataset, and for publishing the corpus."),
    "conll": words("formats", "One word a line with its tag, for older trainers."),
    "csv-spans": words("formats", "For a spreadsheet: a row for each span, with its context."),
    "csv-claims": words("formats", "For a spreadsheet: a row for each claim, with source and cue."),
    "doccano": words("formats", "To go on annotating in doccano."),
    "label-studio": words("formats", "To go on annotating in Label Studio."),
    "brat": words("formats", "A text and an annotation file for each article."),
    "webanno-tsv": words("formats", "For WebAnno and INCEpTION, one table for each article."),
    "uima": words("formats", "For INCEpTION and UIMA, with their type system."),
}
_CANNOT = {
    "overlaps": words("formats", "overlapping spans"),
    "characters": words("formats", "edges inside words"),
    "relations": words("formats", "relations"),
    "attributes": words("formats", "attributes"),
    "states": words("formats", "what was rejected"),
    "layers": words("formats", "layers"),
    "comments": words("formats", "comments"),
    "scores": words("formats", "scores"),
    "metadata": words("formats", "metadata"),
}


def export_name(name: str) -> str:
    """Return what people call a format."""
    return translate("formats", _NAMES[name]) if name in _NAMES else name


def purpose(name: str) -> str:
    """Return what a format is for; empty where nothing is known."""
    return translate("formats", _PURPOSES[name]) if name in _PURPOSES else ""


def not_held(chosen: Format) -> list[str]:
    """Return what a format has no room for."""
    lacks = [field.name for field in fields(chosen.holds) if not getattr(chosen.holds, field.name)]
    return [translate("formats", _CANNOT[name]) for name in lacks if name in _CANNOT]

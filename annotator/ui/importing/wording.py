"""How formats are called where a person chooses one."""

from annotator.ui.i18n import translate, words

_NAMES = {
    "text": words("formats", "Plain text"),
    "markdown": words("formats", "Markdown"),
    "html": words("formats", "Web page"),
    "mhtml": words("formats", "Saved web page"),
    "pdf": words("formats", "PDF"),
    "docx": words("formats", "Word document"),
    "odt": words("formats", "OpenDocument text"),
    "csv": words("formats", "Table (CSV, TSV)"),
    "xlsx": words("formats", "Spreadsheet"),
    "parquet": words("formats", "Table of columns (Parquet)"),
    "json": words("formats", "JSON"),
    "jsonl": words("formats", "JSON Lines"),
    "feed": words("formats", "RSS or Atom feed"),
    "newsml": words("formats", "NewsML or NITF"),
    "archive": words("formats", "Archive (zip, tar)"),
    "prodigy": words("formats", "Prodigy or our own export"),
}


def format_name(name: str) -> str:
    """Return what people call a format; tools keep their own names."""
    return translate("formats", _NAMES[name]) if name in _NAMES else name

"""One plain form of the marks that news texts write in many ways; every offset stays the same."""

_PLAIN = str.maketrans(
    {
        "’": "'",
        "ʼ": "'",
        "‘": "'",
        "\u00a0": " ",
        "\u2007": " ",
        "\u2009": " ",
        "\u202f": " ",
        "‐": "-",
        "\u2011": "-",
    }
)


def plain(text: str) -> str:
    """Return ``text`` with one kind of apostrophe, hyphen and space, of the same length.

    The pipelines were trained on typewriter apostrophes and plain spaces: « l’État » and
    « l'État » are to be read alike. Each character is replaced by exactly one other.
    """
    return text.translate(_PLAIN)

"""Plain text: one file, one article, every character as it is."""

from annotator.formats.articles import make_document
from annotator.formats.codec import Profile, Source
from annotator.formats.contents import Made, WholeFileReader, text_in
from annotator.formats.encodings import encoding_of

_SAMPLE = 1 << 12


class TextReader(WholeFileReader):
    """Reads plain text in any encoding."""

    name = "text"
    suffixes = frozenset((".txt", ".text"))

    def likeness(self, source: Source, head: bytes) -> float:
        """Return 0.5 for text by its suffix, little for text without one.

        Text with another suffix is something else: a script, a style sheet, a setting.
        """
        if source.suffix and source.suffix not in self.suffixes:
            return 0.0
        # Only a sample: a cut character at its end is allowed for, statistics cost time.
        if b"\x00\x00\x00\x00" in head or encoding_of(head[:_SAMPLE]) is None:
            return 0.0
        return 0.5 if source.suffix else 0.1

    def guess(self, source: Source, head: bytes) -> Profile:
        """Return the encoding of the text."""
        del source
        return Profile(encoding=encoding_of(head) or "" if head else "")

    def make(self, data: bytes, source: Source, profile: Profile) -> Made:
        """Make an article of the text, which is not touched but for what makes it canonical."""
        text, facts = text_in(data, source, profile.encoding)
        return make_document(text, name=source.name, metadata=facts), ()

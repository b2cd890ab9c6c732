"""Writing a folder that Hugging Face's ``datasets`` loads: Parquet files and a dataset card."""

from typing import TYPE_CHECKING

from annotator.formats.losses import check
from annotator.formats.parquet_library import need_parquet
from annotator.formats.writing import Annotated, Holds, Loss, Output, Provenance, Split

if TYPE_CHECKING:
    from annotator.formats.huggingface_parts import Parts


class HuggingFaceWriter:
    """Writes ``data/train-00000-of-00001.parquet`` and the like, and a README with its header.

    Rows go out in groups, so that memory stays flat; everything of an article is in its row.
    """

    name = "huggingface"
    suffix = ""
    holds = Holds(zones=True)

    def begin(self, output: Output, provenance: Provenance) -> "_Writing":
        """Begin an export."""
        need_parquet()
        from annotator.formats.huggingface_parts import Parts  # noqa: PLC0415  (loads pyarrow)

        return _Writing(output, provenance, Parts(output, provenance.scheme))


class _Writing:
    """An export under way."""

    def __init__(self, output: Output, provenance: Provenance, parts: "Parts") -> None:
        self._output = output
        self._provenance = provenance
        self._parts = parts

    def add(self, annotated: Annotated) -> tuple[Loss, ...]:
        """Write one article."""
        check(annotated)
        self._parts.add(split_name(annotated.split), annotated)
        return ()

    def finish(self) -> None:
        """Complete the files and write the card."""
        card = self._parts.finish(self._provenance)
        self._output.file("README.md").write(card.encode())


def split_name(split: Split) -> str:
    """Return what a part is called on the Hub, where what is not split is for training."""
    return {Split.WHOLE: "train", Split.DEV: "validation"}.get(split, split.value)

"""Writing annotated documents for training with spaCy: .spacy files and what trains on them."""

import re
from dataclasses import dataclass, field

from annotator.formats.spacy_bin import Bin
from annotator.formats.spacy_docs import SpacyDoc, group_key, layers_of, to_doc
from annotator.formats.spacy_project import Corpora, LayerSizes, config, project
from annotator.formats.writing import (
    SPLITS,
    Annotated,
    Holds,
    Loss,
    Output,
    Provenance,
    Split,
)

LARGEST = 400_000
"""How many tokens a file holds at most, unless one document has more: spaCy's reader holds a file
in memory at a time."""
_SUFFIX = ".spacy"
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


class SpacyWriter:
    """Writes .spacy files with a configuration and a project that train on them as they are.

    The spans of every layer are in ``doc.spans``, rejected and undecided ones in groups of their
    own; those of layers of names are also in ``doc.ents``, where of several that share tokens the
    longest is kept, of two that are as long the first. Edges inside tokens are widened.
    """

    name = "spacy"
    suffix = ""
    holds = Holds(overlaps=False, characters=False, zones=True)

    def begin(self, output: Output, provenance: Provenance) -> "_Writing":
        """Begin an export."""
        return _Writing(output, provenance)


@dataclass(slots=True)
class _Part:
    """One part of the dataset: the documents that are not in a file yet, and the file before."""

    bin: Bin = field(default_factory=Bin)
    first: bytes | None = None
    """The first file, for as long as it may be the only one."""
    files: int = 0
    documents: int = 0


class _Writing:
    """An export under way: a part of the dataset is one file, or a folder of several."""

    def __init__(self, output: Output, provenance: Provenance) -> None:
        self._output = output
        self._provenance = provenance
        self._parts: dict[Split, _Part] = {}
        named = provenance.scheme.box_layers()
        self._trained = {
            group_key(layer): LayerSizes(named=layer in named)
            for layer in layers_of(provenance.scheme)
        }
        self._entities = False

    def add(self, annotated: Annotated) -> tuple[Loss, ...]:
        """Write one article."""
        doc, losses = to_doc(annotated, self._provenance.scheme)
        part = self._parts.setdefault(annotated.split, _Part())
        if len(part.bin) and part.bin.tokens + len(doc.words) > LARGEST:
            self._put(part, annotated.split)
        part.bin.add(doc)
        part.documents += 1
        if annotated.split in (Split.WHOLE, Split.TRAIN):
            self._measure(doc)
        return losses

    def finish(self) -> None:
        """Write what is left, and the files to train with."""
        if not self._parts:
            self._parts[Split.WHOLE] = _Part()
        for split, part in self._parts.items():
            self._put(part, split)
            if part.first is not None:
                self._output.file(self._stem(split) + _SUFFIX).write(part.first)
        corpora = Corpora(
            paths={split: self._path(split) for split in SPLITS},
            language=self._provenance.language,
            entities=self._entities,
            layers={key: sizes for key, sizes in self._trained.items() if sizes.trained},
        )
        self._output.file("config.cfg").write(config(corpora).encode())
        name = self._provenance.project
        self._output.file("project.yml").write(project(corpora, name).encode())

    def _put(self, part: _Part, split: Split) -> None:
        """Put a part's documents into a file; the first waits until there is a second."""
        content, part.bin = part.bin.to_bytes(), Bin()
        part.files += 1
        if part.files == 1:
            part.first = content
            return
        stem = self._stem(split)
        if part.first is not None:
            self._output.file(f"{stem}/0001{_SUFFIX}").write(part.first)
            part.first = None
        self._output.file(f"{stem}/{part.files:04}{_SUFFIX}").write(content)

    def _stem(self, split: Split) -> str:
        """Return what a part is called, without what a command line would have to quote."""
        stem = self._provenance.stem
        return split.value or (stem if _PLAIN.fullmatch(stem) else "data")

    def _path(self, split: Split) -> str:
        """Return where the documents of a part of the dataset are; nothing if there are none."""
        if split not in self._parts and split is Split.TRAIN:
            split = Split.WHOLE
        part = self._parts.get(split)
        if part is None:
            return ""
        return self._stem(split) + ("" if part.files > 1 else _SUFFIX)

    def _measure(self, doc: SpacyDoc) -> None:
        """Note how long the spans are that will be trained on, and what is no entity."""
        entities = {span.id for span in doc.entities}
        self._entities = self._entities or bool(entities)
        for key, group in doc.groups.items():
            if (sizes := self._trained.get(key)) is not None:
                sizes.add(span.last - span.first for span in group.spans)
                sizes.overlapping |= any(span.id not in entities for span in group.spans)

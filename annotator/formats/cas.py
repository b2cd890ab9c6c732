"""Reading UIMA CAS files, as XMI with its type system or as JSON that brings its own."""

from collections.abc import Iterator

from annotator.core.errors import UserFacingError
from annotator.formats.articles import make_document
from annotator.formats.codec import Columns, Profile, Read, Source
from annotator.formats.contents import file_name, whole
from annotator.formats.own_data import own_fields

_XMI = b"http://www.omg.org/XMI"
_TYPES = b"typeSystemDescription"
_JSON = (b'"%TYPES"', b'"%FEATURE_STRUCTURES"')
TYPE_SYSTEMS = ("TypeSystem.xml", "typesystem.xml")


class CasReader:
    """Reads what UIMA tools write: INCEpTION, WebAnno, DKPro and others.

    Spans are the annotations of every layer but those of words and syntax. Relations, slots and
    links of chains are relations. Without a type system beside it, an XMI file is read by the
    names in it.
    """

    name = "uima"
    suffixes = frozenset((".xmi", ".xml", ".json"))
    annotated = True

    def likeness(self, source: Source, head: bytes) -> float:
        """Return 0.97 for a CAS or a type system."""
        del source
        start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
        if start == b"<":
            return 0.97 if _XMI in head or is_type_system(head) else 0.0
        return 0.97 if start == b"{" and any(mark in head for mark in _JSON) else 0.0

    def guess(self, source: Source, head: bytes) -> Profile:
        """Return an empty profile: there is nothing to choose."""
        del source, head
        return Profile()

    def columns(self, source: Source, profile: Profile) -> Columns | None:
        """Return nothing: there is nothing to map."""
        del source, profile
        return None

    def companions(self, source: Source) -> frozenset[str]:
        """Return the name of the type system that is read with the source."""
        beside = _type_system(source)
        return frozenset((beside.name,)) if beside else frozenset()

    def read(self, source: Source, profile: Profile) -> Iterator[Read]:
        """Yield the one article; nothing for a type system, which belongs to others."""
        del profile
        from annotator.formats.cas_content import content_of  # noqa: PLC0415  (loads cassis)

        try:
            data = whole(source)
            if not is_type_system(data[:4096]):
                types = _type_system(source)
                found = content_of(data, whole(types) if types else None, source.name)
                document = make_document(
                    found.text, name=source.name, metadata={"file": file_name(source)}
                )
                read = Read(
                    document=document,
                    position=source.size,
                    left_out=found.left_out,
                    spans=found.spans,
                    relations=found.relations,
                    notes=found.notes,
                )
                own = own_fields(found.known)
                yield read if own is None else own.complete(read)
        except UserFacingError as problem:
            yield Read(problem=problem, position=source.size)


def is_type_system(head: bytes) -> bool:
    """Tell whether a file that begins so is a type system and no CAS."""
    return _TYPES in head and _XMI not in head


def _type_system(source: Source) -> Source | None:
    stem = file_name(source).rpartition(".")[0]
    for name in (*TYPE_SYSTEMS, f"{stem}.typesystem.xml", f"{stem}TypeSystem.xml"):
        if (beside := source.beside(name)) is not None:
            return beside
    return None

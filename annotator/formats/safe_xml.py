"""XML from strangers: no entity of their making, no DTD, no network, no bottomless trees."""

import io
import re
from collections.abc import Iterator
from html.entities import name2codepoint
from typing import Any, BinaryIO

from annotator.core.errors import UnreadableFileError
from annotator.formats.html_text import name_of

_ENTITY = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,8});")
_LONGEST_ENTITY = 10
_SPACE = re.compile(r"[ \t\r\n]+")
_OF_XML = frozenset(("amp", "lt", "gt", "quot", "apos"))
_SAFE: dict[str, Any] = {
    "resolve_entities": False,
    "load_dtd": False,
    "no_network": True,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}


def parse_xml(data: bytes, name: str) -> Any:
    """Return the root element of an XML document.

    Raises:
        UnreadableFileError: it is not well-formed (reason ``not-xml``), or declares entities
            (``entities``).
    """
    from lxml import etree  # noqa: PLC0415  (only where there is XML)

    parser = etree.XMLParser(**_SAFE)
    try:
        root = etree.parse(io.BytesIO(data), parser).getroot()
    except (etree.LxmlError, ValueError) as error:
        reason = "entities" if b"<!ENTITY" in data[:4096] else "not-xml"
        raise UnreadableFileError(name=name, reason=reason) from error
    if root is None:
        raise UnreadableFileError(name=name, reason="not-xml")
    _refuse_entities(root, name)
    return root


def elements(file: BinaryIO, names: frozenset[str], name: str) -> Iterator[Any]:
    """Yield the elements called one of ``names`` (without namespace), one at a time.

    The root is yielded first, with at least its attributes. Each element is emptied after its
    turn, so that a file of any length takes the memory of one. Elements inside one that is
    yielded are part of it.

    Raises:
        UnreadableFileError: the rest is not well-formed (reason ``not-xml``), or the file
            declares entities (``entities``).
        OSError: the file cannot be read.
    """
    from lxml import etree  # noqa: PLC0415

    events = etree.iterparse(_Named(file), events=("start", "end"), **_SAFE)
    depth = first = 0
    try:
        for event, element in events:
            wanted = name_of(element) in names
            if not first:
                first = 1
                _refuse_entities(element, name)
                yield element
            if event == "start":
                depth += wanted
                continue
            depth -= wanted
            if wanted and not depth:
                yield element
            if not depth:
                _empty(element)
    except (etree.LxmlError, ValueError) as error:
        raise UnreadableFileError(name=name, reason="not-xml") from error


class _Named:
    """A stream of XML in which the entities of HTML, which XML does not know, are numbers.

    White space before the document goes too: many programs that write feeds put some there.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._begun = False
        self._rest = b""

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes; more or fewer than ``size``, none at the end."""
        while data := self._file.read(size):
            if not self._begun:
                data = data.lstrip(b" \t\r\n")
                self._begun = bool(data)
            data = self._rest + data
            cut = data.rfind(b"&", max(len(data) - _LONGEST_ENTITY, 0))
            self._rest = data[cut:] if cut >= 0 else b""
            if data := data[: len(data) - len(self._rest)]:
                return _ENTITY.sub(_number, data)
        data, self._rest = self._rest, b""
        return _ENTITY.sub(_number, data)


def _number(entity: re.Match[bytes]) -> bytes:
    name = entity.group(1).decode("ascii")
    if name in _OF_XML or name not in name2codepoint:
        return entity.group()
    return f"&#{name2codepoint[name]};".encode("ascii")


def child(element: Any, *path: str) -> Any | None:
    """Return the first element below ``element`` along ``path``, whatever the namespaces."""
    for step in path:
        element = next((each for each in element if name_of(each) == step.lower()), None)
        if element is None:
            return None
    return element


def children(element: Any, *names: str) -> list[Any]:
    """Return the children called one of ``names``, whatever their namespaces."""
    wanted = {name.lower() for name in names}
    return [each for each in element if name_of(each) in wanted]


def below(element: Any, *names: str) -> Iterator[Any]:
    """Yield all elements below ``element`` that are called one of ``names``."""
    wanted = {name.lower() for name in names}
    return (each for each in element.iter("{*}*") if name_of(each) in wanted)


def words_of(element: Any | None) -> str:
    """Return all text of an element on one line, no-break spaces as they are; nothing for None."""
    if element is None:
        return ""
    return _SPACE.sub(" ", "".join(element.itertext("{*}*"))).strip()


def _empty(element: Any) -> None:
    """Free an element that is done with, and those before it."""
    element.clear(keep_tail=False)
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _refuse_entities(root: Any, name: str) -> None:
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is not None and any(True for _ in dtd.iterentities()):
        raise UnreadableFileError(name=name, reason="entities")

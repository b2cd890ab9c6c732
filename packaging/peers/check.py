"""Whether doccano and Label Studio take our exports, to the character.

    python packaging/peers/check.py [--keep FOLDER] [doccano] [label-studio]

Installs each of them from the package index into an environment of its own, imports an export of
articles that are hard to count in, exports it again and compares. Run by hand: it takes minutes and
a gigabyte. ``--keep`` keeps the environments in a folder, and uses those that are there.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import venv
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import label_studio
from samples import samples

from annotator.app.exporting.output import FolderOutput
from annotator.app.schemes import load_scheme
from annotator.core.model import SpanState
from annotator.formats.codec import FileSource, Read
from annotator.formats.registry import reader_named, writer_named
from annotator.formats.writing import Annotated, Provenance

HERE = Path(__file__).parent
PACKAGES = {
    # doccano's own requirements let in newer releases than it works with.
    "doccano": ("doccano", "marshmallow<4", "numpy<2", "setuptools<81"),
    "label-studio": ("label-studio",),
}
Place = tuple[str, int, int, str, str]
"""The article, where a span begins and ends in code points, its label and its words."""


def main() -> None:
    """Check what is asked for, print a table, and fail if anything is not exact."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("peers", nargs="*", default=["doccano", "label-studio"])
    parser.add_argument("--keep", type=Path)
    asked = parser.parse_args()
    checks = {"doccano": check_doccano, "label-studio": check_label_studio}
    articles = list(samples())
    rows: list[tuple[str, ...]] = []
    with tempfile.TemporaryDirectory() as scratch:
        home = asked.keep or Path(scratch)
        for peer in asked.peers:
            environment = install(peer, home / peer)
            with tempfile.TemporaryDirectory(dir=scratch) as folder:
                rows += checks[peer](environment, Path(folder), articles)
    head = ("peer", "what", "sent", "came back", "exact")
    widths = [max(len(row[n]) for row in (head, *rows)) for n in range(len(head))]
    for row in (head, *rows):
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)))
    sys.exit(any(row[-1] != "yes" for row in rows))


def install(peer: str, folder: Path) -> Path:
    """Return an environment with the newest release of a peer."""
    if not (folder / "bin" / "python").exists():
        print(f"installing {peer}", flush=True)
        venv.create(folder, with_pip=True)
        subprocess.run([folder / "bin" / "pip", "install", "--quiet", *PACKAGES[peer]], check=True)
    return folder


def write(name: str, folder: Path, articles: list[Annotated], *, relations: bool = True) -> None:
    """Write ``articles`` in a format into ``folder``."""
    scheme = load_scheme()
    scheme = scheme if relations else replace(scheme, relations=())
    output = FolderOutput(folder)
    writing = writer_named(name).begin(output, Provenance(project="peers", scheme=scheme))
    for article in articles:
        writing.add(article)
    writing.finish()
    output.close()


def check_doccano(
    environment: Path, folder: Path, articles: list[Annotated]
) -> list[tuple[str, ...]]:
    """Check both shapes; the words of a span are those that doccano's window shows."""
    rows: list[tuple[str, ...]] = []
    for shape in ("label", "relation"):
        sent = folder / shape
        sent.mkdir()
        write("doccano", sent, articles, relations=shape == "relation")
        back = sent / "back.jsonl"
        version = in_environment(
            environment, HERE / "inside_doccano.py", folder, shape, sent / "data.jsonl", back
        )
        records = [json.loads(line) for line in back.read_text(encoding="utf-8").splitlines()]
        shown: Counter[Place] = Counter()
        for record in records:
            shown.update(doccano_spans(record))
        peer = f"doccano {version} ({shape})"
        wanted = places(articles, SpanState.ACCEPTED)
        rows.append(row(peer, "spans in its export, as its window counts", wanted, shown))
        rows += read_back(peer, "doccano", back, articles, relations=shape == "relation")
    return rows


def doccano_spans(record: dict[str, Any]) -> list[Place]:
    """Return the spans of a record of doccano's export, whose offsets are UTF-16 units."""
    units = record["text"].encode("utf-16-le")
    triples = record.get("label") or [
        (each["start_offset"], each["end_offset"], each["label"])
        for each in record.get("entities", ())
    ]
    found = []
    for start, end, label in triples:
        before = units[: 2 * start].decode("utf-16-le")
        words = units[2 * start : 2 * end].decode("utf-16-le")
        found.append((record["document"], len(before), len(before + words), label, words))
    return found


def check_label_studio(
    environment: Path, folder: Path, articles: list[Annotated]
) -> list[tuple[str, ...]]:
    """Check annotations, predictions, relations and answers, by its API on this machine."""
    write("label-studio", folder, articles)
    version = in_environment(
        environment, "-c", "import importlib.metadata as m; print(m.version('label-studio'))"
    )
    with label_studio.server(environment, folder) as address:
        exported = label_studio.imported(
            address,
            (folder / "label_config.xml").read_bytes(),
            (folder / "data.json").read_bytes(),
        )
    back = folder / "back.json"
    back.write_bytes(exported)
    tasks = json.loads(exported)
    peer = f"Label Studio {version}"
    accepted: Counter[Place] = Counter()
    others: Counter[Place] = Counter()
    for task in tasks:
        for work in task["annotations"]:
            accepted.update(regions(task, work))
        for work in task["predictions"]:
            others.update(regions(task, work))
    undecided = places(articles, SpanState.REJECTED, SpanState.SUGGESTED)
    return [
        row(peer, "annotated regions", places(articles, SpanState.ACCEPTED), accepted),
        row(peer, "predicted regions", undecided, others),
        *read_back(peer, "label-studio", back, articles, relations=True, states=True),
    ]


def regions(task: dict[str, Any], work: dict[str, Any]) -> list[Place]:
    """Return the regions of an annotation or prediction, with the words at their offsets."""
    text, found = task["data"]["text"], []
    for item in work["result"]:
        if item["type"] == "labels":
            value = item["value"]
            start, end = value["start"], value["end"]
            words = text[start:end] if text[start:end] == value["text"] else "?"
            found.append((task["data"]["document"], start, end, value["labels"][0], words))
    return found


def places(articles: list[Annotated], *states: SpanState) -> Counter[Place]:
    """Return where the spans in these states are."""
    return Counter(
        (
            item.document.id,
            span.start,
            span.end,
            span.label,
            item.document.text[span.start : span.end],
        )
        for item in articles
        for span in item.spans
        if span.state in states
    )


def read_back(
    peer: str,
    name: str,
    path: Path,
    articles: list[Annotated],
    *,
    relations: bool,
    states: bool = False,
) -> list[tuple[str, ...]]:
    """Compare what our own reader makes of the peer's export with what was sent."""
    reader = reader_named(name)
    source = FileSource(path)
    reads = list(reader.read(source, reader.guess(source, path.read_bytes()[:65536])))
    faults = [read.problem for read in reads if read.problem] + [
        note for read in reads for note in read.notes
    ]
    if faults:
        print(f"  {peer}: {len(faults)} notes, such as {faults[0]}")
    sent: Counter[object] = Counter()
    linked: Counter[object] = Counter()
    for item in articles:
        sent.update(described(item, states=states))
        linked.update(links(item) if relations else ())
    back: Counter[object] = Counter()
    linked_back: Counter[object] = Counter()
    for read in reads:
        back.update(described_back(read, states=states))
        linked_back.update(links_back(read))
    texts = Counter(item.document.sha256 for item in articles)
    texts_back = Counter({read.document.sha256: 1 for read in reads if read.document})
    rows = [
        row(peer, "texts", texts, texts_back),
        row(peer, "spans by our reader", sent, back),
    ]
    return [*rows, row(peer, "relations", linked, linked_back)] if relations else rows


def described(item: Annotated, *, states: bool) -> list[object]:
    """Return the spans of an article with what a format holds of them."""
    return [
        (item.document.sha256, span.start, span.end, span.label)
        + ((span.state, span.origin, span.score, _sorted(span.attributes), span.comment)
           if states else ())
        for span in item.spans
        if states or span.state is SpanState.ACCEPTED
    ]  # fmt: skip


def described_back(read: Read, *, states: bool) -> list[object]:
    """Return the same of an article that was read."""
    if read.document is None:
        return []
    return [
        (read.document.sha256, span.start, span.end, span.label)
        + ((span.state, span.origin, span.score, _sorted(span.attributes), span.comment)
           if states else ())
        for span in read.spans
    ]  # fmt: skip


def _sorted(attributes: Any) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(attributes.items()))


def links(item: Annotated) -> list[object]:
    """Return the relations of an article by the places of their ends."""
    spans = {span.id: (span.start, span.end, span.label) for span in item.spans}
    return [
        (item.document.sha256, each.type, spans[each.head], spans[each.child])
        for each in item.relations
    ]


def links_back(read: Read) -> list[object]:
    """Return the same of an article that was read."""
    spans = {span.key: (span.start, span.end, span.label) for span in read.spans}
    digest = read.document.sha256 if read.document else ""
    return [(digest, each.type, spans[each.head], spans[each.child]) for each in read.relations]


def row(peer: str, what: str, sent: Counter[Any], back: Counter[Any]) -> tuple[str, ...]:
    """Return a row of the table; what is not exact is shown."""
    for missing in list((sent - back).elements())[:3]:
        print(f"  {peer}: {what}: missing {missing}")
    for new in list((back - sent).elements())[:3]:
        print(f"  {peer}: {what}: new {new}")
    exact = "yes" if sent == back and sent else "no"
    return (peer, what, str(sent.total()), str(back.total()), exact)


def in_environment(environment: Path, *arguments: object) -> str:
    """Run Python in an environment, and return the last line that it prints."""
    command = [str(environment / "bin" / "python"), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{arguments[0]}: {done.stdout[-2000:]}{done.stderr[-4000:]}")
    return done.stdout.strip().splitlines()[-1]


if __name__ == "__main__":
    main()

"""Makes the project file of a version that is about to be released, and what it holds.

    python -m tests.unit.store.released.making          write it anew, as often as needed
    python -m tests.unit.store.released.making --seal   the version is released: never again

A sealed file never changes: it is what people have on their disks, and every later version has to
open it. The test beside fails when the schema has changed since the file was written, which means
either writing it anew (the version is not released yet) or a new migration (it is).
"""

from __future__ import annotations

import gzip
import hashlib
import json
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import sqlite_utils

from annotator.app.operations.claims import AddPart, CreateClaim
from annotator.app.operations.documents import AddDocuments, FlagDocument, SetDocumentState
from annotator.app.operations.lexicon import ApplyLexicon
from annotator.app.operations.library import RemoveDocuments
from annotator.app.operations.spans import (
    AcceptSpans,
    CreateSpan,
    DeleteSpans,
    MoveSpan,
    RejectSpans,
    RelabelSpan,
)
from annotator.app.operations.suggestions import StoreSuggestions
from annotator.app.project import Project
from annotator.app.schemes import load_scheme
from annotator.core.ids import AnnotatorId, DocumentId, LabelId, RelationTypeId, new_id
from annotator.core.model import Annotator, Document, DocumentState, Origin, OriginKind
from annotator.core.offsets import text_hash
from annotator.core.suggestions import SuggestedClaim, SuggestedSpan, Suggestions
from annotator.core.tokens import words
from annotator.store.migrations import SCHEMA_VERSION, migrations
from tests.unit.store.released.content import content_of

HERE = Path(__file__).parent
MODEL = Origin(OriginKind.MODEL, "fr_core_news_md", "3.8.0")
ARTICLES = (
    """La digue de Saint-Aubry tient bon
Selon la mairie, la crue de la Vire n’a pas dépassé deux mètres mardi.
Hélène Quentric, qui dirige le syndicat des eaux, parle d’un « hiver sans précédent ».""",
    """Le marché couvert rouvre
Après huit mois de travaux, les halles de Valbourg accueillent de nouveau 42 étals 🍎.
« Les loyers ne bougeront pas », promet Karim Belloc, adjoint au commerce.""",
    """Une ligne de nuit
La région étudie un train entre Valbourg et la côte ; rien n’est décidé.""",
)


def schema_of(path: Path | None = None) -> str:
    """Return a fingerprint of the tables that the migrations of today make, or of a file's."""
    with closing(sqlite3.connect(":memory:" if path is None else path)) as connection:
        if path is None:
            migrations.apply(sqlite_utils.Database(connection, execute_plugins=False))
        asked = "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'"
        rows = sorted([kind, name, " ".join((sql or "").split())]
                      for kind, name, sql in connection.execute(asked))  # fmt: skip
    return hashlib.sha256(json.dumps(rows).encode()).hexdigest()


def known() -> dict[str, dict[str, Any]]:
    """Return what is known of each version: its schema, its file's hash, whether it is out."""
    path = HERE / "versions.json"
    found: dict[str, dict[str, Any]] = json.loads(path.read_text("utf-8")) if path.exists() else {}
    return found


def unpacked(version: str, folder: Path) -> Path:
    """Write the project file of a version into a folder, as that version wrote it."""
    target = folder / f"v{version}.annodb"
    target.write_bytes(gzip.decompress((HERE / f"v{version}.annodb.gz").read_bytes()))
    return target


def make() -> None:
    """Write the file of the version that the sources have, what it holds, and its hash."""
    version, versions = str(SCHEMA_VERSION), known()
    if versions.get(version, {}).get("released"):
        raise SystemExit(f"Version {version} is released: its file stays. Write a migration.")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "Presse.annodb"
        project = _written(path)
        held = content_of(project)
        project.close()
        data = path.read_bytes()
    packed = gzip.compress(data, 9, mtime=0)
    (HERE / f"v{version}.annodb.gz").write_bytes(packed)
    (HERE / f"v{version}.json").write_text(
        json.dumps(held, ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf-8"
    )
    versions[version] = {
        "schema": schema_of(),
        "file": hashlib.sha256(packed).hexdigest(),
        "released": False,
    }
    _store(versions)


def seal() -> None:
    """Note that the version is released."""
    versions = known()
    if versions.get(str(SCHEMA_VERSION), {}).get("schema") != schema_of():
        raise SystemExit("Write the file first: the schema has changed since.")
    versions[str(SCHEMA_VERSION)]["released"] = True
    _store(versions)


def _store(versions: dict[str, dict[str, Any]]) -> None:
    text = json.dumps(versions, indent=1, sort_keys=True) + "\n"
    (HERE / "versions.json").write_text(text, "utf-8")


def _written(path: Path) -> Project:
    first = Annotator(id=AnnotatorId(new_id()), name="Camille")
    second = Annotator(id=AnnotatorId(new_id()), name="Noël Ferré")
    project = Project.create(path, scheme=load_scheme(), annotator=first, name="Presse")
    articles = [_article(number, article) for number, article in enumerate(ARTICLES)]
    project.do(AddDocuments(tuple(articles)))
    project.do(StoreSuggestions(tuple((one.id, _found(one)) for one in articles[:2])))
    _annotate(project, articles)
    project.add_time(articles[0].id, 83_000)
    project.change_settings(guidelines="# Règles\nUn nom par étiquette.")
    project.join(second)
    project.close()
    other = Project.open(path, second)
    other.do(_span(articles[2], "Valbourg", "LOC"))
    other.close()
    project = Project.open(path, first)
    project.remember_place(articles[1].id, 25)
    return project


def _annotate(project: Project, articles: list[Document]) -> None:
    one, two, three = articles
    names = {_words(one, span): span.id for span in project.spans(one.id)}
    project.do(AcceptSpans(one.id, (names["Saint-Aubry"],)))
    project.do(RejectSpans(one.id, (names["Vire"],)))
    project.do(RelabelSpan(one.id, names["Hélène Quentric"], LabelId("PER")))
    place = _range(one, "mairie")
    project.do(CreateSpan(one.id, *place, LabelId("ORG")))
    made = next(span for span in project.spans(one.id) if (span.start, span.end) == place)
    project.do(MoveSpan(one.id, made.id, place[0] - 3, place[1]))
    project.do(_span(two, "Karim Belloc", "PER"))
    project.do(CreateClaim(two.id, *_range(two, "Les loyers ne bougeront pas"), LabelId("CLAIM")))
    claim = next(span for span in project.spans(two.id) if span.label == "CLAIM")
    project.do(AddPart(two.id, claim.id, RelationTypeId("said-by"), *_range(two, "Karim Belloc")))
    project.do(_span(two, "42", "LOC"))
    gone = next(span for span in project.spans(two.id) if _words(two, span) == "42")
    project.do(DeleteSpans(two.id, (gone.id,)))
    project.do(FlagDocument(two.id, flagged=True, comment="À relire : l’emoji 🍎 compte."))
    project.do(SetDocumentState(one.id, DocumentState.DONE))
    project.do(ApplyLexicon(three.id))
    extra = _article(9, "À retirer\nUn article de trop.")
    project.do(AddDocuments((extra,)))
    project.do(RemoveDocuments((extra.id,)))
    project.do(SetDocumentState(three.id, DocumentState.SKIPPED))
    project.undo()


def _article(number: int, text: str) -> Document:
    return Document(
        id=DocumentId(new_id()),
        text=text,
        sha256=text_hash(text),
        title=text.partition("\n")[0],
        source="La Feuille de Valbourg",
        author="Rédaction",
        published=f"2026-03-0{number + 1}",
        url=f"https://feuille.example/{number}",
        language="fr",
        metadata={"rubrique": "Région", "numéro": number},
    )


def _found(document: Document) -> Suggestions:
    names = (("Saint-Aubry", "LOC"), ("Vire", "LOC"), ("Hélène Quentric", "ORG"),
             ("Valbourg", "LOC"))  # fmt: skip
    spans = tuple(
        SuggestedSpan(
            start=_range(document, name)[0],
            end=_range(document, name)[1],
            label=LabelId(label),
            score=0.625,
            origin=MODEL,
        )
        for name, label in names
        if name in document.text
    )
    claims: tuple[SuggestedClaim, ...] = ()
    if "hiver sans précédent" in document.text:
        claims = (
            SuggestedClaim(
                content=_range(document, "la crue de la Vire n’a pas dépassé deux mètres mardi"),
                source=_range(document, "la mairie"),
                cue=_range(document, "Selon"),
                kind="indirect",
                modality="asserted",
                score=0.75,
                origin=Origin(OriginKind.RULE, "according-to", "1"),
            ),
        )
    return Suggestions(
        spans=spans, claims=claims, tokens=words(document.text), pipeline="fr_core_news_md 3.8.0"
    )


def _span(document: Document, name: str, label: str) -> CreateSpan:
    return CreateSpan(document.id, *_range(document, name), LabelId(label))


def _range(document: Document, needle: str) -> tuple[int, int]:
    start = document.text.index(needle)
    return start, start + len(needle)


def _words(document: Document, span: Any) -> str:
    return document.text[span.start : span.end]


if __name__ == "__main__":
    seal() if sys.argv[1:] == ["--seal"] else make()

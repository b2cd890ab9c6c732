"""What a project holds, in plain words that no change of the tables or of the classes touches."""

from __future__ import annotations

import json
from typing import Any

from annotator.app.project import Project
from annotator.core.model import DocumentState, Relation, Span
from annotator.core.query import parse_query


def content_of(project: Project) -> dict[str, Any]:
    """Return all of somebody's work in a project, as it would be compared by hand."""
    documents = list(project.documents())
    whole = {
        "id": project.id,
        "name": project.name,
        "created": project.created,
        "annotators": sorted([one.id, one.name] for one in project._file.annotators()),
        "labels": sorted(label.id for layer in project.scheme.layers for label in layer.labels),
        "settings": project.settings(),
        "documents": {one.id: _document(project, one.id) for one in documents},
        "removed": sorted(
            one for one in _all_ids(project) if one not in {found.id for found in documents}
        ),
        "found": {
            words: project.document_ids(query=parse_query(words))
            for words in ("digue", "marché", "train OR halles", "loyers bougeront")
        },
        "lexicon": sorted(
            [entry.form, entry.label, entry.count.accepted, entry.count.rejected]
            for entry in project.lexicon.entries()
        ),
        "gestures": [
            [entry.kind, entry.operation, entry.standing.value] for entry in project.journal()
        ],
        "undo": _step(project.next_undo),
        "redo": _step(project.next_redo),
        "place": list(project.place() or ()),
        "states": {
            state.value: count
            for state, count in project.state_counts().items()
            if isinstance(state, DocumentState)
        },
        "stories": [sorted(story) for story in project.stories()],
    }
    plain: dict[str, Any] = json.loads(json.dumps(whole))
    return plain


def _all_ids(project: Project) -> list[str]:
    rows = project._file._db.execute("SELECT id FROM documents ORDER BY pk").fetchall()
    return [row[0].hex() for row in rows]


def _document(project: Project, identifier: Any) -> dict[str, Any]:
    document, status = project.document(identifier), project.status(identifier)
    return {
        "text": document.text,
        "sha256": document.sha256,
        "title": document.title,
        "source": document.source,
        "author": document.author,
        "published": document.published,
        "url": document.url,
        "language": document.language,
        "metadata": dict(document.metadata),
        "state": [status.state.value, status.flagged, status.comment],
        "milliseconds": project.time_spent(identifier),
        "tokens": len(project.tokens(identifier).starts),
        "spans": sorted(_span(one) for one in project.spans(identifier)),
        "relations": sorted(_relation(one) for one in project.relations(identifier)),
        "suggested": project.has_suggestions(identifier),
    }


def _span(one: Span) -> list[Any]:
    return [
        one.id, one.annotator, one.layer, one.label, one.start, one.end, one.state.value,
        one.origin.kind.value, one.origin.name, one.origin.version, one.score,
        sorted(one.attributes.items()), one.flagged, one.comment,
    ]  # fmt: skip


def _relation(one: Relation) -> list[Any]:
    return [one.id, one.annotator, one.type, one.head, one.child, one.state.value]


def _step(step: Any) -> list[Any] | None:
    return None if step is None else [step.operation, sorted(step.fields.items())]

"""What is to be settled: works that were done in several copies of the project at once."""

from annotator.app.merging.results import Conflict, Version
from annotator.app.project import Project
from annotator.core.ids import AnnotatorId, DocumentId
from annotator.core.model import Annotator
from annotator.core.rivals import Rival
from annotator.core.scheme_past import Renewal


def conflicts(project: Project) -> list[Conflict]:
    """Return what is to be settled, in the order of the articles."""
    works = dict.fromkeys((one.document, one.annotator) for one in project.rivals())
    return [conflict(project, *work) for work in works]


def conflict(project: Project, document: DocumentId, annotator: AnnotatorId) -> Conflict:
    """Return the versions of one work. Raises KeyError when the project has no such work."""
    people = {one.id: one for one in project.everybody.annotators()}
    rivals = project.rivals(document, annotator)
    shown = project.state_of(document, annotator)
    past = [frozenset(one.gestures) for one in (shown, *rivals)]
    renewal = Renewal(project.scheme)
    return Conflict(
        document=document,
        title=project.document(document).title,
        annotator=people.get(annotator, Annotator(id=annotator, name=annotator)),
        versions=tuple(
            _version(one, renewal, past, shown=one is shown)
            for one in (shown, *sorted(rivals, key=lambda one: (-one.at, one.id)))
        ),
    )


def _version(state: Rival, renewal: Renewal, past: list[frozenset[str]], *, shown: bool) -> Version:
    own = frozenset(state.gestures)
    others = frozenset[str]().union(*(one for one in past if one != own))
    spans, relations = renewal.work(state.spans, state.relations)
    return Version(
        id=state.id,
        shown=shown,
        at=state.at or None,
        gestures=len(own),
        own=len(own - others),
        state=state.status.state,
        flagged=state.status.flagged,
        comment=state.status.comment,
        spans=tuple(sorted(spans, key=lambda span: (span.start, -span.end, span.id))),
        relations=tuple(relations),
    )

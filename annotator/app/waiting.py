"""The documents that wait for their suggestions, in order, however many there are."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from annotator.core.ids import DocumentId

Pages = Iterator[Sequence[DocumentId]]


class Waiting:
    """A queue from whose middle documents can be taken as quickly as from its head.

    Documents are named one by one, or as ``Pages`` that are read when their turn comes: a project
    may have a million of them.
    """

    def __init__(self) -> None:
        self._named: dict[DocumentId, None] = {}
        self._pages: Pages | None = None
        self._unread = 0

    def __len__(self) -> int:
        """Return how many wait; those not read yet as they were counted."""
        return len(self._named) + self._unread

    def __contains__(self, document: object) -> bool:
        """Tell whether a document waits by its name."""
        return document in self._named

    def add(self, documents: Iterable[DocumentId]) -> None:
        """Put documents behind those named before."""
        self._named.update(dict.fromkeys(documents))

    def follow(self, pages: Pages, count: int) -> None:
        """Let the documents of ``pages``, so many, wait behind all others."""
        self._pages, self._unread = pages, max(count, 0)

    def pull(self, document: DocumentId) -> bool:
        """Take a document out before its turn; tell whether it waited by its name.

        One that was not read yet is left out when its page is, because its suggestions are there
        then.
        """
        if document in self._named:
            del self._named[document]
            return True
        self._unread = max(self._unread - 1, 0)
        return False

    def next(self, apart: Collection[DocumentId]) -> DocumentId | None:
        """Take the first document; of pages, those in ``apart`` are left out. None at the end."""
        while not self._named and self._pages is not None:
            page = next(self._pages, None)
            if page is None:
                self._pages, self._unread = None, 0
            else:
                self._unread = max(self._unread - len(page), 0)
                self.add(document for document in page if document not in apart)
        first = next(iter(self._named), None)
        if first is not None:
            del self._named[first]
        return first

    def clear(self) -> None:
        """Let nothing wait."""
        self._named.clear()
        self._pages, self._unread = None, 0

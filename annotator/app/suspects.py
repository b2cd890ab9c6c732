"""Finding the one text on which the suggestion process dies.

A process has several texts in hand when it dies. Each of them is suspected and is worked on alone
from then on; the one on which it then dies again, alone, is accused. The others are cleared by
their answers. So two deaths are enough, and one death from outside blames none.
"""

from collections.abc import Iterable
from dataclasses import replace

from annotator.core.suggestions import Cause
from annotator.nlp.events import Request


class Suspects:
    """The requests that were in hand when a process died, and were not answered since."""

    def __init__(self) -> None:
        self._keys: set[str] = set()
        self.accused: tuple[Request, Cause] | None = None
        """On which it died twice; convicted when the process answers for any other text."""

    def died(self, begun: Iterable[Request], cause: Cause) -> None:
        """Suspect what was in hand at a death, or accuse it if nothing else was."""
        found = list(begun)
        if len(found) == 1 and found[0].key in self._keys:
            self.accused = (found[0], cause)
        self._keys |= {request.key for request in found}

    def parted(self, requests: Iterable[Request]) -> list[Request]:
        """Return the requests without the accused; suspects are to be worked on alone."""
        accused = self.accused[0].key if self.accused else None
        return [
            replace(request, alone=True) if request.key in self._keys else request
            for request in requests
            if request.key != accused
        ]

    def clear(self, key: str) -> None:
        """Clear a request that was answered."""
        self._keys.discard(key)

    def convicted(self) -> tuple[Request, Cause] | None:
        """Return the accused once, and forget it: the process lives on without it."""
        found, self.accused = self.accused, None
        if found is not None:
            self._keys.discard(found[0].key)
        return found

    def forget(self) -> None:
        """Forget everything."""
        self._keys.clear()
        self.accused = None

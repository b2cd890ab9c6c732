"""The pages that were read: back and forward."""


class Trail:
    """Remembers pages in the order in which they were opened."""

    def __init__(self) -> None:
        self._pages: list[str] = []
        self._at = -1

    @property
    def page(self) -> str:
        """The page that is open; "" before the first one."""
        return self._pages[self._at] if self._at >= 0 else ""

    def open(self, page: str) -> None:
        """Go to a page; what was ahead is forgotten."""
        if page != self.page:
            self._pages[self._at + 1 :] = [page]
            self._at += 1

    def replace(self, page: str) -> None:
        """Take a page in place of the one that is open."""
        self._pages[self._at :] = [page]
        self._at = len(self._pages) - 1

    def can_move(self, steps: int) -> bool:
        """Tell whether there is a page so many steps on, or back."""
        return 0 <= self._at + steps < len(self._pages)

    def move(self, steps: int) -> str:
        """Go so many steps on, or back; return the page there."""
        if self.can_move(steps):
            self._at += steps
        return self.page

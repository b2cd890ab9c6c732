"""The window of the help: contents and search at the left, a page at the right."""

from collections.abc import Callable
from pathlib import PurePosixPath

from PySide6.QtCore import QSize, Qt, QTimer, QUrl
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.help.finding import Readable, look, places, terms
from annotator.ui.help.listing import HelpList
from annotator.ui.help.pages import FIRST, PAGES, Page, read
from annotator.ui.help.trail import Trail
from annotator.ui.help.view import HelpView
from annotator.ui.i18n import language
from annotator.ui.icons import icon
from annotator.ui.shortcuts.keymap import shown
from annotator.ui.shortcuts.shortcuts import KEYS
from annotator.ui.theme import Theme

_SIZE = QSize(1020, 720)
_WIDTHS = [284, 736]
_SIZES = (0.8, 0.9, 1.0, 1.15, 1.3, 1.5, 1.75, 2.0)
_USUAL = 2
_SETTLED = 120
"""Milliseconds after the last change of width until a page is laid out for it."""


class HelpWindow(QDialog):
    """Shows the help; it stays beside the work and blocks nothing."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        self._theme = theme
        self._trail = Trail()
        self._size = _USUAL
        self._at = -1
        self._searching = False
        self._pages: dict[str, Page] = {}
        self._readable: list[Readable] = []
        self.search = QLineEdit(self)
        self.search.setClearButtonEnabled(True)
        self.list = HelpList(self)
        self.told = QLabel(self)
        self.told.setObjectName("muted")
        self.told.setWordWrap(True)
        self.view = HelpView(theme, language(), self)
        self._buttons: dict[str, QToolButton] = {}
        self._actions: dict[str, QAction] = {}
        self._late = QTimer(self, singleShot=True, interval=_SETTLED)
        self._arrange()
        self._connect()
        self.set_words()
        self.resize(_SIZE)

    # From outside

    @property
    def page(self) -> str:
        """The page that is shown."""
        return self._trail.page

    def open(self, page: str) -> None:  # type: ignore[override]
        """Show a page, from its beginning."""
        self._trail.open(page if page in PAGES else FIRST)
        self._show_page()

    def set_words(self) -> None:
        """Read everything in the window's language, with the keys in force."""
        self.setWindowTitle(self.tr("Help"))
        self._pages = {page: read(page, language()) for page in PAGES}
        self._readable = []
        texts = self._texts()
        for name, (text, tip, keys) in texts.items():
            action = self._actions[name]
            action.setText(text)
            action.setToolTip(f"{tip} ({shown(keys[0])})")
            self._buttons[name].setAccessibleName(text)
        self.search.setPlaceholderText(self.tr("Search the help"))
        self.search.setAccessibleName(self.tr("Search the help"))
        self.list.setAccessibleName(self.tr("Pages of the help"))
        self.view.setAccessibleName(self.tr("Page of the help"))
        self.view.dress(self._theme, language())
        self._look()
        if self.page:
            self._show_page(keep=True)

    def set_theme(self, theme: Theme) -> None:
        """Show everything in the colours of ``theme``."""
        self._theme = theme
        self.view.dress(theme, language())
        self._draw_icons()
        if self.page:
            self._show_page(keep=True)

    def follow(self, setting: str) -> None:
        """Take over another language, or other keys."""
        if setting == "language" or setting in KEYS:
            self.set_words()

    # Putting together

    def _texts(self) -> dict[str, tuple[str, str, tuple[str, ...]]]:
        """Return what each button is called, its tip and its keys."""
        return {
            "back": (self.tr("Back"), self.tr("To the page read before"), ("Alt+Left",)),
            "forward": (self.tr("Forward"), self.tr("To the page read after"), ("Alt+Right",)),
            "previous": (self.tr("Previous hit"), self.tr("To the hit before"), ("Shift+F3",)),
            "next": (
                self.tr("Next hit"),
                self.tr("To the next hit, on the next page found after the last"),
                ("F3",),
            ),
            "smaller": (self.tr("Smaller letters"), self.tr("Smaller letters"), ("Ctrl+-",)),
            "larger": (self.tr("Larger letters"), self.tr("Larger letters"), ("Ctrl++", "Ctrl+=")),
            "search": (self.tr("Search"), self.tr("Go to the search field"), ("Ctrl+F", "Ctrl+K")),
        }

    def _arrange(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(4)
        for name, (_, _, keys) in self._texts().items():
            action = self._actions[name] = QAction(self)
            action.setShortcuts([QKeySequence(key) for key in keys])
            self.addAction(action)
            button = self._buttons[name] = QToolButton(self)
            button.setDefaultAction(action)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setVisible(name != "search")
            bar.addWidget(button)
            if name in ("forward", "next"):
                bar.addSpacing(12)
            if name == "next":
                bar.addWidget(self.told, 1)
        side = QWidget(self)
        column = QVBoxLayout(side)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        right = QWidget(self)
        pages = QVBoxLayout(right)
        pages.setContentsMargins(12, 8, 12, 12)
        pages.setSpacing(8)
        pages.addLayout(bar)
        pages.addWidget(self.view, 1)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.addWidget(side)
        split.addWidget(right)
        split.setStretchFactor(1, 1)
        split.setChildrenCollapsible(False)
        split.setSizes(_WIDTHS)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(split)
        self._draw_icons()

    def _connect(self) -> None:
        does: dict[str, Callable[[], object]] = {
            "back": lambda: self._move(-1),
            "forward": lambda: self._move(1),
            "previous": lambda: self._step(-1),
            "next": lambda: self._step(1),
            "smaller": lambda: self._zoom(-1),
            "larger": lambda: self._zoom(1),
            "search": self._focus_search,
        }
        for name, slot in does.items():
            self._actions[name].triggered.connect(slot)
        self.search.textChanged.connect(self._follow_typing)
        self.search.returnPressed.connect(lambda: self._step(1))
        self.list.chosen.connect(self._choose)
        self.view.anchorClicked.connect(self._follow_link)
        self.view.resized.connect(self._late.start)
        self._late.timeout.connect(lambda: self._show_page(keep=True))

    def _draw_icons(self) -> None:
        names = {
            "back": "back", "forward": "outgoing", "previous": "previous", "next": "next",
            "smaller": "zoom-out", "larger": "zoom-in", "search": "search",
        }  # fmt: skip
        for name, drawn in names.items():
            self._actions[name].setIcon(icon(drawn, self._theme))

    # Pages

    def _show_page(self, *, keep: bool = False) -> None:
        if not self.page:
            return
        if not keep:
            self.view.verticalScrollBar().setValue(0)
        at, found = self._at, bool(self.view.hits)
        self.view.show_markdown(self._pages[self.page].text)
        if not keep:
            self.view.verticalScrollBar().setValue(0)
        self.list.point_at(self.page)
        self._actions["back"].setEnabled(self._trail.can_move(-1))
        self._actions["forward"].setEnabled(self._trail.can_move(1))
        self._mark(at if keep and found else 0)

    def _choose(self, page: str) -> None:
        if page != self.page:
            self.open(page)

    def _move(self, steps: int) -> None:
        if self._trail.can_move(steps):
            self._trail.move(steps)
            self._show_page()

    def _follow_link(self, link: QUrl) -> None:
        """Go to another page; nothing else is ever opened."""
        page = PurePosixPath(link.path())
        if link.isRelative() and page.suffix == ".md" and page.stem in PAGES:
            self.open(page.stem)

    def _zoom(self, steps: int) -> None:
        self._size = max(0, min(len(_SIZES) - 1, self._size + steps))
        self.view.set_size(_SIZES[self._size])
        self._mark(self._at)

    # Searching

    def _focus_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _look(self) -> None:
        """List what is found, or the contents when nothing is looked for."""
        query = self.search.text()
        if terms(query):
            self.list.show_found(look(query, self._all_readable()))
        else:
            self.list.show_contents(self._pages)
        self.list.point_at(self.page)
        self._mark(0)

    def _follow_typing(self) -> None:
        """Show what fits best; the page that was read before the search stays behind it."""
        begun, self._searching = self._searching, bool(terms(self.search.text()))
        self._look()
        if self._searching and self.list.pages:
            best = self.list.pages[0]
            (self._trail.replace if begun else self._trail.open)(best)
            self._show_page()

    def _all_readable(self) -> list[Readable]:
        """Return what is read on each page, which is found out once."""
        if not self._readable:
            reader = HelpView(self._theme, language())
            self._readable = [reader.readable(page) for page in self._pages.values()]
            reader.deleteLater()
        return self._readable

    def _step(self, direction: int) -> None:
        """Go to the next or previous hit, on the next page found after the last one."""
        hits, at = self.view.hits, self._at + direction
        if 0 <= at < len(hits):
            self._mark(at)
            return
        page = self.list.neighbour(self.page, direction)
        if page and terms(self.search.text()):
            self.open(page)
            self._mark(0 if direction > 0 else len(self.view.hits) - 1)

    def _mark(self, at: int) -> None:
        looked_for = terms(self.search.text())
        hits = places(self.view.plain_text(), looked_for)
        self._at = at if 0 <= at < len(hits) else 0
        self.view.mark(hits, self._at)
        for name in ("previous", "next"):
            self._actions[name].setEnabled(bool(looked_for) and bool(self.list.pages))
        if not looked_for:
            self.told.setText("")
        elif not self.list.pages:
            self.told.setText(self.tr("Nothing found. Try fewer or shorter words."))
        elif hits:
            text = self.tr("{number} of {count} on this page")
            self.told.setText(text.format(number=self._at + 1, count=len(hits)))
        else:
            self.told.setText(self.tr("Not on this page"))

    def reject(self) -> None:
        """Esc gives up the search first; then it closes."""
        if self.search.text():
            self.search.clear()
            self.search.setFocus()
        else:
            super().reject()

"""Themes: their roles, high contrast as designed, what the system wants, and colours in code."""

import ast
import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication

import annotator.ui
from annotator.core.ids import LabelId
from annotator.core.resources import resource
from annotator.core.scheme import Label
from annotator.ui import theme as themes
from annotator.ui.theme import NAMES, Theme, choose_theme, contrast, load_theme, style_sheet
from tests.ui.conftest import OpenWindow

STRONG = [name for name in NAMES if name.startswith("contrast")]
GROUNDS = ("window", "surface", "paper", "raised")


@pytest.mark.parametrize("name", NAMES)
def test_every_theme_has_the_same_roles_and_labels(name: str) -> None:
    theme, light = load_theme(name), load_theme("light")
    assert theme.name == name
    assert theme.roles.keys() == light.roles.keys()
    assert theme.labels.keys() == light.labels.keys()
    assert all(re.fullmatch("#[0-9a-f]{6}", colour) for colour in theme.roles.values())


@pytest.mark.parametrize("name", NAMES)
def test_text_is_legible_on_every_ground(name: str) -> None:
    theme = load_theme(name)
    least = 7.0 if theme.contrast else 4.5
    pairs = [(ink, ground) for ground in GROUNDS for ink in ("text", "muted", "accent")]
    pairs += [(ink, ground) for ground in GROUNDS[:3] for ink in ("success", "warning", "danger")]
    pairs += [("text", ground) for ground in ("hover", "selection", "hit")]
    pairs.append(("on-accent", "accent"))
    if not theme.contrast:  # there a chosen row has an edge, and its text is not muted
        pairs += [("muted", "selection"), ("warning", "selection")]
    for ink, ground in pairs:
        found = contrast(theme.colour(ink), theme.colour(ground))
        assert found >= least, (ink, ground, round(found, 2))
    for label in theme.labels:
        found = contrast(QColor(theme.labels[label]), theme.colour("paper"))
        assert found >= least, (label, round(found, 2))


@pytest.mark.parametrize("name", NAMES)
def test_the_marks_of_labels_are_seen_on_every_row(name: str) -> None:
    """Marks are drawn in a label's colour, never words: WCAG 2.2, 1.4.11 asks for 3:1."""
    theme = load_theme(name)
    for label in theme.labels:
        for ground in (*GROUNDS, "hover", "selection"):
            found = contrast(
                theme.ink(Label(id=LabelId("X"), name={}, colour=label)), theme.colour(ground)
            )
            assert found >= 3, (label, ground, round(found, 2))


@pytest.mark.parametrize("name", STRONG)
def test_high_contrast_has_edges_and_no_tints(name: str) -> None:
    theme, usual = load_theme(name), load_theme("light")
    assert theme.edge > usual.edge
    assert theme.ring > theme.edge
    assert theme.stroke(1.0) > usual.stroke(1.0)
    assert contrast(theme.colour("line"), theme.colour("paper")) >= 7
    assert {theme.colour("accent", alpha).alpha() for alpha in range(256)} == {0, 255}
    assert usual.colour("accent", 40).alpha() == 40


@pytest.mark.parametrize("name", STRONG)
@pytest.mark.parametrize("free", ["#808080", "#ffff00", "#000080", "#ffffff", "#000000"])
def test_a_free_colour_of_a_label_is_made_legible(name: str, free: str, scheme: object) -> None:
    theme = load_theme(name)
    label = Label(id=LabelId("X"), name={"en": "X"}, colour=free)
    assert contrast(theme.ink(label), theme.colour("paper")) >= 7
    assert load_theme("light").ink(label) == QColor(free)


class System:
    """What the system wants, as Qt tells it."""

    def __init__(self, scheme: Qt.ColorScheme, wish: Qt.ContrastPreference) -> None:
        self._scheme, self._wish = scheme, wish

    def colorScheme(self) -> Qt.ColorScheme:  # noqa: N802
        return self._scheme

    def accessibility(self) -> "System":
        return self

    def contrastPreference(self) -> Qt.ContrastPreference:  # noqa: N802
        return self._wish


SYSTEMS = [
    (Qt.ColorScheme.Light, Qt.ContrastPreference.NoPreference, "light"),
    (Qt.ColorScheme.Unknown, Qt.ContrastPreference.NoPreference, "light"),
    (Qt.ColorScheme.Dark, Qt.ContrastPreference.NoPreference, "dark"),
    (Qt.ColorScheme.Light, Qt.ContrastPreference.HighContrast, "contrast-light"),
    (Qt.ColorScheme.Dark, Qt.ContrastPreference.HighContrast, "contrast-dark"),
]


@pytest.mark.parametrize(("scheme", "wish", "name"), SYSTEMS)
def test_the_system_is_followed(
    scheme: Qt.ColorScheme,
    wish: Qt.ContrastPreference,
    name: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Application:
        @staticmethod
        def styleHints() -> System:  # noqa: N802
            return System(scheme, wish)

    monkeypatch.setattr(themes, "QGuiApplication", Application)
    assert choose_theme("system").name == name
    assert choose_theme("dark").name == "dark", "a choice of one's own is above the system's"


def test_a_wish_for_contrast_is_taken_over_while_the_window_is_open(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window()
    taken: list[Theme] = []
    window.appearance.changed.connect(taken.append)
    monkeypatch.setattr(
        "annotator.ui.appearance.choose_theme", lambda _: load_theme("contrast-dark")
    )
    hints = QGuiApplication.styleHints().accessibility()
    hints.contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
    assert [theme.name for theme in taken] == ["contrast-dark"]


@pytest.mark.parametrize("name", STRONG)
def test_high_contrast_is_a_choice_of_the_menu(open_window: OpenWindow, name: str) -> None:
    window = open_window()
    window.commands[f"view.theme.{name}"].trigger()
    assert window.appearance.theme is load_theme(name)
    assert window.commands[f"view.theme.{name}"].isChecked()


# Colours come from the theme

_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}){1,2}\b|\brgba?\(|\bhsla?\(")
_MAKERS = {"fromRgb", "fromRgbF", "fromHsv", "fromHsvF", "fromHsl", "fromHslF", "fromCmyk"}
_NAMED = {"transparent", "color0", "color1"}
_MAY = {
    "theme.py": "what the theme is made of",
    "colours.py": "free colours of labels, chosen by the person",
}


def _literal_colours(path: Path) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        text = ast.unparse(node) if isinstance(node, ast.expr) else ""
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if _COLOUR.search(node.value):
                found.append(text)
        elif isinstance(node, ast.Attribute):
            named = "GlobalColor" in text and node.attr not in {*_NAMED, "GlobalColor"}
            if named or node.attr in _MAKERS:
                found.append(text)
        elif isinstance(node, ast.Call) and ast.unparse(node.func) == "QColor":
            made = all(isinstance(given, ast.Constant) for given in node.args)
            if made or len(node.args) > 1:
                found.append(text)
    return found


def test_no_colour_is_named_outside_the_theme() -> None:
    folder = Path(annotator.ui.__file__).parent
    named = {
        path.relative_to(folder).as_posix(): colours
        for path in sorted(folder.rglob("*.py"))
        if path.name not in _MAY and (colours := _literal_colours(path))
    }
    assert named == {}


def test_a_named_colour_would_be_found(tmp_path: Path) -> None:
    code = tmp_path / "code.py"
    for bad in ('QColor("red")', "QColor(1, 2, 3)", "Qt.GlobalColor.red", '"color: #fff;"',
                '"background: rgba(0, 0, 0, 40)"', "QColor.fromRgb(1, 2, 3)"):  # fmt: skip
        code.write_text(f"x = {bad}\n", "utf-8")
        assert _literal_colours(code), bad
    code.write_text('x = QColor(Qt.GlobalColor.transparent)\ny = QColor(paper)\nz = "#card"\n')
    assert _literal_colours(code) == []


@pytest.mark.parametrize("sheet", ["window.qss", "contrast.qss"])
def test_style_sheets_name_roles_only(sheet: str) -> None:
    text = resource("themes", sheet).read_text("utf-8")
    values = [part for line in re.findall(r"\{([^}]*)\}", text) for part in line.split(";")]
    assert values
    assert [value for value in values if _COLOUR.search(value)] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_role_of_a_sheet_is_known(name: str) -> None:
    sheet = style_sheet(load_theme(name))
    assert "$" not in sheet
    assert ("dashed" in sheet) is load_theme(name).contrast


_ROOM = {
    "setSpacing", "setContentsMargins", "addSpacing", "setVerticalSpacing", "setHorizontalSpacing",
}  # fmt: skip


def test_room_between_things_keeps_to_a_grid_of_four() -> None:
    folder = Path(annotator.ui.__file__).parent
    beside = [
        f"{path.relative_to(folder).as_posix()}:{node.lineno}"
        for path in sorted(folder.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in _ROOM
        and any(isinstance(one, ast.Constant) and one.value % 4 for one in node.args)
    ]
    assert beside == []

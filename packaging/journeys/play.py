"""Plays the first days of three people with the program, on a display, with real keys.

    python packaging/journeys/play.py FOLDER [--app dist/annotator/annotator] [--only lead]

- **annotator**: a new computer; name, demo, tour, decisions, help, a crash, and on from there.
- **lead**: files become a project, work is given out, two people annotate in homes of their own, it
  comes back, is compared, settled and exported.
- **engineer**: no window; files, suggestions, gold, training, a pipeline that suggests.

What came of each is asked of the program's own commands afterwards. Pictures of each step are left
in ``FOLDER``, to be looked at: that the window is pleasant no script can tell. Needs the Debian
packages that ``screen.py`` names, and the locale fr_FR.UTF-8.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))
from screen import Screen

ROOT = Path(__file__).resolve().parent.parent.parent
DEMO = ROOT / "corpora" / "demo"
_MORE = 3.0
"""Seconds for what goes on after the window has settled: suggestions, an import."""


class World:
    """Where a journey takes place: the program, a folder, and homes in it."""

    def __init__(self, app: list[str], folder: Path) -> None:
        self.app, self.folder = app, folder
        shutil.rmtree(folder, ignore_errors=True)

    def home(self, name: str) -> Path:
        """Return somebody's home, which is empty at first."""
        home = self.folder / name
        home.mkdir(parents=True, exist_ok=True)
        return home

    def command(self, home: Path, *words: str | Path) -> str:
        """Run a command of the program in a home; exits where it fails."""
        environment = {"HOME": str(home), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}
        done = subprocess.run(
            [*self.app, *map(str, words)], env=environment, cwd=home, capture_output=True,
            text=True, check=False,
        )  # fmt: skip
        if done.returncode:
            sys.exit(f"FAILED: {' '.join(map(str, words))}\n{done.stderr[-3000:]}")
        return done.stdout

    def about(self, home: Path, project: Path) -> dict[str, Any]:
        """Return what is in a project."""
        told: dict[str, Any] = json.loads(self.command(home, "info", project, "--json"))
        return told


def decided(about: dict[str, Any]) -> int:
    """Return how many spans were accepted or rejected."""
    return sum(
        states.get("accepted", 0) + states.get("rejected", 0) for states in about["spans"].values()
    )


def expect(held: object, otherwise: str) -> None:
    """End the journey where something does not hold."""
    if not held:
        sys.exit(f"FAILED: {otherwise}")


def annotator(world: World) -> str:
    """Live through an annotator's first hour, shortened."""
    home = world.home("camille")
    demo = home / ".local" / "share" / "annotator" / "demo.annodb"
    with Screen(world.folder / "pictures") as screen:
        took = screen.start(world.app, home)
        screen.picture("welcome")
        screen.keys("ctrl+a")
        screen.write("Camille")
        screen.keys("Return", "Tab", "Tab", "Return")
        time.sleep(_MORE)
        screen.settle()
        screen.picture("demo-with-tour")
        screen.keys("Tab", "a", "Tab", "x", "Tab", "1")
        screen.picture("decided")
        screen.keys("F1")
        screen.picture("help")
        screen.keys("Escape", "question")
        screen.picture("keys")
        screen.keys("Escape", "Return")
        screen.picture("finished")
        screen.keys("Tab", "a")
        screen.kill()
        before = decided(world.about(home, demo))
        screen.start(world.app, home)
        screen.picture("after-a-crash")
        screen.keys("Tab", "a", "ctrl+q")
        expect(screen.wait_closed() == 0, "the program did not end well")
    found = world.about(home, demo)
    expect(found["annotator"] == "Camille", f"{found['annotator']} is who works")
    expect(found["documents"]["done"] == 1, f"{found['documents']}")
    expect(before >= 4 and decided(found) > before, f"{before} decided, then {decided(found)}")
    world.command(home, "check", demo)
    return f"window after {took:.1f} s; {decided(found)} spans decided, the last after a crash"


def lead(world: World) -> str:
    """Live through a lead's round: in, out to two people, back, compared, settled, exported."""
    home = world.home("lea")
    project, lots = home / "depeches.annodb", home / "lots"
    lots.mkdir()
    shutil.copy(DEMO / "demo.jsonl", home / "depeches.jsonl")
    with Screen(world.folder / "pictures") as screen:
        screen.start(world.app, home)
        screen.keys("ctrl+a")
        screen.write("Lea")
        screen.keys("Return", "Return")
        screen.write(str(home / "depeches.jsonl"))
        screen.keys("Return", "Return")
        time.sleep(_MORE)
        screen.settle()
        screen.picture("import")
        screen.keys("Return")
        time.sleep(_MORE)
        screen.settle()
        screen.keys("ctrl+u", "n")
        screen.click(422, 250)  # where names are added
        for name in ("Zoe", "Driss"):
            screen.write(name)
            screen.keys("Return")
        screen.picture("assignment")
        screen.click(800, 669)  # give out, and write packages
        screen.write(str(lots))
        screen.keys("Return")
        time.sleep(_MORE)
        screen.settle()
        screen.picture("packages")
        screen.keys("ctrl+q")
        screen.wait_closed()
        for name in ("Zoe", "Driss"):
            people(world, screen, lots / f"{name}.annodb", name)
        bring_back(world, screen, home, project)
    found = world.about(home, project)
    world.command(home, "check", project)
    gold = home / "gold.jsonl"
    world.command(home, "export", project, "--whose", "gold", "-o", gold)
    rows = len(gold.read_text("utf-8").splitlines())
    expect(rows >= 2, f"{rows} articles of gold")
    return f"{sum(found['documents'].values())} articles, {rows} of them settled as gold"


def people(world: World, screen: Screen, package: Path, name: str) -> None:
    """Work through a package: accept what is on screen, refuse a little, finish."""
    home = world.home(name.lower())
    screen.start([*world.app, str(package)], home)
    count = sum(_documents(world, home, package, screen).values())
    for number in range(count):
        screen.keys("shift+a", "Next", "shift+a")
        if number % 3 == 0:
            screen.keys("ctrl+Home", "j", "x")
        screen.keys("Return")
    screen.picture(f"{name}-done")
    screen.keys("ctrl+q")
    expect(screen.wait_closed() == 0, f"{name}'s program did not end well")


def _documents(world: World, home: Path, package: Path, screen: Screen) -> dict[str, int]:
    told = world.command(home, "info", package, "--json", "--read-only")
    screen.settle()
    found: dict[str, int] = json.loads(told)["documents"]
    return found


def bring_back(world: World, screen: Screen, home: Path, project: Path) -> None:
    """Merge what was returned, look at agreement, settle by rules, look at the dashboard."""
    screen.start([*world.app, str(project)], home)
    screen.keys("ctrl+u", "m")
    screen.write(str(home / "lots"))
    screen.keys("Return")
    screen.write('"Zoe.annodb" "Driss.annodb"')
    screen.keys("Return")
    time.sleep(_MORE)
    screen.settle()
    screen.picture("what-comes-back")
    screen.keys("Return")
    time.sleep(_MORE)
    screen.settle()
    screen.keys("Escape", "ctrl+u", "g")
    time.sleep(_MORE)
    screen.settle()
    screen.picture("agreement")
    screen.keys("Escape", "ctrl+u", "v")
    time.sleep(_MORE)
    screen.settle()
    screen.keys("1")
    screen.picture("compare")
    screen.keys("ctrl+r")
    screen.picture("rules")
    screen.keys("Return")
    time.sleep(_MORE)
    screen.settle()
    screen.picture("settled")
    screen.keys("alt+F4", "ctrl+e")
    screen.picture("export")
    screen.keys("Escape", "ctrl+q")
    expect(screen.wait_closed() == 0, "the lead's program did not end well")


def engineer(world: World) -> str:
    """Go from files to a pipeline that suggests, by commands alone."""
    home = world.home("sam")
    shutil.copytree(DEMO / "articles", home / "raw")
    world.command(home, "new", "crue", "raw")
    world.command(home, "suggest", "crue.annodb")
    world.command(home, "check", "crue.annodb")
    # Gold twelve times over, with another last line each: enough to learn from.
    rows = [json.loads(line) for line in (DEMO / "gold.jsonl").read_text("utf-8").splitlines()]
    many = [
        {"text": f"{row['text']}\nTirage {number}.", "spans": row["spans"]}
        for number in range(3)
        for row in rows
    ]
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in many)
    (home / "gold.jsonl").write_text(text, "utf-8")
    world.command(home, "new", "gold", "gold.jsonl", "--done")
    world.command(home, "suggest", "gold.annodb")
    world.command(
        home, "export", "gold.annodb", "--format", "spacy", "--split", "80/10/10", "-o", "spacy"
    )
    world.command(home, "verify", "spacy")
    trained = json.loads(world.command(home, "train", "gold.annodb", "-o", "fr_own", "--json"))
    words = ("suggest", "crue.annodb", "--again", "--pipeline", "fr_own", "--trust-pipeline")
    world.command(home, *words)
    world.command(home, "evaluate", "gold.annodb", "--gold", "gold.jsonl")
    expect((home / "fr_own" / "config.cfg").is_file(), "there is no pipeline")
    return f"trained and used; {len(many)} articles, answer with {', '.join(sorted(trained))}"


JOURNEYS: dict[str, Callable[[World], str]] = {
    "annotator": annotator,
    "lead": lead,
    "engineer": engineer,
}


def main() -> None:
    """Play the journeys one after the other."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument(
        "--app", default="", help="the frozen app; else the program as it lies here"
    )
    parser.add_argument("--only", choices=JOURNEYS)
    arguments = parser.parse_args()
    app = [str(Path(arguments.app).resolve())] if arguments.app else []
    for name in [arguments.only] if arguments.only else JOURNEYS:
        folder = arguments.folder.resolve() / name
        began = time.monotonic()
        told = JOURNEYS[name](World(app or [sys.executable, "-m", "annotator"], folder))
        print(f"{name:<10} {time.monotonic() - began:5.0f} s  {told}", flush=True)


if __name__ == "__main__":
    main()

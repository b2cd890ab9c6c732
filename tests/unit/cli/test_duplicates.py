"""annotator duplicates: versions of stories, listed for a person and for a script."""

import json
from pathlib import Path

from annotator.app.project import Project
from annotator.cli.exit_codes import ExitCode

STORY = " ".join(f"Le pont numéro {number} de Toul est fermé jusqu’à lundi." for number in range(9))


def made(run, tmp_path: Path) -> Path:
    rows = [
        {"text": STORY, "title": "Ponts fermés", "source": "La Feuille", "date": "2024-05-03"},
        {"text": "Le marché de Metz est ouvert, et il le reste tout l’été.", "title": "Marché"},
        {"text": f"{STORY} Le préfet l’a dit.", "title": "Toul : les ponts", "source": "Le Fil"},
    ]
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert run("new", tmp_path / "crue", path).exit_code == ExitCode.OK
    return tmp_path / "crue.annodb"


def test_versions_are_listed_story_by_story(run, tmp_path: Path) -> None:
    project = made(run, tmp_path)
    result = run("duplicates", project)
    assert result.exit_code == ExitCode.OK
    lines = [line.split("\t") for line in result.stdout.splitlines()]
    assert [line[:2] for line in lines] == [
        ["Ponts fermés", "La Feuille"], ["Toul : les ponts", "Le Fil"],
    ]  # fmt: skip
    said = "Articles compared: 3; stories with several versions: 1; articles in them: 2"
    assert said in result.stderr
    again = run("duplicates", project)
    assert again.stdout == result.stdout
    assert "Articles compared: 0" in again.stderr, "what was compared is kept"
    assert "Articles compared: 3" in run("duplicates", project, "--again").stderr


def test_a_script_is_told_the_same(run, tmp_path: Path) -> None:
    data = json.loads(run("duplicates", made(run, tmp_path), "--json").stdout)
    assert (data["compared"], data["stories"], data["documents"]) == (3, 1, 2)
    ((one, other),) = data["groups"]
    assert (one["title"], one["state"], one["accepted"]) == ("Ponts fermés", "new", 0)
    assert one["published"].startswith("2024-05-03")
    project = Project.open(tmp_path / "crue.annodb")
    assert project.stories() == [[one["id"], other["id"]]]
    project.close()

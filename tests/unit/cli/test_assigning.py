"""annotator assign, as a script sees it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from annotator.app.operations.spans import CreateSpan
from annotator.app.project import Project
from annotator.core.ids import LabelId

Run = Callable[..., Result]


@pytest.fixture
def made(run: Run, tmp_path: Path) -> Path:
    """A project of ten articles."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(10):
        (folder / f"{number}.txt").write_text(f"Anna rit {number}.", encoding="utf-8")
    assert run("new", tmp_path / "crue", folder).exit_code == 0
    return tmp_path / "crue.annodb"


def result_of(result: Result) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_articles_are_given_out_in_packages(run: Run, made: Path, tmp_path: Path) -> None:
    lots = tmp_path / "lots"
    result = run("assign", made, "--to", "Zoé", "--to", "Driss", "--overlap", 0.2, "-o", lots)
    assert result.exit_code == 0, result.output
    assert "articles 10, of which shared 2, to annotators 2" in result.stderr
    assert result.stdout.splitlines() == [
        "annotator  articles  shared",
        "Zoé               6       2",
        "Driss             6       2",
        "pair         shared",
        "Zoé · Driss       2",
    ]
    for name in ("Zoé", "Driss"):
        package = Project.open(lots / f"{name}.annodb")
        assert (package.annotator.name, len(package.document_ids())) == (name, 6)
        package.close()


def test_what_comes_back_is_merged_and_known_when_it_is_sent_again(
    run: Run, made: Path, tmp_path: Path
) -> None:
    assert run("assign", made, "--to", "Zoé", "-o", tmp_path / "lots").exit_code == 0
    package = Project.open(tmp_path / "lots" / "Zoé.annodb")
    documents = package.document_ids()[:3]
    for document in documents:
        package.do(CreateSpan(document, 0, 4, LabelId("PER")))
    spans = {document: package.spans(document) for document in documents}
    package.close()

    back = result_of(run("merge", made, tmp_path / "lots" / "Zoé.annodb", "--json"))
    assert "error" not in back
    project = Project.open(made)
    (who,) = (one.id for one in project.people if one.name == "Zoé")
    assert {one: project.spans_by(who, one) for one in documents} == spans
    assert len(project.batches(who)[0].documents) == 10
    project.close()

    again = tmp_path / "again"
    assert run("assign", made, "--packages-only", "-o", again).exit_code == 0
    result = run("merge", made, again / "Zoé.annodb")
    assert "the same 3" in result.output
    package = Project.open(again / "Zoé.annodb")
    assert {one: package.spans(one) for one in documents} == spans
    package.close()


def test_a_preview_writes_nothing(run: Run, made: Path, tmp_path: Path) -> None:
    before = made.read_bytes()
    options = ("--to", "Zoé", "--to", "Driss", "--stratify", "length", "--preview", "--json")
    result = run("assign", made, *options, "-o", tmp_path / "lots")
    found = result_of(result)
    assert (found["articles"], found["shared"], found["packages"]) == (10, 2, [])
    assert [one["new"] for one in found["annotators"]] == [True, True]
    assert found["annotators"][0]["strata"] == {"≤ 500": 6}
    assert found["pairs"] == [{"annotators": ["Zoé", "Driss"], "shared": 2}]
    assert made.read_bytes() == before
    assert not (tmp_path / "lots").exists()
    again = result_of(run("assign", made, *options))
    ids = [[one.pop("id") for one in found["annotators"]] for found in (found, again)]
    assert ids[0] != ids[1]
    assert again == found


def test_terms_and_choices(run: Run, made: Path, tmp_path: Path) -> None:
    lots = tmp_path / "lots"
    result = run(
        "assign", made, "--to", "Zoé", "--each", 3, "--query", "rit", "--by", "random",
        "--seed", 4, "--no-suggestions", "--see-others", "--name", "Blind", "--json", "-o", lots,
    )  # fmt: skip
    found = result_of(result)
    assert (found["articles"], found["left"]) == (3, 7)
    assert found["packages"][0]["articles"] == 3
    project = Project.open(made)
    (batch,) = project.batches()
    assert (batch.name, batch.suggestions, batch.others) == ("Blind", False, True)
    project.close()
    more = result_of(run("assign", made, "--to", "zoé", "--to", "Driss", "--top-up",
                         "--overlap", 1, "--json"))  # fmt: skip
    assert (more["articles"], more["shared"]) == (10, 10)
    assert [one["new"] for one in more["annotators"]] == [False, True]
    only = result_of(run("assign", made, "--packages-only", "-o", lots, "--replace", "--json"))
    assert [(one["annotator"], one["articles"]) for one in only["packages"]] == [
        ("Zoé", 10),
        ("Driss", 10),
    ]


@pytest.mark.parametrize("blind", [False, True])
def test_a_file_brings_no_suggestions_into_a_blind_article(
    run: Run, made: Path, tmp_path: Path, blind: bool
) -> None:
    options = ["--no-suggestions"] if blind else []
    lots = tmp_path / "lots"
    assert run("assign", made, "--to", "Zoé", "-o", lots, *options).exit_code == 0
    record = {"text": "Anna rit 3.", "spans": [{"start": 0, "end": 4, "label": "PER"}]}
    rows = tmp_path / "rows.jsonl"
    rows.write_text(json.dumps(record) + "\n", encoding="utf-8")
    run("add", lots / "Zoé.annodb", rows)
    package = Project.open(lots / "Zoé.annodb")
    found = [span for one in package.document_ids() for span in package.spans(one)]
    assert [span.state.value for span in found] == ([] if blind else ["suggested"])
    package.close()


def test_faults_change_nothing(run: Run, made: Path, tmp_path: Path) -> None:
    lots = tmp_path / "lots"
    lots.mkdir()
    (lots / "Zoé.annodb").write_bytes(b"mine")
    result = run("assign", made, "--to", "Zoé", "-o", lots, "--json")
    assert result.exit_code == 1
    assert result_of(result)["error"]["code"] == "package-exists"
    assert (lots / "Zoé.annodb").read_bytes() == b"mine"
    project = Project.open(made)
    assert project.batches() == []
    assert len(project.people) == 1
    project.close()

    assert run("assign", made, "--to", "Zoé", "-o", tmp_path / "other").exit_code == 0
    again = run("assign", made, "--to", "Zoé", "--json")
    assert (again.exit_code, result_of(again)["error"]["code"]) == (1, "nothing-to-assign")
    inside = run("assign", tmp_path / "other" / "Zoé.annodb", "--to", "Driss", "--json")
    assert (inside.exit_code, result_of(inside)["error"]["code"]) == (1, "work-package")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ((), "--to"),
        (("--to", "A", "--overlap", "2"), "0<=x<=1"),
        (("--to", "A", "--stratify", "colour"), "metadata.KEY"),
        (("--to", "A", "--each", "0"), "x>=1"),
        (("--packages-only",), "-o DIR"),
        (("--to", "A", "--replace"), "-o DIR"),
        (("--packages-only", "-o", "lots", "--preview"), "nothing to preview"),
    ],
)
def test_a_wrong_command_line_is_told(
    run: Run, made: Path, options: tuple[str, ...], said: str
) -> None:
    result = run("assign", made, *options)
    assert result.exit_code == 2
    assert said in result.stderr

"""A team of five from end to end: packages out, annotated, back in any order, settled, exported."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path
from random import Random
from typing import Any

import pytest

from annotator.app.operations.documents import AddDocuments
from annotator.app.project import Project
from annotator.app.schemes import load_scheme
from annotator.cli.application import commands
from annotator.cli.exit_codes import ExitCode
from annotator.core.ids import AnnotatorId, DocumentId, new_id
from annotator.core.model import GOLD, Annotator, DocumentState, Span, SpanState
from tests.team.world import ARTICLES, PEOPLE, Truth, articles, crew

Place = tuple[str, str, int, int]
Content = dict[tuple[str, DocumentId], frozenset[Place]]
LEAD = Annotator(id=AnnotatorId(new_id()), name="Lead")
OVERLAP = 0.5


class Team:
    """A lead's project, and the command line on it."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self.capsys = folder, capsys
        self.path = folder / "crue.annodb"
        self.truths: dict[DocumentId, Truth] = {}

    def run(self, *arguments: object) -> Any:
        """Run a command with ``--json`` and return its result."""
        self.capsys.readouterr()
        code = commands.main(
            args=[str(one) for one in (*arguments, "--json")], standalone_mode=False
        )
        said = self.capsys.readouterr()
        assert code == ExitCode.OK, said
        return json.loads(said.out)

    def begin(self) -> None:
        """Make the project of sixty articles."""
        project = Project.create(self.path, scheme=load_scheme(), annotator=LEAD, name="crue")
        made = articles()
        project.do(AddDocuments(tuple(document for document, _ in made)))
        self.truths = {document.id: truth for document, truth in made}
        project.close()

    def annotate(self, package: Path) -> None:
        """Let whoever a package is for annotate it to the end."""
        project = Project.open(package)
        person = crew()[project.annotator.name]
        for document in project.document_ids():
            person.annotate(project, project.document(document), self.truths[document])
        assert set(project.state_counts()) == set(DocumentState)
        project.close()

    def content(self) -> Content:
        """Return what everybody has accepted, by annotator and article."""
        project = Project.open(self.path)
        found = {}
        numbers = [project.number(document) for document in project.document_ids()]
        for worked in project.everybody.each(numbers):
            for work in worked.works:
                if work.status.state is DocumentState.DONE:
                    key = work.annotator.name, worked.document.id
                    found[key] = frozenset(map(place, accepted(work.spans)))
        project.close()
        return found


def accepted(spans: Iterable[Span]) -> list[Span]:
    return [span for span in spans if span.state is SpanState.ACCEPTED]


def place(span: Span) -> Place:
    return (span.layer, span.label, span.start, span.end)


def counted(content: Content, one: str, two: str, layer: str) -> tuple[int, int]:
    """Return by hand how much two say alike, and how much each says, where both finished."""
    documents = [{document for name, document in content if name == who} for who in (one, two)]
    same = said = 0
    for document in documents[0] & documents[1]:
        mine, theirs = (
            {there for there in content[name, document] if there[0] == layer} for name in (one, two)
        )
        same += 2 * len(mine & theirs)
        said += len(mine) + len(theirs)
    return same, said


def check_agreement(report: Any, content: Content) -> None:
    """Compare strict F1 with what is counted by hand, by pair and over all pairs."""
    measured = {(row["layer"], frozenset(row["between"])): row for row in report["pairs"]}
    for layer in ("entities", "claims"):
        totals = [0, 0]
        for pair in combinations(PEOPLE, 2):
            same, said = counted(content, *pair, layer)
            found = measured[layer, frozenset(pair)]
            assert found["items"] == said
            assert found["strict"]["value"] == pytest.approx(same / said, abs=1e-4)
            totals = [totals[0] + same, totals[1] + said]
        over_all = next(row for row in report["layers"] if row["layer"] == layer)
        assert over_all["strict"]["value"] == pytest.approx(totals[0] / totals[1], abs=1e-4)
        assert over_all["strict"]["low"] < totals[0] / totals[1] < over_all["strict"]["high"]
    careless = [row["strict"]["value"] for row in report["pairs"] if "Élise" in row["between"]]
    careful = [row["strict"]["value"] for row in report["pairs"] if "Élise" not in row["between"]]
    assert max(careless) < max(careful)
    assert sum(careless) / len(careless) < sum(careful) / len(careful)


def check_gold(project: Project, done: list[DocumentId], content: Content) -> None:
    """Compare gold with what at least two of three say: the majority's word always stands."""
    for document in done:
        votes = Counter(
            there for (_, one), places in content.items() if one == document for there in places
        )
        gold = set(map(place, accepted(project.spans_by(GOLD.id, document))))
        assert {there for there, count in votes.items() if count == 3} <= gold
        assert all(votes[there] for there in gold)
        assert project.decisions(document)


@pytest.mark.slow
def test_a_team_of_five_from_packages_to_gold(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    team = Team(tmp_path, capsys)
    team.begin()
    names = [item for name in PEOPLE for item in ("--to", name)]
    lots = tmp_path / "lots"
    team.run("assign", team.path, *names, "--overlap", OVERLAP, "--copies", 3, "-o", lots)
    packages = sorted(lots.glob("*.annodb"))
    assert len(packages) == len(PEOPLE)
    for package in packages:
        team.annotate(package)

    returned = packages * 2
    Random(3).shuffle(returned)
    for package in returned:
        team.run("merge", team.path, package)
    content = team.content()
    shared = [
        document for document in team.truths if sum(one == document for _, one in content) > 1
    ]
    assert len({document for _, document in content}) == ARTICLES
    assert len(shared) == ARTICLES * OVERLAP
    assert team.run("merge", team.path, *returned)
    assert team.content() == content

    check_agreement(team.run("agreement", team.path), content)

    team.run("adjudicate", team.path, "--rule", "agreed", "--rule", "majority")
    team.run("adjudicate", team.path, "--rule", "trusted:Agathe", "--rule", "trusted:Bruno")
    project = Project.open(team.path)
    done = [one for one in shared if project.status_by(GOLD.id, one).state is DocumentState.DONE]
    assert len(done) > len(shared) / 2
    check_gold(project, done, content)
    project.close()

    out = tmp_path / "gold.jsonl"
    team.run("export", team.path, "--whose", "gold", "-o", out)
    assert len(out.read_text("utf-8").splitlines()) == len(done)
    card = next(path for path in tmp_path.iterdir() if path.suffix == ".md").read_text("utf-8")
    assert "most annotators agree" in card
    assert LEAD.name in card
    team.run("verify", out)
    page = tmp_path / "report.html"
    team.run("report", team.path, "-o", page)
    assert "Agathe" in page.read_text("utf-8")

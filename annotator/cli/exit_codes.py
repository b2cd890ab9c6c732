"""The exit codes that a script can rely on."""

from enum import IntEnum


class ExitCode(IntEnum):
    """How a command ended."""

    OK = 0
    FAULT = 1
    """A fault of the data or the system, explained on standard error."""
    USAGE = 2
    """The command line itself is wrong."""
    SKIPPED = 3
    """It was done, but some of the inputs were not usable; each is named on standard error."""
    INTERRUPTED = 130
    """Stopped by the user (Ctrl+C); what was finished is kept."""


HELP = """\b
Exit codes:
  0    done
  1    a fault, explained on standard error with what to do about it
  2    the command line is wrong
  3    done, but some inputs were skipped; each is named on standard error
  130  interrupted; what was finished is kept

Data goes to standard output, everything else to standard error. With --json the result is one
JSON object on standard output; after a fault it holds "error" with code, fields, what and do."""

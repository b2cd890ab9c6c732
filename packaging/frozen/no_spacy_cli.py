"""Stands in for spaCy's command line, which the frozen app does not have.

``spacy`` imports ``spacy.cli.info`` when it starts, and with it everything that can download.
"""

import sys
from types import ModuleType

_cli, _info = ModuleType("spacy.cli"), ModuleType("spacy.cli.info")
_cli.__path__ = []
_info.info = _cli.info = lambda *_arguments, **_options: None  # type: ignore[attr-defined]
sys.modules["spacy.cli"], sys.modules["spacy.cli.info"] = _cli, _info

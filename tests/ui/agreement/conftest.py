"""The window of agreement on a small team's project."""

from __future__ import annotations

from tests.unit.app.agreement.conftest import team_path  # noqa: F401 (a fixture)

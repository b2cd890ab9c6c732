"""How sure a proposal is, by what made it; figures measured on articles with gold annotation."""

from collections.abc import Mapping

from annotator.nlp.language import has_language, language_file

_OTHER = "other"


class Scores:
    """The figures of one language; None everywhere where there are none."""

    def __init__(self, language: str) -> None:
        data = language_file(language, "scores") if has_language(language) else {}
        self.claims: Mapping[str, float] = data.get("claims", {})
        """By rule; ``other`` stands for those that are not named."""
        self._entities: Mapping[str, Mapping[str, float]] = data.get("entities", {})

    def claim(self, rule: str) -> float | None:
        """Return the share of the claims found by ``rule`` that are right (0 to 1)."""
        return self.claims.get(rule, self.claims.get(_OTHER))

    def entity(self, label: str, rule: str) -> float | None:
        """Return the share of entities with ``label`` that are right, by the rule that made them.

        No rule stands for the pipeline's model.
        """
        known = self._entities.get(label, {})
        return known.get(rule or "model", known.get(_OTHER))

"""The kinds of check: one file, one TOML table and one class each, listed here and imported when a rule needs them."""

from collections.abc import Mapping
from importlib import import_module
from typing import NamedTuple, cast

from benice.checks.protocol import Check, Desk

__all__ = ["KINDS", "Check", "Desk", "Kind"]


class Kind(NamedTuple):
    """Where a kind is, and what its `find` wants to see (see protocol.py)."""

    module: str
    name: str
    scope: str
    least: int = 0  # posts without which it has nothing to say
    of_plan: bool = False  # whether it has nothing to say without a strategy

    def load(self) -> type[Check]:
        """The class."""
        return cast(type[Check], getattr(import_module(f"benice.checks.{self.module}"), self.name))


KINDS: Mapping[str, Kind] = {
    "approval": Kind("approval", "ApprovalCheck", "plan"),
    "burst": Kind("burst", "Burst", "timeline", least=2),
    "duplicate": Kind("duplicate", "Duplicate", "timeline", least=2),
    "encounter": Kind("encounter", "Encounter", "timeline"),
    "gap": Kind("gap", "Gap", "timeline", least=2),
    "goal": Kind("goal", "Goal", "plan", of_plan=True),
    "limit": Kind("limit", "Limit", "post"),
    "mix": Kind("mix", "Mix", "timeline", least=2),
    "order": Kind("order", "Order", "timeline"),
    "pace": Kind("pace", "Pace", "timeline", least=2),
    "phrase": Kind("phrase", "Phrase", "post"),
    "plan": Kind("plan", "Plan", "plan"),
    "ratio": Kind("ratio", "Ratio", "post"),
    "readability": Kind("readability", "Readability", "post"),
    "reading": Kind("reading", "Reading", "reading"),
    "required": Kind("required", "Required", "post"),
    "score": Kind("score", "Score", "post"),
    "section": Kind("section", "Section", "plan", of_plan=True),
}

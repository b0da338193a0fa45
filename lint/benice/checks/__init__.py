"""The kinds of check: one file, one TOML table and one class each, listed here."""

from benice.checks.approval import ApprovalCheck
from benice.checks.burst import Burst
from benice.checks.duplicate import Duplicate
from benice.checks.encounter import Encounter
from benice.checks.gap import Gap
from benice.checks.goal import Goal
from benice.checks.limit import Limit
from benice.checks.mix import Mix
from benice.checks.order import Order
from benice.checks.pace import Pace
from benice.checks.phrase import Phrase
from benice.checks.plan import Plan
from benice.checks.protocol import Check, Desk
from benice.checks.ratio import Ratio
from benice.checks.readability import Readability
from benice.checks.reading import Reading
from benice.checks.required import Required
from benice.checks.score import Score
from benice.checks.section import Section

__all__ = ["KINDS", "Check", "Desk"]

KINDS: dict[str, type[Check]] = {
    "approval": ApprovalCheck,
    "burst": Burst,
    "duplicate": Duplicate,
    "encounter": Encounter,
    "gap": Gap,
    "goal": Goal,
    "limit": Limit,
    "mix": Mix,
    "order": Order,
    "pace": Pace,
    "phrase": Phrase,
    "plan": Plan,
    "ratio": Ratio,
    "readability": Readability,
    "reading": Reading,
    "required": Required,
    "score": Score,
    "section": Section,
}

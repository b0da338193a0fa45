"""The campaign's plan: goals, audience, manager, channels, cadence, pillars, answers."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Strategy:
    """What a strategy file says."""

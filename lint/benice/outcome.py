"""What a run found, and what that means for its exit code."""

from collections.abc import Mapping, Sequence

from benice.light import dataclass, field
from benice.model import Diagnostic, Reading, Severity
from benice.rulebook import Rule
from benice.strategy import FORMAT


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run found: diagnostics in order, and what they were found in."""

    diagnostics: Sequence[Diagnostic]
    readings: Sequence[Reading]
    fail_on: str = "warning"
    aside: Sequence[Diagnostic] = ()  # what does not count: suppressed, or in the baseline
    other_language: int = 0  # posts that rules for another language left alone
    show_suppressed: bool = False
    rules: Mapping[str, Rule] = field(default_factory=dict)  # all rules of the run, by id
    fixed: int = 0  # findings that were there before this run put them right

    @property
    def posts(self) -> int:
        """How many posts were judged."""
        return sum(len(reading.posts) for reading in self.readings)

    @property
    def has_strategy(self) -> bool:
        """Whether the strategy itself was judged."""
        return any(reading.source.format == FORMAT for reading in self.readings)

    @property
    def suppressed(self) -> int:
        """How many findings somebody chose to let be."""
        return sum(each.suppression is not None for each in self.aside)

    @property
    def baselined(self) -> int:
        """How many findings are known already."""
        return sum(each.baselined for each in self.aside)

    def listed(self, *, known: bool = False) -> list[Diagnostic]:
        """What a report lists: what counts, the `known` findings of the baseline, and what is let be if asked for."""
        more = [each for each in self.aside if (known if each.baselined else self.show_suppressed)]
        return sorted([*self.diagnostics, *more], key=lambda each: each.order) if more else list(self.diagnostics)

    def fails(self, each: Diagnostic) -> bool:
        """Whether a finding is at or above the level from which on a run fails."""
        least = Severity.__members__.get(self.fail_on.upper())
        return least is not None and each.severity >= least

    def count(self, severity: Severity) -> int:
        """How many diagnostics have a severity."""
        return sum(each.severity is severity for each in self.diagnostics)

    @property
    def exit_code(self) -> int:
        """0 nothing that fails, 1 findings that do, 2 something could not be read, 3 nothing to lint."""
        if any(each.fatal for each in self.diagnostics):
            return 2
        if any(self.fails(each) for each in self.diagnostics):
            return 1
        return 0 if self.posts or self.has_strategy else 3

"""What a page says first: how often each rule fired, the golden rule first, and what each account posts."""

from collections.abc import Sequence

from benice.calendar.marks import MARKS, Mark
from benice.calendar.sheet import Entry, Place, Sheet
from benice.light import dataclass
from benice.model import Diagnostic, Severity
from benice.rulebook import Rule
from benice.timeline import place_of

GOLDEN = "article: golden"
PURPOSES = ("value", "conversation", "pitch")


@dataclass(frozen=True, slots=True)
class RuleCount:
    """A rule that fired: its findings, and the worst of their levels."""

    rule: Rule
    mark: Mark
    findings: Sequence[Diagnostic]

    @property
    def severity(self) -> Severity:
        """The worst level of its findings: config may have changed it."""
        return max(finding.severity for finding in self.findings)

    @property
    def golden(self) -> bool:
        """Whether it guards the golden rule: be nice or be gone."""
        return GOLDEN in self.rule.source


@dataclass(frozen=True, slots=True)
class AccountCount:
    """An account, and the posts of each purpose that are planned for it."""

    place: Place
    name: str
    posts: int
    purposes: Sequence[tuple[str, int]]  # with how many in a hundred
    findings: int


def count_rules(sheet: Sheet) -> Sequence[RuleCount]:
    """The rules that fired, the golden rule first, then by level and number."""
    found: dict[str, list[Diagnostic]] = {}
    for finding in sheet.outcome.diagnostics:
        found.setdefault(finding.rule, []).append(finding)
    rules = sheet.outcome.rules
    counts = [RuleCount(rules[name], sheet.mark(findings[0]), findings) for name, findings in found.items()]
    return sorted(counts, key=lambda each: (not each.golden, -each.severity, MARKS.index(each.mark), each.rule.id))


def count_accounts(sheet: Sheet) -> Sequence[AccountCount]:
    """What each account is going to post."""
    found: dict[Place, list[Entry]] = {place: [] for place in sheet.places}
    for entry in sheet.entries:
        if not entry.post.history:
            found[place_of(entry.post)].append(entry)
    return [count_account(place, sheet.places[place], entries) for place, entries in found.items() if entries]


def count_account(place: Place, name: str, entries: Sequence[Entry]) -> AccountCount:
    """What one account is going to post; answers are no pitches and no gifts, and are left out of the shares."""
    own = [entry.purpose for entry in entries if entry.post.kind == "post"]
    shares = [(purpose, round(100 * own.count(purpose) / len(own))) for purpose in PURPOSES if purpose in own]
    return AccountCount(place, name, len(entries), shares, sum(1 for entry in entries if entry.findings))

"""Posts that one finding joins: a burst, a text that goes to several platforms, a day that is too full."""

from collections.abc import Mapping, Sequence
from functools import cached_property

from benice.calendar.marks import AGAIN, BURST, CLOSE, DAY, SAME, Mark
from benice.calendar.sheet import Entry, Sheet
from benice.light import dataclass
from benice.model import Diagnostic

LABELS = {BURST: "burst of", SAME: "same text:", AGAIN: "repeated:", CLOSE: "too close:", DAY: "full day of"}
ORDER = list(LABELS)  # of two groups of a post the first one is drawn


@dataclass(frozen=True, eq=False)
class Group:
    """The posts of one finding, in order; `number` counts the groups of a page from 1."""

    number: int
    mark: Mark
    finding: Diagnostic
    entries: Sequence[Entry]

    @property
    def label(self) -> str:
        """What joins them, in few words; their number goes behind it."""
        return LABELS[self.mark]

    def beside(self, entry: Entry) -> Sequence[Entry]:
        """All of them but one."""
        return [each for each in self.entries if each is not entry]


@dataclass(frozen=True, eq=False)
class Block:
    """Posts of a day that are drawn together, as far as one group joins them."""

    group: Group | None
    entries: list[Entry]


@dataclass(frozen=True, eq=False)
class Groups:
    """All groups of a sheet."""

    sheet: Sheet

    @cached_property
    def each(self) -> Sequence[Group]:
        """The groups in the order of their findings."""
        members: dict[int, list[Entry]] = {}
        found: dict[int, Diagnostic] = {}
        for entry in self.sheet.entries:
            for finding in entry.findings:
                if finding.related and self.sheet.mark(finding) in LABELS:
                    found[id(finding)] = finding
                    members.setdefault(id(finding), []).append(entry)
        shared = [finding for finding in found.values() if len(members[id(finding)]) > 1]
        return [Group(number, self.sheet.mark(finding), finding, members[id(finding)])
                for number, finding in enumerate(shared, 1)]  # fmt: skip

    @cached_property
    def of(self) -> Mapping[Entry, Sequence[Group]]:
        """The groups of each post, the one to draw first."""
        found: dict[Entry, list[Group]] = {}
        for group in sorted(self.each, key=lambda group: ORDER.index(group.mark)):
            for entry in group.entries:
                found.setdefault(entry, []).append(group)
        return found

    def blocks(self, entries: Sequence[Entry]) -> list[Block]:
        """The posts of a day, those that belong together beside each other."""
        found: dict[object, Block] = {}
        for entry in entries:
            groups = self.of.get(entry, ())
            group = groups[0] if groups else None
            key: object = group or entry
            if key not in found:
                found[key] = Block(group, [])
            found[key].entries.append(entry)
        return list(found.values())

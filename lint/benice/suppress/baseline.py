"""The baseline: findings that are known and will be dealt with later, by their content, so that rows may move."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path

from benice.config import Config
from benice.diagnose import Diagnoser, content_of, place_of
from benice.light import dataclass, replace
from benice.model import Diagnostic, Hit, Reading, Source, Span
from benice.paths import is_file, read_text
from benice.tables import UsageError

NAME = ".benice-baseline.json"
VERSION = 1
LONGEST = 60  # characters of the words that an entry quotes


@dataclass(frozen=True, slots=True)
class Entry:
    """One known finding; `path` and `words` are for people, and the fingerprint for finding it again."""

    rule: str
    path: str
    words: str
    fingerprint: str


@dataclass(frozen=True)
class Baseline:
    """The entries of one file; none where there is no file."""

    path: Path
    entries: Sequence[Entry] = ()
    text: str = ""

    @classmethod
    def beside(cls, config: Config, given: Path | None) -> "Baseline":
        """The one that the command line or config names, else the one beside the config."""
        path = baseline_path(config, given)
        return read_baseline(path) if is_file(path) else cls(path)

    def rewritten(self, found: Iterable[Diagnostic], judged: "Judged") -> "Baseline":
        """The baseline of the findings there are now, written to its file; what a run cannot see stays as it was."""
        entries = [as_entry(each, judged.diagnoser.config) for each in found if each.counts and not each.fatal]
        entries += [entry for entry in self.entries if not judged.settles(entry)]
        entries.sort(key=lambda entry: (entry.path, entry.rule, entry.words, entry.fingerprint))
        if not entries:
            self.path.unlink(missing_ok=True)
            return Baseline(self.path)
        text = as_text(entries)
        beside = self.path.with_name(f"{self.path.name}.{os.getpid()}")
        beside.write_text(text, encoding="utf-8", errors="replace")
        beside.replace(self.path)
        return Baseline(self.path, entries, text)

    def mark(self, found: Sequence[Diagnostic], judged: "Judged") -> Iterator[Diagnostic]:
        """The findings, the known ones marked: first those in their own file, then those that moved to another."""
        if not self.entries:
            yield from found
            return
        left = Counter(entry.fingerprint for entry in self.entries)
        unknown = []
        for each in sorted(found, key=lambda each: each.order):
            if not each.counts or each.fatal:
                yield each
            elif left[each.fingerprint] > 0:
                left[each.fingerprint] -= 1
                yield replace(each, baselined=True)
            else:
                unknown.append(each)
        gone = [entry for entry in self.without(left) if judged.settles(entry)]
        moved = Counter(content_of(entry.fingerprint) for entry in gone if unknown)
        for each in unknown:
            content = content_of(each.fingerprint)
            known = each.post is not None and moved[content] > 0
            if known:
                moved[content] -= 1
                gone.remove(next(entry for entry in gone if content_of(entry.fingerprint) == content))
            yield replace(each, baselined=known)
        if gone:
            yield from self.outdated(gone, judged.diagnoser)

    def without(self, left: Counter[str]) -> Iterator[Entry]:
        """The entries that no finding took."""
        for entry in self.entries:
            if left[entry.fingerprint] > 0:
                left[entry.fingerprint] -= 1
                yield entry

    def outdated(self, gone: Sequence[Entry], diagnoser: Diagnoser) -> Iterator[Diagnostic]:
        """The finding that tells how many entries have no finding any more, at the first of them."""
        start = max(self.text.find(gone[0].fingerprint), 0)
        source = Source(shown(self.path), self.text)
        line, _ = source.position(start)
        at = source.line_starts[line - 1]
        span = Span(source, at, at + len(source.line(line)))
        facts = {"count": len(gone), "findings": "finding is" if len(gone) == 1 else "findings are"}
        yield from diagnoser.diagnose(diagnoser.book.named("outdated-baseline"), Hit(None, span, facts))


@dataclass(frozen=True)
class Judged:
    """What a run can tell about: the files that it read, and the rules that ran."""

    readings: Sequence[Reading]
    diagnoser: Diagnoser
    whole: bool

    @cached_property
    def places(self) -> frozenset[str]:
        """The files that were read, as fingerprints name them."""
        return frozenset(place_of(self.diagnoser.config, reading.source.path) for reading in self.readings)

    def settles(self, entry: Entry) -> bool:
        """Whether an entry without a finding is gone for good, and not only out of this run's sight."""
        if entry.rule in self.diagnoser.book.rules and not self.diagnoser.ran(frozenset({entry.rule}), self.whole):
            return False
        read = entry.fingerprint[len(content_of(entry.fingerprint)) :] in self.places
        return read or not (self.diagnoser.config.root / entry.path).exists()


def baseline_path(config: Config, given: Path | None) -> Path:
    """Where the baseline is or would be: as the command line or config says, else beside the config."""
    return given or config.root / (config.baseline or NAME)


def read_baseline(path: Path) -> Baseline:
    """The baseline in a file; UsageError where it is none."""
    import json

    try:
        text = read_text(path)
        whole = json.loads(text)
        if whole["version"] != VERSION:
            raise UsageError(f"{path}: version {whole['version']} is not known here; is this benice too old?")
        return Baseline(path, [Entry(**each) for each in whole["findings"]], text)
    except (OSError, ValueError, KeyError, TypeError) as error:
        problem = f"{type(error).__name__}: {error}"
        raise UsageError(f"{path}: not a baseline ({problem}); `benice check --write-baseline` writes one") from None


def as_text(entries: Sequence[Entry]) -> str:
    """The entries as a file, one a line, so that two people's changes seldom meet."""
    import json

    keys = ("rule", "path", "words", "fingerprint")
    rows = (json.dumps({key: getattr(entry, key) for key in keys}, ensure_ascii=False) for entry in entries)
    lines = ",\n".join(f"  {row}" for row in rows)
    return f'{{"version": {VERSION}, "findings": [\n{lines}\n]}}\n'


def as_entry(each: Diagnostic, config: Config) -> Entry:
    """A finding as an entry."""
    words = " ".join(each.span.text.split())
    words = words if len(words) <= LONGEST else words[: LONGEST - 3] + "..."
    return Entry(each.rule, config.relative(each.span.source.path), words, each.fingerprint.partition("-")[0])


def shown(path: Path) -> str:
    """A path as people write it: from this folder on where it lies in it."""
    here = Path.cwd()
    return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()

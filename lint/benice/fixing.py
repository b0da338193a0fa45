"""Putting right what can be put right without a person, until nothing more can be."""

from collections.abc import Iterator, Sequence
from difflib import unified_diff
from itertools import pairwise

from benice.edit import apply, choose, encode, save_text
from benice.gather import Batch, Settings, options_for
from benice.light import dataclass, replace
from benice.model import Edit, Fix, Reading, Source
from benice.readers import read
from benice.run import Outcome, judge_all
from benice.source import LINE_END
from benice.tables import UsageError

MOST_PASSES = (
    10  # a fix may make room for another; ten in a row would be fixes that undo each other (Ruff stops there too)
)


@dataclass(frozen=True, slots=True)
class Change:
    """A file before and after."""

    source: Source
    text: str


@dataclass(frozen=True, slots=True)
class Fixed:
    """What is left to say once everything that can be fixed is, and which files differ."""

    outcome: Outcome
    changes: Sequence[Change]


def fix(batches: Sequence[Batch], settings: Settings, unsafe: bool) -> Fixed:
    """Make all fixes, in memory; `unsafe` also those that may change the tone of a post."""
    quietly = replace(settings, write_baseline=False)
    sources = {reading.source.path: reading.source for batch in batches for reading in batch.readings}
    done, kept = 0, set[str]()
    outcome = judge_all(batches, quietly)
    for _ in range(MOST_PASSES):
        fixes = choose(wanted(outcome, unsafe, kept))
        if not fixes:
            break
        batches, number = rewritten(batches, fixes, kept)
        done += number
        outcome = judge_all(batches, quietly)
    if settings.write_baseline:
        outcome = judge_all(batches, settings)
    after = {reading.source.path: reading.source for batch in batches for reading in batch.readings}
    changes = [
        Change(sources[path], after[path].text) for path in sorted(after) if after[path].text != sources[path].text
    ]
    return Fixed(replace(outcome, fixed=done), changes)


def wanted(outcome: Outcome, unsafe: bool, kept: set[str]) -> Iterator[Fix]:
    """The fixes of what counts, in files that can be edited and have not been given up."""
    for each in outcome.diagnostics:
        if each.fix and (each.fix.safe or unsafe):
            paths = {edit.span.source.path for edit in each.fix.edits}
            if kept.isdisjoint(paths) and all(editable(edit.span.source) for edit in each.fix.edits):
                yield each.fix


def editable(source: Source) -> bool:
    """Whether a source is a text file, and not a workbook."""
    try:
        encode(source, "")
    except UsageError:
        return False
    return True


def rewritten(batches: Sequence[Batch], fixes: Sequence[Fix], kept: set[str]) -> tuple[list[Batch], int]:
    """The batches with fixes made, and how many; a file that would not read back as it should is `kept` as it is."""
    edits: dict[str, list[Edit]] = {}
    for each in fixes:
        for edit in each.edits:
            edits.setdefault(edit.span.source.path, []).append(edit)
    made: list[Batch] = []
    for batch in batches:
        readings = []
        for reading in batch.readings:
            here = edits.get(reading.source.path)
            again = reread(reading, here, batch) if here else reading
            if here and again is reading:
                kept.add(reading.source.path)
            readings.append(again)
        made.append(replace(batch, readings=readings))
    return made, sum(all(edit.span.source.path not in kept for edit in each.edits) for each in fixes)


def reread(reading: Reading, edits: Sequence[Edit], batch: Batch) -> Reading:
    """What a file says after edits; the old reading where posts went missing or something became unreadable."""
    source = replace(reading.source, text=apply(reading.source, edits))
    found = read(source, options_for(batch.config, source.path))
    same = [(post.id, post.platform, post.at) for post in found.posts] == [
        (post.id, post.platform, post.at) for post in reading.posts
    ]
    troubles = [sum(note.fatal for note in each.notes) for each in (reading, found)]
    return found if same and troubles[0] == troubles[1] else reading


def write_all(changes: Sequence[Change]) -> None:
    """Write the files that differ; UsageError where one has changed meanwhile or cannot be written."""
    for change in changes:
        save_text(change.source, change.text)


def diff(changes: Sequence[Change]) -> Iterator[str]:
    """What would change, as lines of a unified diff."""
    for change in changes:
        before, after = lines(change.source.text), lines(change.text)
        for line in unified_diff(before, after, change.source.path, change.source.path):
            yield line if line.endswith(("\n", "\r")) else f"{line}\n\\ No newline at end of file\n"


def lines(text: str) -> list[str]:
    """The lines of a text with their ends."""
    ends = [match.end() for match in LINE_END.finditer(text)]
    cuts = [0, *ends] if ends and ends[-1] == len(text) else [0, *ends, len(text)]
    return [text[start:end] for start, end in pairwise(cuts) if end > start]

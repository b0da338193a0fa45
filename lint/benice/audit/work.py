"""What a process does with a piece of an archive, and then with the timelines of some brands."""

import json
import os
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any
from zlib import crc32

import pyarrow as pa

from benice.arrow import FINDINGS, as_batch
from benice.audit.archives import BROKEN, problem_of, rows_of
from benice.audit.bench import Rows, Terms, columns_of, judge_alone, judge_of, judge_together, read
from benice.audit.piece import Piece
from benice.audit.state import ROWS, State
from benice.audit.tally import Tally
from benice.judge import RuleFailure
from benice.light import dataclass
from benice.model import Diagnostic, Reading
from benice.readers import collector_at_rest
from benice.readers.rows import spelled
from benice.tables import UsageError


@dataclass(frozen=True, slots=True)
class Job:
    """What a run asks of its processes: `buckets` are the shares into which brands are parted."""

    here: str  # the folder that paths are relative to
    terms: Terms
    state: State
    buckets: int


def judge_piece(job: Job, number: int, piece: Piece) -> None:
    """Judge the posts of a piece one by one, and put aside what timelines want."""
    os.chdir(job.here)
    tally = Tally(problems=[(piece.path, piece.problem)] if piece.problem else [])
    found: list[Diagnostic] = []
    kept: list[Mapping[str, Any]] = []
    with collector_at_rest():
        try:
            rows = rows_of(piece, job.terms)
            reading = read(rows, job.terms)
            found = asked(judge_alone, reading, job.terms)
            tally.add(tally_of(found, len(reading.posts), job.terms))
            kept = wanted(rows, reading, job)
        except BROKEN as error:
            tally.problems.append((piece.path, problem_of(error)))
        judge_of(job.terms).desk.told.clear()
        batches = shares(kept, job.buckets)
        if kept:
            job.state.save(job.state.rows(number), batches, ROWS)
        job.state.save(job.state.found("posts", number), [as_batch(found)], FINDINGS, tally)


def asked(judge: Any, given: Any, terms: Terms) -> list[Diagnostic]:
    """The findings of a judge; a mistake of ours is told as one."""
    try:
        found: list[Diagnostic] = judge(given, terms)
    except RuleFailure as error:
        raise UsageError(f"{error}; this is a mistake in benice: please report it with the post") from None
    return found


def tally_of(found: Sequence[Diagnostic], posts: int, terms: Terms) -> Tally:
    """The counts of some findings."""
    rules = judge_of(terms).desk.rulebook.rules
    return Tally.of(found, posts, {name: rule.kind for name, rule in rules.items()})


def wanted(rows: Rows, reading: Reading, job: Job) -> list[Mapping[str, Any]]:
    """The rows whose posts belong to timelines, with what is known of their purpose already."""
    judge, columns = judge_of(job.terms), columns_of(job.terms)
    by_number = dict(rows.numbered)
    purposes: dict[int, str] = {}
    for post in reading.posts:
        if post.at and judge.asks_purposes:
            purposes[post.number] = judge.desk.purpose(post)[0]
        elif post.at or post.kind != "post":
            purposes.setdefault(post.number, "")
    kept: list[Mapping[str, Any]] = []
    for number, purpose in purposes.items():
        row = by_number[number]
        if not isinstance(row, Mapping):
            continue
        if purpose:
            row = {**row, columns.column("purpose", row) or "purpose": purpose}
        group = columns.group(row)
        kept.append({"group": group, "path": rows.path, "number": number, "row": json.dumps(row, default=spelled)})
    return kept


def shares(kept: Sequence[Mapping[str, Any]], buckets: int) -> list[pa.RecordBatch]:
    """Rows as one batch for each share of the brands."""
    parted: dict[int, list[Mapping[str, Any]]] = defaultdict(list)
    for each in kept:
        parted[crc32(each["group"].encode("utf-8", "surrogatepass")) % buckets].append(each)
    return [pa.RecordBatch.from_pylist(parted.get(bucket, []), schema=ROWS) for bucket in range(buckets)]


def judge_bucket(job: Job, bucket: int, pieces: int) -> None:
    """Judge the timelines of one share of the brands, each brand's posts together."""
    os.chdir(job.here)
    groups: dict[str, dict[str, list[tuple[int, object]]]] = defaultdict(lambda: defaultdict(list))
    with collector_at_rest():
        for number in range(pieces):
            for each in job.state.share(number, bucket):
                groups[each["group"]][each["path"]].append((each["number"], json.loads(each["row"])))
        found: list[Diagnostic] = []
        for group in sorted(groups):
            readings = [read(Rows(path, rows), job.terms) for path, rows in sorted(groups.pop(group).items())]
            found += asked(judge_together, readings, job.terms)
        judge_of(job.terms).desk.told.clear()
        tally = tally_of(found, 0, job.terms)
        job.state.save(job.state.found("timelines", bucket), [as_batch(found)], FINDINGS, tally)

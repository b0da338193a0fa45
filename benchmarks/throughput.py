"""Throughput: parsing and one pass of an RE2 set are the limit; `check` on JSON Lines and `benice.arrow` beside it.

python benchmarks/throughput.py [POSTS]
"""

import json
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import re2
from measure import BENICE, ROOT, show, took
from posts import save

sys.path.insert(0, str(ROOT / "lint"))

from benice.arrow import Terms, judge_posts, judge_timelines
from benice.audit.bench import judge_of

FEW = 291  # patterns of the smaller set
TERMS = Terms(datetime(2026, 11, 25, tzinfo=UTC))


def cpu(work: Callable[[], object]) -> float:
    """The CPU seconds of some work."""
    began = time.process_time()
    work()
    return time.process_time() - began


def limit(lines: Sequence[bytes], expressions: Sequence[str]) -> float:
    """Parse all posts and pass a set over their texts."""
    options = re2.Options()
    options.max_mem = 512 << 20
    options.log_errors = False
    patterns = re2.Set.SearchSet(options)
    for each in expressions:
        patterns.Add(each)
    patterns.Compile()
    return cpu(lambda: [patterns.Match(json.loads(line)["text"].encode()) for line in lines])


if __name__ == "__main__":
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        path = save(number, Path(folder, f"{number}.jsonl"))
        one = save(1, Path(folder, "one.jsonl"))
        lines = path.read_bytes().splitlines()
        judge = judge_of(TERMS)
        index = judge.desk.scanner.index
        every = [form.expression for written in index.written for form in index.find(written).forms]
        whole = limit(lines, every[:: max(1, len(every) // FEW)][:FEW])
        table = pa.Table.from_pylist([json.loads(line) for line in lines])
        batches = table.to_batches(max_chunksize=16_384)
        judge_posts(batches[0].slice(0, 500), TERMS)  # what is made ready once
        _ = judge.desk.scanner.index
        posts = cpu(lambda: [judge_posts(batch, TERMS) for batch in batches])
        timelines = cpu(lambda: judge_timelines(table, TERMS))
        check = [*BENICE, "check", "--isolated", "-q"]
        fixed, alone, full = (took([*check, *words]) for words in (
            ["--scope", "posts", str(one)], ["--scope", "posts", str(path)], [str(path)]))  # fmt: skip
    size = sum(map(len, table["text"].to_pylist())) / number
    rows = [
        (f"the limit: JSON, and a set of {FEW} of the patterns", whole, 0.0),
        ("judge_posts (Arrow), all rules for single posts", posts, 0.0),
        ("judge_timelines (Arrow), one brand", timelines, 0.0),
        ("check --scope posts FILE.jsonl, without its start", alone.cpu - fixed.cpu, alone.peak),
        ("check FILE.jsonl, without its start", full.cpu - fixed.cpu, full.peak),
    ]
    show(
        f"Throughput, {number:,} posts of {size:.0f} characters, one process",
        [
            {
                "what": name,
                "CPU s": f"{seconds:.2f}",
                "us/post": f"{1e6 * seconds / number:.0f}",
                "posts/s": f"{number / seconds:,.0f}",
                "x limit": f"{seconds / whole:.1f}",
                "MB": f"{peak:.0f}" if peak else "",
            }
            for name, seconds, peak in rows
        ],
    )
    print(f"{len(every):,} expressions of {len(index.written):,} patterns")

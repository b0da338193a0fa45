"""Record batches of posts -> record batches of findings: pure functions for any engine that speaks Arrow.

The extra `arrow` brings pyarrow. Rules and config are loaded once for each process, when they are first needed.
"""

from collections.abc import Iterable

import pyarrow as pa

from benice.audit.bench import Rows, Terms, finding, judge_alone, judge_together, read
from benice.model import Diagnostic
from benice.readers import collector_at_rest

__all__ = ["FINDINGS", "Terms", "as_batch", "judge_posts", "judge_timelines"]

FINDINGS = pa.schema(
    [
        pa.field("post", pa.string()),  # its id, else PATH#ROW
        pa.field("path", pa.string()),
        pa.field("row", pa.int64()),
        pa.field("rule", pa.string()),
        pa.field("theme", pa.string()),
        pa.field("severity", pa.string()),
        pa.field("confidence", pa.string()),
        pa.field("message", pa.string()),
        pa.field("platform", pa.string()),
        pa.field("account", pa.string()),
        pa.field("at", pa.string()),  # ISO 8601, with its zone where it has one
        pa.field("month", pa.string()),
        pa.field("start", pa.int64()),  # code points of the text; nothing for a finding that is not in it
        pa.field("end", pa.int64()),
        pa.field("related", pa.list_(pa.string())),  # ids of other posts that the finding speaks of
    ]
)


def judge_posts(batch: pa.RecordBatch, terms: Terms, path: str = "posts", first: int = 1) -> pa.RecordBatch:
    """What is found in single posts. `first` is the number of the first row in the archive that `path` names.

    UsageError for terms that cannot be met, such as a rule that does not exist.
    """
    with collector_at_rest():
        rows = Rows(path, list(enumerate(batch.to_pylist(), first)))
        return as_batch(judge_alone(read(rows, terms), terms))


def judge_timelines(table: pa.Table, terms: Terms, path: str = "posts") -> pa.RecordBatch:
    """What is found in all posts of one brand, or one account, taken together: bursts, repeats, silences and such."""
    with collector_at_rest():
        rows = Rows(path, list(enumerate(table.to_pylist(), 1)))
        return as_batch(judge_together([read(rows, terms)], terms))


def as_batch(found: Iterable[Diagnostic]) -> pa.RecordBatch:
    """Findings as a record batch."""
    return pa.RecordBatch.from_pylist([finding(each) for each in found], schema=FINDINGS)

"""Timelines at size: windows, gaps and near-duplicates; and the near-duplicates of a sample beside brute force.

python benchmarks/timelines.py [POSTS] [SAMPLE]
"""

import resource
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime

from measure import ROOT, show
from posts import posts

sys.path.insert(0, str(ROOT / "lint"))

from benice.alike import HORIZON, SLACK, alike, find_clusters, wording
from benice.audit.bench import Rows, Terms, judge_of, judge_together, read
from benice.model import Post
from benice.timeline import wall

TERMS = Terms(datetime(2026, 11, 25, tzinfo=UTC), select=("pacing", "patience", "cross-posting", "pitching"))


def brute(dated: Sequence[Post]) -> set[frozenset[str]]:
    """Every pair of posts within the horizon that says nearly the same."""
    found: set[frozenset[str]] = set()
    said = [wording(post.body.text) for post in dated]
    at = [wall(post) for post in dated]
    first = 0
    for number, one in enumerate(said):
        while at[first] < at[number] - HORIZON - SLACK:
            first += 1
        found.update(
            frozenset((dated[number].id, dated[other].id)) for other in range(first, number) if alike(one, said[other])
        )
    return found


def recall(dated: Sequence[Post]) -> tuple[float, int]:
    """The share of brute force's pairs that lie in one cluster, and how many pairs there are."""
    pairs = brute(dated)
    cluster_of: dict[str, int] = {}
    for number, cluster in enumerate(find_clusters(dated, [wall(post) for post in dated])):
        cluster_of |= {post.id: number for post in cluster}
    together = sum(len({cluster_of.get(each, each) for each in pair}) == 1 for pair in pairs)
    return together / max(1, len(pairs)), len(pairs)


if __name__ == "__main__":
    number, sample = (int(word) for word in [*sys.argv[1:], "100000", "4000"][:2]) if len(sys.argv) != 2 else (
        int(sys.argv[1]), 4000)  # fmt: skip
    groups: dict[str, list[tuple[int, object]]] = defaultdict(list)
    for row, post in enumerate(posts(number), 1):
        groups[post["account"]].append((row, post))
    _ = judge_of(TERMS).desk.scanner.index
    spent: dict[str, float] = defaultdict(float)
    findings = 0
    for rows in groups.values():
        began = time.process_time()
        reading = read(Rows("posts", rows), TERMS)
        spent["read"] += time.process_time() - began
        began = time.process_time()
        findings += len(judge_together([reading], TERMS))
        spent["judge"] += time.process_time() - began
        dated = sorted(reading.posts, key=wall)
        began = time.process_time()
        find_clusters(dated, [wall(post) for post in dated])
        spent["near-duplicates alone"] += time.process_time() - began
    largest = max(groups.values(), key=len)[:sample]
    found, pairs = recall(sorted(read(Rows("posts", largest), TERMS).posts, key=wall))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    show(
        f"Timelines, {number:,} posts of {len(groups):,} brands, one process: {findings:,} findings, {peak:,.0f} MB",
        [
            {"what": name, "CPU s": f"{took:.1f}", "us/post": f"{1e6 * took / number:.0f}"}
            for name, took in spent.items()
        ],
    )
    print(f"recall of near-duplicates beside brute force: {found:.4f} of {pairs:,} pairs in {len(largest):,} posts")

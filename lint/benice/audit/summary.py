"""The summary of an audit: findings per rule, account and month, and the worst bursts."""

import json
from collections import Counter
from collections.abc import Iterator

from benice.audit.tally import Tally
from benice.model import Severity
from benice.reports.lines import plural, safe

SHOWN = 20  # accounts


def exit_code(tally: Tally, fail_on: str) -> int:
    """0 nothing at or above a level, 1 findings that are, 2 something could not be read, 3 nothing to judge."""
    if tally.unread or tally.problems:
        return 2
    least = Severity.__members__.get(fail_on.upper())
    if least is not None and any(tally.levels[level.word] for level in Severity if level >= least):
        return 1
    return 0 if tally.posts else 3


def as_json(tally: Tally) -> str:
    """The whole tally as one object."""
    data = tally.as_json()
    for name in ("rules", "accounts"):
        data[name] = dict(ranked(getattr(tally, name)))
    data["months"] = dict(sorted(tally.months.items()))
    data["bursts"] = [dict(zip(("posts", "rule", "post", "message"), each, strict=True)) for each in tally.bursts]
    data["problems"] = [{"path": path, "problem": problem} for path, problem in tally.problems]
    return json.dumps({"version": 1, **data}, ensure_ascii=False, indent=2) + "\n"


def as_text(tally: Tally) -> str:
    """The tally for people."""
    return "".join(f"{line}\n" for line in lines(tally))


def lines(tally: Tally) -> Iterator[str]:
    """The lines of the summary."""
    if not tally.posts:
        yield "no posts"
        return
    yield from table("by rule", ranked(tally.rules))
    accounts = ranked(tally.accounts)
    yield from table("by account", [(name and f"@{name}", count) for name, count in accounts[:SHOWN]])
    if len(accounts) > SHOWN:
        yield f"           and {len(accounts) - SHOWN} more"
    yield from table("by month", sorted(tally.months.items()))
    if tally.bursts:
        yield "the worst bursts"
        for count, _, post, message in tally.bursts:
            yield f"  {count:>9,}  {safe(post)}: {safe(message)}"
    levels = ", ".join(f"{tally.levels[level.word]:,} {plural(level.word, tally.levels[level.word])}"
                       for level in reversed(Severity))  # fmt: skip
    findings, posts = tally.findings, tally.posts
    yield f"{findings:,} {plural('finding', findings)} in {posts:,} {plural('post', posts)} ({levels})"


def table(title: str, rows: list[tuple[str, int]]) -> Iterator[str]:
    """Counts under a title."""
    if rows:
        yield title
        for name, count in rows:
            yield f"  {count:>9,}  {safe(name) or '-'}"


def ranked(counter: Counter[str]) -> list[tuple[str, int]]:
    """The most frequent first; of equals by name."""
    return sorted(counter.items(), key=lambda each: (-each[1], each[0]))

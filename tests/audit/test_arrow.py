"""Record batches: the same findings as `benice check` on the same posts as JSON Lines."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from benice.gather import Settings
from benice.model import Diagnostic
from benice.run import lint
from benice.tables import UsageError

pa = pytest.importorskip("pyarrow")

NOW = datetime(2026, 11, 25, tzinfo=UTC)
AT = "2026-12-01T09:{:02}:00+01:00"
WIDE = [  # posts whose columns are all texts
    {"text": "Please like and share this with everyone!", "platform": "x", "at": AT.format(0)},
    {
        "text": "  Two lines\r\nand a smile \U0001f600: please RT\u2028 if you agree!!!! ",
        "platform": "x",
        "at": AT.format(5),
    },
    {"text": 'She said "follow for follow" \\ and left', "platform": "x, facebook", "at": "2026-12-01 09:10"},
    {
        "text": "Doors open at ten, and the first forty of you get a tour of the press room",
        "platform": "x",
        "at": AT.format(7),
    },
    {
        "text": "Doors open at ten, and the first forty of you get a tour of the press room",
        "platform": "x",
        "at": AT.format(9),
    },
    {"text": "Tag a friend who needs this", "platform": "x", "at": AT.format(20), "ignore": "tag-baiting: a quotation"},
    {"text": "Nobody knows where this goes", "platform": "friendster", "at": "03/04/2027"},
    {"text": "", "platform": "linkedin", "at": "2026-12-02T10:00:00Z"},
]
DEEP: list[dict[str, object]] = [  # and one that no table of texts can hold
    {
        "text": "A picture of the fair",
        "platforms": ["instagram", "x"],
        "media": [{"file": "fair.jpg"}],
        "sponsored": True,
    },
    {"text": 42, "platform": "x"},
    {"text": "From the fair", "media": [{"file": "b.jpg", "alt": "A tent"}], "kind": "reply", "to": "@ana"},
]


def told(found: Sequence[Mapping[str, Any]]) -> list[tuple[object, ...]]:
    """What findings say, without where."""
    names = ("post", "rule", "theme", "severity", "confidence", "message", "platform")
    return sorted(tuple(str(each[name]) for name in names) for each in found)


def checked(path: Path, scope: str) -> list[Diagnostic]:
    """What `check` finds."""
    outcome = lint([str(path)], Settings(NOW, isolated=True, scope=scope, without_baseline=True, whole=False))
    plan = {name for name, rule in outcome.rules.items() if rule.check.scope == "plan"}
    return [each for each in outcome.diagnostics if each.rule not in plan and (scope == "posts" or not each.fatal)]


def as_rows(found: Sequence[Diagnostic]) -> list[Mapping[str, Any]]:
    return [
        {
            "post": each.post.id if each.post else None,
            "rule": each.rule,
            "theme": each.theme,
            "severity": each.severity.word,
            "confidence": each.confidence,
            "message": each.message,
            "platform": each.platform,
        }
        for each in found
    ]


@pytest.mark.parametrize("posts", [WIDE, DEEP], ids=["texts", "nested"])
def test_a_batch_gives_what_check_gives(posts: list[dict[str, object]], tmp_path: Path) -> None:
    from benice.arrow import Terms, judge_posts, judge_timelines
    from benice.audit.bench import Rows, finding, judge_alone, judge_together, read

    posts = [{"id": f"p{number}", "account": "@Acme", **post} for number, post in enumerate(posts)]
    path = tmp_path / "posts.jsonl"
    path.write_text("".join(json.dumps(post) + "\n" for post in posts), encoding="utf-8")
    alone, together = as_rows(checked(path, "posts")), as_rows(checked(path, "timelines"))
    assert alone
    terms = Terms(NOW)
    reading = read(Rows(str(path), list(enumerate(posts, 1))), terms)
    assert told([finding(each) for each in judge_alone(reading, terms)]) == told(alone)
    assert told([finding(each) for each in judge_together([reading], terms)]) == told(together)
    if posts[0].get("media") is None:
        columns = dict.fromkeys(name for post in posts for name in post)
        table = pa.table({name: [post.get(name) for post in posts] for name in columns})
        batch = table.to_batches()[0]
        assert told(judge_posts(batch, terms).to_pylist()) == told(alone)
        assert told(judge_timelines(table, terms).to_pylist()) == told(together)
        assert {"machine-gun-posting", "repeated-post"} <= {each["rule"] for each in together}


def test_positions_are_code_points_of_the_text() -> None:
    from benice.arrow import Terms, judge_posts

    text = " \U0001f600\r\n Please like and share this!"
    found = judge_posts(
        pa.RecordBatch.from_pylist([{"body": "none", "copy": text}] * 2),
        Terms(NOW, select=("like-begging",), columns=(("text", "copy"),)),
        "a/b",
        10,
    )
    assert [(each["post"], text[each["start"] : each["end"]]) for each in found.to_pylist()] == [
        ("a/b#10", "like and share"),
        ("a/b#11", "like and share"),
    ]


def test_types_of_arrow() -> None:
    from benice.arrow import Terms, judge_posts, judge_timelines

    at = pa.array([datetime(2026, 12, 1, 9, minute, tzinfo=UTC) for minute in range(5)], pa.timestamp("us", "UTC"))
    table = pa.table(
        {"id": pa.array(range(5)), "text": [f"Word {n} of the day" for n in range(5)], "at": at, "alt": [["a"]] * 5}
    )
    assert "wrong-type" not in judge_posts(table.to_batches()[0], Terms(NOW)).column("rule").to_pylist()
    (burst,) = judge_timelines(table, Terms(NOW, select=("machine-gun-posting",))).to_pylist()
    assert burst["post"] == "0" and burst["related"] == ["1", "2", "3", "4"] and burst["month"] == "2026-12"


def test_a_name_that_no_post_has() -> None:
    from benice.arrow import Terms, judge_posts

    with pytest.raises(UsageError, match="'txt' is no name of a post's values; did you mean 'text'"):
        judge_posts(pa.RecordBatch.from_pylist([{"a": "b"}]), Terms(NOW, columns=(("txt", "a"),)))

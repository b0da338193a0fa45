"""Choices to let findings be: where they may stand, what they cover, and when they are findings themselves."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from benice.run import Outcome, Settings, lint

AS_OF = datetime(2026, 6, 1, tzinfo=UTC)
Check = Callable[..., Outcome]
BAIT = "Please like this page."


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Check:
    """Write files and lint the folder, or only the paths given."""
    monkeypatch.chdir(tmp_path)

    def run(files: dict[str, str], *paths: str, select: tuple[str, ...] = ("like-begging", "craft")) -> Outcome:
        for name, text in files.items():
            Path(name).write_text(text, encoding="utf-8")
        return lint(paths or ["."], Settings(AS_OF, select=select, whole=not paths))

    return run


def said(outcome: Outcome) -> list[tuple[int, str]]:
    return [(each.span.source.position(each.span.start)[0], each.rule) for each in outcome.diagnostics]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", f"<!-- benice-ignore like-begging: a quotation -->\n{BAIT}\n"),
        ("a.md", f"{BAIT}\n<!-- benice-ignore like-begging -->\n"),
        ("a.md", f"First words.\n<!-- benice-ignore begging until 2026-06-01 -->\n{BAIT}\n"),
        ("a.md", f"<!-- benice-ignore-next *-begging: why -->\n\n{BAIT}\n"),
        ("a.md", f"<!-- benice-ignore: all of it -->\n{BAIT}\n"),
        ("a.md", f"<!--\nbenice-ignore like-begging: why;\nshare-begging: who\n-->\n{BAIT} Share this page.\n"),
        ("a.md", f"---\nplatform: x\nbenice:\n  ignore: [like-begging]\n---\n{BAIT}\n"),
        ("a.md", f"---\nplatform: x\nbenice: {{ignore: {{like-begging: a quotation}}}}\n---\n{BAIT}\n"),
        ("a.md", f"---\nplatform: x\nignore:\n- like-begging: a quotation\n---\n{BAIT}\n"),
        ("a.txt", f"<!-- benice-ignore like-begging: a quotation -->\n{BAIT}\n"),
        ("a.csv", f"text,ignore\n{BAIT},like-begging\n"),
        ("a.csv", f'text,benice ignore\n{BAIT},"tag-baiting, like-begging: here; there"\n'),
        ("a.json", f'[{{"text": "{BAIT}", "ignore": "like-begging: a quotation"}}]'),
        ("a.json", f'[{{"text": "{BAIT}", "benice": {{"ignore": ["like-begging"]}}}}]'),
        ("a.jsonl", f'{{"text": "{BAIT}", "ignore": ["like-begging", "tag-baiting"]}}\n'),
        ("a.yaml", f"- text: {BAIT}\n  ignore: like-begging\n"),
        ("a.ics", f"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20260601T100000Z\nX-BENICE-IGNORE:like-begging\n"
                  f"DESCRIPTION:{BAIT}\nEND:VEVENT\nEND:VCALENDAR\n"),
    ],
)  # fmt: skip
def test_a_finding_is_let_be(check: Check, name: str, text: str) -> None:
    outcome = check({name: text}, select=("like-begging", "share-begging"))
    assert (said(outcome), outcome.posts > 0) == ([], True)
    assert outcome.suppressed >= 1


def test_the_comment_is_no_part_of_a_plain_text(check: Check) -> None:
    outcome = check(
        {"a.txt": f"<!-- benice-ignore like-begging -->\n{BAIT}\n---\nMore <!-- benice-ignore x --> words."}
    )
    assert [post.body.text for post in outcome.readings[0].posts] == [BAIT, "More  words."]


def test_a_comment_is_about_the_post_around_it_or_the_next(check: Check) -> None:
    text = (
        "## Tweet 1\n\n" + BAIT + "\n\n<!-- benice-ignore like-begging: the first -->\n\n"
        "## Tweet 2\n\n" + BAIT + "\n\n## Tweet 3\n\n<!-- benice-ignore like-begging: the third -->\n" + BAIT + "\n"
    )
    outcome = check({"a.md": text})
    assert said(outcome) == [(9, "like-begging")]
    assert [each.suppression.reason for each in outcome.aside if each.suppression] == ["the first", "the third"]


def test_a_whole_file_and_what_belongs_to_no_post_in_it(check: Check) -> None:
    head = "---\nplatform: x\nat: 2026-06-01 10:00\n---\n"
    text = f"{head}<!-- benice-ignore-file like-begging, zoneless-time: ours -->\n{BAIT}\n\n---\n\n{BAIT}\n"
    outcome = check({"a.md": text}, select=("like-begging", "pacing", "craft"))
    assert (said(outcome), outcome.suppressed) == ([], 3)


def test_a_row_is_about_itself_and_its_own_time(check: Check) -> None:
    rows = f"text,at,ignore\n{BAIT},2026-06-01 10:00,zoneless-time\n{BAIT},2026-06-02 10:00,\n"
    outcome = check({"a.csv": rows}, select=("like-begging", "zoneless-time"))
    assert said(outcome) == [(2, "like-begging"), (3, "like-begging"), (3, "zoneless-time")]


def test_config_lets_be_by_file_and_account_with_reasons(check: Check) -> None:
    config = (
        "[per-file.'old.csv']\nignore = ['like-begging until 2026-12-31: last year']\n"
        "[accounts.acme]\nignore = ['like-begging: they asked for it']\n"
    )
    rows = f"text,account\n{BAIT},acme\n{BAIT},other\n"
    outcome = check({"benice.toml": config, "old.csv": f"text\n{BAIT}\n", "new.csv": rows})
    assert said(outcome) == [(3, "like-begging")]
    reasons = [each.suppression.reason for each in outcome.aside if each.suppression]
    assert reasons == ["they asked for it", "last year"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<!-- benice-ignore like-begging: old -->\nGood morning.\n", [(1, "unused-suppression")]),
        (f"<!-- benice-ignore like-begging until 2026-05-31: old -->\n{BAIT}\n",
         [(1, "expired-suppression"), (2, "like-begging")]),
        (f"<!-- benice-ignore like-beging -->\n{BAIT}\n", [(1, "mistaken-suppression"), (2, "like-begging")]),
        (f"<!-- benice-ignore like-begging until May -->\n{BAIT}\n",
         [(1, "mistaken-suppression"), (2, "like-begging")]),
        (f"<!-- benice-disable like-begging -->\n{BAIT}\n", [(1, "mistaken-suppression"), (2, "like-begging")]),
        (f"```js\n<!-- benice-ignore like-begging -->\n```\n{BAIT}\n", [(4, "like-begging")]),
        ("<!-- benice-ignore shouting: not asked for here -->\nGood morning.\n", []),
    ],
)  # fmt: skip
def test_a_choice_that_has_had_its_day_is_a_finding(check: Check, text: str, expected: list[tuple[int, str]]) -> None:
    assert said(check({"a.md": text})) == expected


def test_a_choice_in_config_expires_at_its_place(check: Check) -> None:
    config = "[per-file.'*.md']\nignore = ['like-begging until 2026-05-31: last month']\n"
    outcome = check({"benice.toml": config, "a.md": BAIT})
    assert {(each.span.source.path, *each.span.source.position(each.span.start)) for each in outcome.diagnostics} == {
        ("a.md", 1, 8),
        ("benice.toml", 2, 12),
    }


def test_single_files_cannot_tell_whether_a_timeline_needs_its_choice(check: Check) -> None:
    from benice import rulebook

    timeline = next((rule.id for rule in rulebook.load().rules.values() if rule.scope == "timeline"), None)
    if timeline is None:
        pytest.skip("there is no rule for timelines yet")
    files = {"a.md": f"<!-- benice-ignore {timeline}: why -->\nGood morning.\n"}
    assert said(check(files, "a.md", select=(timeline, "craft"))) == []
    assert said(check(files, select=(timeline, "craft"))) == [(1, "unused-suppression")]


def test_what_cannot_be_read_is_never_let_be(check: Check) -> None:
    files = {"a.json": '[{"text": 3, "ignore": "*"}]'}
    assert ("wrong-type") in [each.rule for each in check(files).diagnostics]


def test_a_reason_may_be_asked_for(check: Check) -> None:
    files = {"a.md": f"<!-- benice-ignore like-begging -->\n{BAIT}\n"}
    assert said(check(files)) == []
    assert said(check(files, select=("like-begging", "unexplained-suppression"))) == [(1, "unexplained-suppression")]

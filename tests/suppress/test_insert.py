"""The edit that an editor offers lets the finding be, and changes nothing else."""

from datetime import UTC, datetime

import pytest

from benice.config import Config
from benice.gather import Batch, Settings
from benice.light import replace
from benice.model import Edit, Source
from benice.readers import Options, read
from benice.run import Outcome, judge_all
from benice.suppress.insert import suppression_edit

BAIT = "Please like this page."
SETTINGS = Settings(datetime(2026, 6, 1, tzinfo=UTC), select=("like-begging", "mistaken-suppression"))
CALENDAR = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20260601T100000Z\r\nSUMMARY:x\r\nDESCRIPTION:{}\r\n"


def lint(name: str, text: str) -> Outcome:
    return judge_all([Batch(Config(), [read(Source(name, text), Options())])], SETTINGS)


def apply(edit: Edit) -> str:
    text = edit.span.source.text
    return text[: edit.span.start] + edit.content + text[edit.span.end :]


CASES = [
    ("a.md", f"{BAIT}\n"),
    ("a.md", f"---\nplatform: x\n---\n\n{BAIT}\r\n"),
    ("a.md", f"## Tweet 1\n\n{BAIT}\n\n## Tweet 2\n\nHello.\n\n{BAIT}\n"),
    ("a.md", f"# Posts\n\n**Caption:** {BAIT}\n"),
    ("a.md", f"## Post 1\n\n```\n{BAIT}\n```\n"),
    ("a.md", f"## Post 1\n\n> {BAIT}\n"),
    ("a.txt", f"Hello.\n---\n{BAIT}"),
    ("a.csv", f"text,ignore\n{BAIT},\n{BAIT},tag-baiting: here\n"),
    ("a.csv", f'ignore;text\n;"{BAIT}"\n'),
    ("a.json", f'[{{"text": "{BAIT}", "platform": "x"}}, {{"platform": "x", "text": "{BAIT}"}}]'),
    ("a.json", f'[{{"text": "{BAIT}", "ignore": "tag-baiting"}}]'),
    ("a.json", f'[{{"text": "{BAIT}", "ignore": ["tag-baiting: here"]}}]'),
    ("a.jsonl", f'{{"text": "{BAIT}"}}\n{{"text": "{BAIT}"}}\n'),
    (
        "a.yaml",
        f"posts:\n  - text: {BAIT}\n    platform: x\n  - platform: x\n    text: |\n      Hello.\n      {BAIT}\n",
    ),
    ("a.yaml", f'- {{text: "{BAIT}", platform: x}}\n- text:\n    {BAIT}\n'),
    ("a.yaml", f"- text: {BAIT}\n  ignore: [tag-baiting]\n"),
    ("a.ics", CALENDAR.format(BAIT) + "END:VEVENT\r\nEND:VCALENDAR\r\n"),
]


@pytest.mark.parametrize(("name", "text"), CASES)
@pytest.mark.parametrize("reason", ["", 'said by "Ana", who; may: say so'])
def test_the_edit_lets_the_finding_be_and_changes_nothing_else(name: str, text: str, reason: str) -> None:
    before = lint(name, text)
    assert before.diagnostics
    for number, each in enumerate(before.diagnostics):
        edit = suppression_edit(each, reason)
        assert edit is not None
        after = lint(name, apply(edit))
        assert [post.body.text for post in after.readings[0].posts] == [
            post.body.text for post in before.readings[0].posts
        ]
        assert [one.message for one in after.diagnostics] == [
            one.message for at, one in enumerate(before.diagnostics) if at != number
        ]
        given = after.aside[0].suppression
        assert given and given.reason == reason


@pytest.mark.parametrize(("name", "text"), [("a.csv", f"text,platform\n{BAIT},x\n"), ("a.xlsx", "")])
def test_where_there_is_no_room_there_is_no_edit(name: str, text: str) -> None:
    for each in lint("a.csv", f"text,platform\n{BAIT},x\n").diagnostics:
        each = replace(each, span=replace(each.span, source=replace(each.span.source, path=name)))
        assert suppression_edit(each) is None

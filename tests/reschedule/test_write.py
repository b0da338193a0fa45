"""New times in files: the cells change in their own style, every other byte stays, and the file reads back."""

from datetime import timedelta
from pathlib import Path

import pytest
from calendars import SETTINGS, ZONE, configured
from scheduler_files import CASES, Case

from benice.config import Config
from benice.gather import Batch, gather
from benice.model import Post, Reading, Source
from benice.readers import read
from benice.readers.options import Options
from benice.reschedule import Move, Proposal
from benice.reschedule.cells import key_of_time
from benice.reschedule.write import Unwritten, write_moves

PARIS = Options(timezone="Europe/Paris")
TIMED = [each for each in CASES if any(":" in post[2] for post in each.posts)]
BACK = timedelta(days=-1, hours=3, minutes=25)
AHEAD = timedelta(days=9, hours=3, minutes=25)


def later(post: Post, by: timedelta = AHEAD) -> Move:
    """A move of a post to a later time."""
    assert post.at
    return Move(post, post.at, post.at + (timedelta(days=by.days) if post.all_day else by))


def written(reading: Reading, *moves: Move, config: Config = ZONE) -> tuple[str, list[Unwritten]]:
    """The text of a file with moves written, and what could not be."""
    changes, unwritten = write_moves([Batch(config, [reading])], [Proposal(moves)])
    return (changes[0].text if changes else reading.source.text), list(unwritten)


@pytest.mark.parametrize("case", TIMED, ids=lambda each: each.name)
def test_the_files_of_schedulers_are_written_as_they_are_read(case: Case) -> None:
    reading = read(Source(case.path, case.text), PARIS)
    for cell in {key_of_time(post) for post in reading.posts if post.at}:
        moves = [later(post, BACK) for post in reading.posts if post.at and key_of_time(post) == cell]
        text, unwritten = written(reading, *moves)
        assert not unwritten
        found = read(Source(case.path, text), PARIS).posts
        moved = {id(move.post): move.after for move in moves}
        assert [post.at for post in found] == [moved.get(id(post), post.at) for post in reading.posts]
        changed = [one != other for one, other in zip(text.split("\n"), case.text.split("\n"), strict=True)]
        assert 1 <= sum(changed) <= 2


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        (
            "a.md",
            "---\nplatform: x\nat: 2026-12-01T09:00 # early\n---\nDoors open.\n",
            "at: 2026-12-10T12:25 # early\n",
        ),
        ("a.yaml", "- at: 2026-12-01 09:00:00\n  text: Doors open.\n", "- at: 2026-12-10 12:25:00\n"),
        ("a.csv", "Date,Time,Text\r\n1/12/2026,9:00,Doors open.\r\n", "10/12/2026,12:25,Doors open.\r\n"),
        ("a.json", '[{"text": "Doors", "at":"2026-12-01T09:00:00Z"}]', '"at":"2026-12-10T12:25:00Z"'),
        (
            "a.md",
            "# X\n\n| Date | Copy |\n|---|---|\n| Tue, 1 December 2026, 9:00 | Doors open. |\n",
            "| Thu, 10 December 2026, 12:25 |",
        ),
        ("a.txt", "2026-12-01 09:00 Doors open.\n\n2026-12-02 09:00 Doors close.\n", "2026-12-10 12:25 Doors open."),
    ],
)
def test_each_format_keeps_its_style(path: str, before: str, after: str) -> None:
    reading = read(Source(path, before), Options(timezone="Europe/Paris", dates="day-first"))
    config = configured(timezone="Europe/Paris", **{"per-file": {"a.csv": {"dates": "day-first"}}})
    text, unwritten = written(reading, later(reading.posts[0]), config=config)
    assert not unwritten
    assert after in text
    assert len(text) - len(before) in range(-2, 4)


CALENDAR = (
    "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;TZID=Europe/Paris:20270327T230000\r\n"
    "DTEND;TZID=Europe/Paris:20270327T234500\r\nCATEGORIES:X\r\nSUMMARY:Doors open\r\nEND:VEVENT\r\n"
    "BEGIN:VEVENT\r\nUID:2\r\nDTSTART;VALUE=DATE:20270301\r\nDTEND;VALUE=DATE:20270302\r\nCATEGORIES:X\r\n"
    "SUMMARY:All day long\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


def test_the_end_of_an_event_moves_along() -> None:
    reading = read(Source("a.ics", CALENDAR), PARIS)
    text, unwritten = written(reading, *(later(post, timedelta(days=2)) for post in reading.posts))
    assert not unwritten
    assert "DTSTART;TZID=Europe/Paris:20270329T230000\r\nDTEND;TZID=Europe/Paris:20270329T234500\r\n" in text
    assert "DTSTART;VALUE=DATE:20270303\r\nDTEND;VALUE=DATE:20270304\r\n" in text
    assert len(text) == len(CALENDAR)


def test_what_cannot_be_written_is_told_and_the_rest_is() -> None:
    shared = Source("a.md", "# Posts\n\n## 2026-12-01\n\n### X, 09:00\n\nDoors open.\n\n### X, 10:00\n\nDoors close.\n")
    reading = read(shared, PARIS)
    if all(post.at for post in reading.posts):
        text, unwritten = written(reading, later(reading.posts[0]))
        assert text == shared.text
        assert "several posts" in unwritten[0].why
    odd = read(Source("a.csv", "at,text\n2026-12-01 noon,Doors open.\n2026-12-01 09:00,Doors close.\n"), PARIS)
    text, unwritten = written(odd, *map(later, odd.posts))
    assert "2026-12-10 12:25,Doors close.\n" in text
    assert len(unwritten) <= 1


def test_a_workbook_is_not_written(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    for row in (["Date", "Time", "Text"], ["2026-12-01", "09:00", "Doors open to everybody."]):
        book.active.append(row)
    path = tmp_path / "plan.xlsx"
    book.save(path)
    (batch,) = gather([str(path)], SETTINGS)
    reading = read(batch.readings[0].source, PARIS)
    unwritten = written(reading, *(later(post) for post in reading.posts))[1]
    assert [each.why for each in unwritten] == ["files of this kind cannot be edited; change it where it was made"]

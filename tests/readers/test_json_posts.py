"""JSON and JSON Lines as posts."""

import pytest

from benice.model import Reading, Source
from benice.readers import Options, read


def reading(text: str, path: str = "plan.json") -> Reading:
    return read(Source(path, text), Options(timezone="UTC"))


def texts(found: Reading) -> list[str]:
    return [post.body.text for post in found.posts]


@pytest.mark.parametrize(
    "text",
    [
        '[{"text": "one"}, {"text": "two"}]',
        '{"posts": [{"text": "one"}, {"text": "two"}]}',
        '{"data": [{"post": "one"}, {"post": "two"}]}',
    ],
)
def test_posts_stand_in_a_list_or_in_a_plan(text: str) -> None:
    assert texts(reading(text)) == ["one", "two"]


def test_one_record_is_one_post() -> None:
    assert texts(reading('{"text": "one"}')) == ["one"]


def test_a_plan_says_things_once() -> None:
    found = reading(
        '{"timezone": "Asia/Tokyo", "platform": "twitter", "accounts": {"x": "acme", "bluesky": "acme.example"},'
        ' "posts": [{"text": "one", "at": "2027-01-05 09:00"}, {"text": "two", "platform": "bluesky"}]}'
    )
    assert [(post.platform, post.account) for post in found.posts] == [("x", "acme"), ("bluesky", "acme.example")]
    assert found.posts[0].at is not None
    assert found.posts[0].at.isoformat() == "2027-01-05T09:00:00+09:00"


@pytest.mark.parametrize(
    "text", ['{"name": "a-package", "version": "1.0"}', "[1, 2]", "[]", '[{"a": 1}]', "3", '"words"']
)
def test_json_that_is_about_something_else_is_passed_over(text: str) -> None:
    found = reading(text)
    assert found.passed_over
    assert not found.posts
    assert not found.notes


def test_an_item_that_is_no_record_is_noted_among_posts() -> None:
    found = reading('[{"text": "one"}, "two"]')
    (note,) = found.notes
    assert (note.rule, note.fatal, note.where.whole().text) == ("unreadable-row", True, '"two"')
    assert note.facts == {"number": 2, "problem": "expected a post with its keys, found text"}


def test_broken_json_is_unreadable_at_its_place() -> None:
    (note,) = reading('[{"text": "one"},\n {"text" "two"}]').notes
    assert (note.rule, note.fatal) == ("unreadable", True)
    assert note.facts == {"problem": "expected ':'", "line": 2, "column": 10}


def test_an_empty_file_holds_no_posts() -> None:
    assert reading(" \n").passed_over == "empty"
    assert reading("\n\n", "plan.jsonl").passed_over == "empty"


def test_every_line_is_a_record_and_blank_lines_do_not_count() -> None:
    found = reading('{"text": "one"}\n\n{"text": "two"}\r\n', "plan.jsonl")
    assert [(post.number, post.body.text) for post in found.posts] == [(1, "one"), (2, "two")]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ('{"text": "two"', "expected the value to end on this line"),
        ('{"text": }', "expected a value"),
        ("two", "expected a value"),
        ('{"text": "two"} x', "expected nothing more after the value"),
        ("[]", "expected a post with its keys, found a list"),
    ],
)
def test_a_bad_line_is_noted_and_the_others_are_read(line: str, problem: str) -> None:
    found = reading(f'{{"text": "one"}}\n{line}\n{{"text": "three"}}\n', "plan.jsonl")
    (note,) = found.notes
    assert (note.rule, note.fatal, note.facts["number"]) == ("unreadable-row", True, 2)
    assert found.source.position(note.where.start)[0] == 2
    assert [post.number for post in found.posts] == [1, 3]
    assert note.facts["problem"] == problem or line.endswith('"')


def test_a_file_of_nothing_but_bad_lines_does_not_pass_for_something_else() -> None:
    found = reading("{'text': 'one'}\n{'text': 'two'}\n", "plan.jsonl")
    assert [(note.rule, note.fatal) for note in found.notes] == [("unreadable-row", True)] * 2
    assert found.passed_over == ""


def test_a_post_without_words_counts_where_it_says_when_or_where() -> None:
    found = reading('[{"text": "", "platform": "x"}, {"text": null, "at": "2027-01-05"}, {"text": ""}]')
    assert [(post.number, post.body.text) for post in found.posts] == [(1, ""), (2, "")]

"""How a choice is written."""

from datetime import date

import pytest

from benice.suppress.directive import read_directives

KNOWN = {"like-begging", "tag-baiting", "begging"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("like-begging", [("like-begging",), "", None]),
        ("like-begging, tag-baiting: two of them", [("like-begging", "tag-baiting"), "two of them", None]),
        ("begging until 2027-01-01: a: b", [("begging",), "a: b", date(2027, 1, 1)]),
        ("begging: a quotation until 2027-01-01", [("begging",), "a quotation", date(2027, 1, 1)]),
        ("begging: a quotation (until 2027-01-01)", [("begging",), "a quotation", date(2027, 1, 1)]),
        ("begging: until the fair", [("begging",), "until the fair", None]),
        (": why", [("*",), "why", None]),
        ("begging: one; and two", [("begging",), "one; and two", None]),
    ],
)
def test_one_entry(text: str, expected: list[object]) -> None:
    (found,) = read_directives(text, KNOWN.__contains__)
    assert [found.names, found.reason, found.until] == expected
    assert text[found.start : found.end] == text and not found.problem


def test_several_entries_know_where_they_stand() -> None:
    text = "like-begging: one; tag-baiting : two \n begging"
    found = read_directives(text, KNOWN.__contains__)
    assert [text[each.start : each.end] for each in found] == ["like-begging: one", "tag-baiting : two", "begging"]


def test_a_day_that_is_none_is_a_problem() -> None:
    assert "'until 2027-13-01' is no date" in read_directives("begging until 2027-13-01", KNOWN.__contains__)[0].problem


def test_the_last_day_still_counts() -> None:
    (found,) = read_directives("begging until 2027-01-01", KNOWN.__contains__)
    assert not found.over(date(2027, 1, 1)) and found.over(date(2027, 1, 2))

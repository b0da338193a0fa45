"""Every example of every rule: what is marked is flagged exactly, and nothing else."""

from datetime import UTC, datetime

import pytest

from benice import examples, rulebook
from benice.config import Config
from benice.desk import Desk
from benice.rulebook import Rule

BOOK = rulebook.load()
DESK = Desk(Config(), BOOK, datetime(2026, 6, 1, tzinfo=UTC))
CASES = [
    pytest.param(rule, example, number, bad, id=f"{rule.id}-{'bad' if bad else 'good'}-{number}")
    for rule in BOOK.rules.values()
    for bad, group in ((True, rule.bad), (False, rule.good))
    for number, example in enumerate(group, 1)
]


@pytest.mark.parametrize(("rule", "example", "number", "bad"), CASES)
def test_an_example_is_flagged_exactly_where_it_is_marked(rule: Rule, example: object, number: int, bad: bool) -> None:
    failure = examples.test_example(DESK, rule, example, number, bad)
    assert failure is None, str(failure)


def test_an_example_with_a_shifted_mark_fails() -> None:
    rule = BOOK.rules["like-begging"]
    assert examples.test_example(DESK, rule, "Please like and share ⟦this⟧!", 1, bad=True)


def test_a_good_example_that_is_flagged_fails() -> None:
    rule = BOOK.rules["like-begging"]
    assert examples.test_example(DESK, rule, "Please like and share this with everyone!", 1, bad=False)

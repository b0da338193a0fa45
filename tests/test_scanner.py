"""What stands in front of the patterns may let too much through, and never too little."""

from datetime import UTC, datetime

import pytest

from benice import rulebook
from benice.config import Config
from benice.desk import Desk
from benice.examples import strip_marks
from benice.rulebook import Rule

BOOK = rulebook.load()
DESK = Desk(Config(), BOOK, datetime(2026, 6, 1, tzinfo=UTC))
TEXTS = [strip_marks(text)[0] for rule in BOOK.rules.values() for text in (*rule.bad, *rule.good) if type(text) is str]
SCANS = [DESK.scanner.scan(text) for text in TEXTS[::2]]


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in BOOK.rules.values() if rule.check.sought])
def test_a_pattern_that_is_in_a_text_is_not_passed_over(rule: Rule) -> None:
    for pattern in rule.check.sought:
        hidden = [
            scan.view.text
            for scan in SCANS
            if pattern not in scan.found and any(form.search(scan.view) for form in pattern.forms)
        ]
        assert not hidden, f"{pattern.written!r} is passed over"

"""The filter in front of the patterns: it may let too much through, and never too little."""

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
SCANS = [DESK.scanner.scan(text) for text in TEXTS]


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in BOOK.rules.values() if rule.check.sought])
def test_a_pattern_that_is_in_a_text_is_not_filtered_out(rule: Rule) -> None:
    for pattern in rule.check.sought:
        hidden = [
            text
            for text, scan in zip(TEXTS, SCANS, strict=True)
            if pattern not in scan.found and pattern.compiled.search(scan.view.text)
        ]
        assert not hidden, f"RE2's filter hides {pattern.written!r}: name a word list at most twice in one pattern"

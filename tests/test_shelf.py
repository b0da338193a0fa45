"""What is kept between runs: it changes nothing but the time, and nothing can go wrong with it."""

import os
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from benice import rulebook, shelf
from benice.clauses import Way
from benice.config import Config
from benice.desk import Desk
from benice.needs import Needs
from benice.tables import UsageError

DRAFT = "Please like and share this with everyone!\n"


def check(folder: Path, cache: Path) -> tuple[int, bytes]:
    environment = {**os.environ, "BENICE_CACHE_DIR": str(cache)}
    command = [sys.executable, "-m", "benice", "check", "--isolated", "--output-format", "json", "draft.md"]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, timeout=120, check=False)
    assert not done.stderr, done.stderr
    return done.returncode, done.stdout


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    (tmp_path / "draft.md").write_text(DRAFT, encoding="utf-8")
    return tmp_path


def test_a_run_says_the_same_with_and_without_what_an_earlier_one_kept(draft: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    first = check(draft, cache)
    kept = max(cache.glob("*.kept"), key=lambda path: path.stat().st_size)
    assert check(draft, cache) == first
    whole = kept.read_bytes()
    for broken in (b"", whole[:40], whole[:-1] + bytes([whole[-1] ^ 1]), b"\0" * len(whole)):
        kept.write_bytes(broken)
        assert check(draft, cache) == first
    (tmp_path / "file").write_text("not a folder")
    assert check(draft, tmp_path / "file") == first


def test_runs_at_the_same_time_leave_whole_files(draft: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    with ThreadPoolExecutor(3) as pool:
        outcomes = list(pool.map(lambda _: check(draft, cache), range(3)))
    assert len(set(outcomes)) == 1
    assert [path.suffix for path in cache.iterdir()] == [".kept"] * 3  # of these rules, of any, of the package


def test_a_changed_rule_is_read_anew(tmp_path: Path) -> None:
    (tmp_path / "begging").mkdir()
    file = tmp_path / "begging" / "crumb-begging.toml"
    page = 'title = "T"\nmessage = "m"\nwhy = "w"\nsource = ["s"]\n[phrase]\npatterns = ["crumbs"]\n'
    file.write_text(page)
    first = shelf.stamp_of([file])
    file.write_text(page.replace("crumbs", "crusts"))
    assert shelf.stamp_of([file]) != first
    (pattern,) = rulebook.load([tmp_path]).rules["crumb-begging"].check.patterns
    assert pattern.written == "crusts"


def test_patterns_that_other_rules_have_too_are_not_weighed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _ = Desk(Config(), rulebook.load(), datetime(2026, 6, 1, tzinfo=UTC)).scanner  # kept, if it was not before
    (tmp_path / "begging").mkdir()
    (tmp_path / "begging" / "crumb-begging.toml").write_text(
        'title = "T"\nmessage = "m"\nwhy = "w"\nsource = ["s"]\n[phrase]\npatterns = ["crumbs or crusts"]\n'
    )
    weighed: list[str] = []
    of = Needs.of

    def weigh(self: Needs, expression: str) -> Sequence[Way]:
        weighed.append(expression)
        return of(self, expression)

    monkeypatch.setattr(Needs, "of", weigh)
    _ = Desk(Config(), rulebook.load([tmp_path]), datetime(2026, 6, 1, tzinfo=UTC)).scanner
    assert len(weighed) == 1 and "crumbs" in weighed[0]


def test_a_mistake_in_a_parameter_is_told_with_its_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def told() -> str:
        with pytest.raises(UsageError) as error:
            rulebook.load(parameters={"machine-gun-posting": {"most": "many"}})
        return str(error.value)

    _ = Desk(Config(), rulebook.load(), datetime(2026, 6, 1, tzinfo=UTC)).scanner  # kept, if it was not before
    with_kept = told()
    monkeypatch.setenv("BENICE_CACHE_DIR", str(tmp_path / "empty"))
    assert with_kept == told()
    assert ".toml:1:" not in with_kept


def test_old_files_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BENICE_CACHE_DIR", str(tmp_path))
    for number in range(shelf.KEPT + 3):
        shelf.keep(f"{number:032}", {"number": number})
        os.utime(shelf.place(f"{number:032}"), (number, number))
    assert len(list(tmp_path.iterdir())) == shelf.KEPT
    assert shelf.fetch(f"{shelf.KEPT + 2:032}") == {"number": shelf.KEPT + 2}
    assert shelf.fetch(f"{0:032}") == {}

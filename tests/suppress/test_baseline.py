"""The baseline knows findings again by their content, tells what is gone, and never hides what is new."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benice.run import Outcome, Settings, lint
from benice.tables import UsageError

BAIT = ("Please like this page.", "Please like my new page!", "Please like our page, everybody.")
FILE = ".benice-baseline.json"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def check(*paths: str, write: bool = False, select: Sequence[str] = ("like-begging", "craft")) -> Outcome:
    wanted = Settings(datetime(2026, 6, 1, tzinfo=UTC), select=select, whole=not paths, write_baseline=write)
    return lint(paths or ["."], wanted)


def rows(*texts: str) -> str:
    return "text,platform\n" + "".join(f'"{text}",x\n' for text in texts)


def counts(outcome: Outcome) -> tuple[list[str], int]:
    return [each.rule for each in outcome.diagnostics], outcome.baselined


def test_what_is_written_down_is_known(folder: Path) -> None:
    Path("a.csv").write_text(rows(*BAIT))
    assert counts(check(write=True)) == ([], 3)
    assert counts(check()) == ([], 3)
    assert counts(check("a.csv")) == ([], 3)


@settings(max_examples=15, deadline=None)
@given(st.permutations([*BAIT, BAIT[0], "Hello."]))
def test_rows_may_move(texts: list[str]) -> None:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        patch.chdir(name)
        Path("a.csv").write_text(rows(*BAIT, BAIT[0], "Hello."))
        check(write=True)
        Path("a.csv").write_text(rows(*texts))
        assert counts(check()) == ([], 4)


def test_a_renamed_file_and_a_row_moved_to_another_file_are_known(folder: Path) -> None:
    Path("a.csv").write_text(rows(*BAIT[:2]))
    Path("b.csv").write_text(rows("Hello."))
    check(write=True)
    Path("a.csv").rename("c.csv")
    assert counts(check()) == ([], 2)
    Path("c.csv").write_text(rows(BAIT[0]))
    Path("b.csv").write_text(rows("Hello.", BAIT[1]))
    assert counts(check()) == ([], 2)


def test_a_copy_is_new(folder: Path) -> None:
    Path("b.csv").write_text(rows(BAIT[0]))
    check(write=True)
    Path("a.csv").write_text(rows(BAIT[0]))
    outcome = check()
    assert counts(outcome) == (["like-begging"], 1)
    assert outcome.diagnostics[0].span.source.path == "a.csv"


def test_what_is_gone_is_told_and_taken_out(folder: Path) -> None:
    Path("a.csv").write_text(rows(*BAIT))
    Path("b.csv").write_text(rows(BAIT[0]))
    check(write=True)
    Path("a.csv").write_text(rows(BAIT[0]))
    (told,) = check().diagnostics
    assert (told.rule, told.span.source.path) == ("outdated-baseline", FILE)
    assert told.message.startswith("2 findings are in the baseline")
    assert counts(check(write=True)) == ([], 2)
    assert counts(check()) == ([], 2)


def test_a_run_over_one_file_says_nothing_of_the_others(folder: Path) -> None:
    for name in ("a.csv", "b.csv"):
        Path(name).write_text(rows(*BAIT))
    check(write=True)
    Path("b.csv").write_text(rows("Hello."))
    assert counts(check("a.csv")) == ([], 3)
    Path("a.csv").write_text(rows(BAIT[0]))
    check("a.csv", write=True)
    assert len(check().aside) == 1
    assert "3 findings are" in check().diagnostics[0].message


def test_rules_that_did_not_run_keep_their_entries(folder: Path) -> None:
    Path("a.csv").write_text(rows(*BAIT))
    check(write=True)
    assert counts(check(select=("shouting", "craft"))) == ([], 0)
    check(write=True, select=("shouting",))
    assert counts(check()) == ([], 3)


def test_nothing_known_needs_no_file(folder: Path) -> None:
    Path("a.csv").write_text(rows(BAIT[0]))
    check(write=True)
    assert Path(FILE).exists()
    Path("a.csv").write_text(rows("Hello."))
    check(write=True)
    assert [path.name for path in folder.iterdir()] == ["a.csv"]


def test_the_baseline_lies_beside_the_config_and_serves_every_folder(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("benice.toml").write_text('baseline = "known.json"\n')
    Path("posts").mkdir()
    Path("posts/a.csv").write_text(rows(BAIT[0]))
    check(write=True)
    assert Path("known.json").exists()
    monkeypatch.chdir("posts")
    assert counts(check()) == ([], 1)


@pytest.mark.parametrize("text", ["[", "[]", '{"version": 1}', '{"version": 2, "findings": []}'])
def test_a_broken_baseline_is_a_mistake_to_be_told(folder: Path, text: str) -> None:
    Path("a.csv").write_text(rows(BAIT[0]))
    Path(FILE).write_text(text)
    with pytest.raises(UsageError, match=FILE):
        check()


def test_what_cannot_be_read_is_never_known(folder: Path) -> None:
    Path("a.json").write_text("[{")
    check(write=True)
    assert [each.rule for each in check().diagnostics] == ["unreadable"]

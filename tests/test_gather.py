"""Which files are judged, and which only count as what was published before."""

import itertools
from datetime import UTC, datetime
from pathlib import Path

import pytest

from benice.gather import Settings, gather
from benice.tables import UsageError

NOW = datetime(2027, 1, 1, tzinfo=UTC)
OLD = "text,platform,at\nAn old post,x,2026-01-05T08:00:00Z\n"
TWEETS = (
    'window.YTD.tweets.part0 = [{"tweet": {"id_str": "1", "full_text": "An old tweet",'
    ' "created_at": "Tue Jan 05 08:00:00 +0000 2026"}}]'
)


def texts(paths: list[Path], config: str = "") -> tuple[list[str], list[str]]:
    """The texts that are judged, and those that only count."""
    if config:
        (paths[0] / "benice.toml" if paths[0].is_dir() else paths[0].parent / "benice.toml").write_text(config)
    (batch,) = gather([str(path) for path in paths], Settings(NOW))
    return (
        [post.body.text for reading in batch.readings for post in reading.posts],
        [post.body.text for post in batch.history],
    )


def test_history_counts_and_is_not_judged_though_it_lies_in_the_folder(tmp_path: Path) -> None:
    (tmp_path / "exports").mkdir()
    (tmp_path / "exports" / "old.csv").write_text(OLD)
    (tmp_path / "new.md").write_text("A new post")
    assert texts([tmp_path], 'history = ["exports/*.csv"]') == (["A new post"], ["An old post"])
    assert texts([tmp_path], 'history = ["exports"]') == (["A new post"], ["An old post"])


def test_history_that_is_asked_for_by_name_is_judged(tmp_path: Path) -> None:
    (tmp_path / "old.csv").write_text(OLD)
    assert texts([tmp_path / "old.csv"], 'history = ["*.csv"]') == (["An old post"], [])


def test_an_archive_is_judged_only_where_it_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "tweets.js").write_text(TWEETS)
    (tmp_path / "data" / "program.js").write_text("alert('Hello')")
    (batch,) = gather([str(tmp_path)], Settings(NOW))
    (reading,) = batch.readings
    assert (list(reading.posts), "history" in reading.passed_over) == ([], True)
    assert texts([tmp_path / "data" / "tweets.js"]) == (["An old tweet"], [])


def test_an_archive_may_be_history(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "tweets.js").write_text(TWEETS)
    (tmp_path / "new.md").write_text("A new post")
    assert texts([tmp_path], 'history = ["data"]') == (["A new post"], ["An old tweet"])


def test_history_that_cannot_be_read_is_not_passed_over_in_silence(tmp_path: Path) -> None:
    (tmp_path / "old.json").write_text('[{"text": "An old post"}')
    (tmp_path / "benice.toml").write_text('history = ["old.json"]')
    (tmp_path / "new.md").write_text("A new post")
    (batch,) = gather([str(tmp_path / "new.md")], Settings(NOW))
    assert [note.rule for reading in batch.readings for note in reading.notes] == ["unreadable"]


def test_history_is_relative_to_its_config(tmp_path: Path) -> None:
    (tmp_path / "benice.toml").write_text('history = ["/var/old.csv"]')
    (tmp_path / "new.md").write_text("A new post")
    with pytest.raises(UsageError, match=r"'/var/old\.csv' is no path from this file's folder on"):
        gather([str(tmp_path)], Settings(NOW))


def test_the_order_of_the_paths_makes_no_difference(tmp_path: Path) -> None:
    (tmp_path / "drafts").mkdir()
    for name in ("drafts/a.md", "drafts/b.md", "c.md"):
        (tmp_path / name).write_text(f"This is {name}")
    (tmp_path / "d.md").symlink_to(tmp_path / "c.md")
    names = [str(tmp_path / name) for name in ("drafts", "drafts/b.md", "c.md", "d.md")]
    seen = set()
    for order in itertools.permutations(names):
        batches = gather(order, Settings(NOW))
        seen.add(tuple(reading.source.path for batch in batches for reading in batch.readings))
    assert len(seen) == 1
    assert len(seen.pop()) == 3

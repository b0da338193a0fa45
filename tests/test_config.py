"""benice.toml: what it may say, and what a mistake in it gets."""

from pathlib import Path

import pytest

from benice.config import Config, find_config, load_config, nearest
from benice.model import Severity
from benice.tables import UsageError


def write(folder: Path, text: str, name: str = "benice.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_every_key_of_the_contract_is_understood(tmp_path: Path) -> None:
    config = load_config(
        write(
            tmp_path,
            """
            timezone = "Europe/Paris"
            select = ["*"]
            ignore = ["craft"]
            fail-on = "error"
            strategy = "strategy.toml"
            history = ["exports/*.csv"]
            rules = []
            [severity]
            like-begging = "error"
            [parameters.machine-gun-posting]
            most = 3
            window = "1h"
            [approval]
            by = ["Ana"]
            [accounts.acme]
            platform = "mastodon"
            limit = 1000
            hours = ["09:00-18:00"]
            days = ["mon-fri"]
            [per-file."replies/**"]
            kind = "reply"
            ignore = ["pacing"]
            [per-file."exports/buffer-*.csv"]
            platform = "instagram"
            account = "acme"
            timezone = "Asia/Tokyo"
            dates = "day-first"
            [front-matter]
            at = ["publish", "date"]
            platforms = ["media"]
            """,
        )
    )
    assert config.timezone == "Europe/Paris"
    assert config.severity == {"like-begging": Severity.ERROR}
    assert config.parameters == {"machine-gun-posting": {"most": 3, "window": "1h"}}
    assert config.approvers == ("Ana",)
    assert config.accounts["acme"].limit == 1000
    assert config.for_file(str(tmp_path / "replies/a/b.md")).kind == "reply"
    assert config.for_file(str(tmp_path / "exports/buffer-may.csv")).dates == "day-first"
    assert config.keys == {"at": ("publish", "date"), "platforms": ("media",)}


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("timezon = 'UTC'", 1, "unknown key 'timezon'; did you mean 'timezone'?"),
        ("\ntimezone = 'Europe/Pariss'", 2, "there is no time zone 'Europe/Pariss'; did you mean 'Europe/Paris'?"),
        ("fail-on = 'warnings'", 1, "did you mean 'warning'?"),
        ("[accounts.acme]\nplatform = 'mastodom'", 2, "there is no platform 'mastodom'; did you mean 'mastodon'?"),
        ("[per-file.'x/**']\nkind = 'replie'", 2, "did you mean 'reply'?"),
        ("[severity]\n\nlike-begging = 'eror'", 3, "did you mean 'error'?"),
        ("select = 3", 1, "'select' must be a list of strings, not 3"),
        ("[accounts.acme]\nlimit = -1", 2, "'limit' must not be negative"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, text: str, line: int, words: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(UsageError) as caught:
        load_config(path)
    assert f"{path}:{line}: " in str(caught.value)
    assert words in str(caught.value)


def test_broken_toml_is_a_usage_error_with_its_place(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"not valid TOML.*line 2"):
        load_config(write(tmp_path, "select = ['a']\n= 3"))


def test_the_nearest_config_above_a_file_applies(tmp_path: Path) -> None:
    nearest.cache_clear()
    outer = write(tmp_path, "")
    (tmp_path / "a" / "b").mkdir(parents=True)
    project = write(tmp_path / "a", "[tool.benice]\nfail-on = 'info'\n", "pyproject.toml")
    assert find_config(tmp_path / "a" / "b" / "post.md") == project
    assert find_config(tmp_path / "post.md") == outer
    assert load_config(project).fail_on == "info"


def test_a_later_glob_wins_key_by_key(tmp_path: Path) -> None:
    config = load_config(
        write(tmp_path, "[per-file.'*.csv']\nplatform='x'\naccount='a'\n[per-file.'b.csv']\nplatform='bluesky'\n")
    )
    found = config.for_file(str(tmp_path / "b.csv"))
    assert (found.platform, found.account) == ("bluesky", "a")
    assert config.for_file(str(tmp_path / "c.md")).platform is None


def test_without_a_file_everything_is_at_its_default() -> None:
    assert (Config().select, Config().fail_on, Config().timezone) == (("*",), "warning", None)

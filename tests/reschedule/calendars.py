"""Small calendars for the tests of repairs, and what rules say of them before and after."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from benice import rulebook
from benice.assistant import Given
from benice.config import Config, parse
from benice.desk import Desk
from benice.gather import Batch, Settings, gather, options_for
from benice.light import replace
from benice.model import Post
from benice.patterns import Vocabulary
from benice.readers import read
from benice.reschedule import Proposal, propose
from benice.reschedule.findings import Asker, posts_of
from benice.shelf import Kept
from benice.tables import Table

NOW = datetime(2026, 12, 1, tzinfo=UTC)
SETTINGS = Settings(NOW, isolated=True)

Rows = Sequence[Mapping[str, Any]]


def configured(**tables: Any) -> Config:
    """A config with some keys."""
    return parse(Table(tables, "benice.toml"), Path("benice.toml"))


@cache
def pages() -> tuple[Vocabulary, Sequence[Path]]:
    """The rules about time; the others have nothing to do here, and take long to read."""
    folder = rulebook.rule_folder()
    paths = sorted(path for theme in ("pacing", "cross-posting", "patience") for path in folder.glob(f"{theme}/*.toml"))
    kept = Kept([folder / "vocabulary.toml", *paths])
    return Vocabulary.load([folder / "vocabulary.toml"], kept), paths


def desk_of(config: Config) -> Desk:
    """The desk of a config, with the rules about time."""
    vocabulary, paths = pages()
    rules = {path.stem: rulebook.read_rule(path, vocabulary, config.parameters.get(path.stem, {})) for path in paths}
    return Desk(config, rulebook.Rulebook(rules, vocabulary), NOW)


def proposed(posts: Rows, config: Config | None = None) -> Proposal:
    """What is proposed for posts."""
    batch = batch_of(posts, config)
    return propose(batch, SETTINGS, desk_of(batch.config))


def batch_of(posts: Rows, config: Config | None = None) -> Batch:
    """Posts as the contract has them, as one file."""
    text = json.dumps(list(posts), default=str)
    (batch,) = gather(["calendar.json"], SETTINGS, Given("calendar.json", text))
    if config is None:
        return batch
    reading = read(batch.readings[0].source, options_for(config, "calendar.json"))
    return replace(batch, config=config, readings=[reading])


def repaired(posts: Rows, proposal: Proposal) -> list[dict[str, Any]]:
    """The same posts with the new times."""
    moved = {move.post.number: move.after.isoformat() for move in proposal.moves}
    return [{**post, "at": moved.get(number, post["at"])} for number, post in enumerate(posts, 1)]


def told(batch: Batch) -> list[tuple[str, tuple[Post, ...]]]:
    """What the rules about time tell: rule and posts."""
    asker = Asker(batch, SETTINGS, desk_of(batch.config))
    return [(each.rule, posts_of(each)) for each in asker.tell(asker.posts) if not each.suppression]


def told_of(posts: Rows, config: Config | None = None) -> list[str]:
    """The rules about time that tell of posts."""
    return [rule for rule, _ in told(batch_of(posts, config))]


def times(posts: Rows, config: Config | None = None) -> dict[str, str]:
    """The new time of each post that moves, by its id."""
    return {move.post.id: move.after.isoformat() for move in proposed(posts, config).moves}


def rows(platform: str, *ats: str, account: str = "acme", **more: Any) -> list[dict[str, Any]]:
    """Posts that say different things, one for each time."""
    return [
        {"id": f"{platform}{number}", "text": f"Note {number}{number} of the day.", "platform": platform,
         "account": account, "at": at, **more}
        for number, at in enumerate(ats, 1)
    ]  # fmt: skip


ZONE = configured(timezone="Europe/Paris")

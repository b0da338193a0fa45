"""Small calendars for the tests of repairs, and what rules say of them before and after."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from benice.assistant import Given
from benice.config import Config, parse
from benice.gather import Batch, Settings, gather
from benice.model import Post
from benice.reschedule import Proposal, propose
from benice.reschedule.findings import Asker, posts_of
from benice.tables import Table

NOW = datetime(2026, 12, 1, tzinfo=UTC)
SETTINGS = Settings(NOW, isolated=True)

Rows = Sequence[Mapping[str, Any]]


def configured(**tables: Any) -> Config:
    """A config with some keys."""
    from pathlib import Path

    return parse(Table(tables, "benice.toml"), Path("benice.toml"))


def batch_of(posts: Rows, config: Config | None = None) -> Batch:
    """Posts as the contract has them, as one file."""
    text = json.dumps(list(posts), default=str)
    (batch,) = gather(["calendar.json"], SETTINGS, Given("calendar.json", text))
    if config is None:
        return batch
    from dataclasses import replace

    from benice.gather import options_for
    from benice.readers import read

    reading = read(batch.readings[0].source, options_for(config, "calendar.json"))
    return replace(batch, config=config, readings=[reading])


def repaired(posts: Rows, proposal: Proposal) -> list[dict[str, Any]]:
    """The same posts with the new times."""
    moved = {move.post.number: move.after.isoformat() for move in proposal.moves}
    return [{**post, "at": moved.get(number, post["at"])} for number, post in enumerate(posts, 1)]


def told(batch: Batch) -> list[tuple[str, tuple[Post, ...]]]:
    """What the rules about time tell: rule and posts."""
    asker = Asker(batch, SETTINGS)
    return [(each.rule, posts_of(each)) for each in asker.tell(asker.posts) if not each.suppression]


def times(posts: Rows, config: Config | None = None) -> dict[str, str]:
    """The new time of each post that moves, by its id."""
    return {move.post.id: move.after.isoformat() for move in propose(batch_of(posts, config), SETTINGS).moves}


def rows(platform: str, *ats: str, account: str = "acme", **more: Any) -> list[dict[str, Any]]:
    """Posts that say different things, one for each time."""
    return [
        {"id": f"{platform}{number}", "text": f"Note {number}{number} of the day.", "platform": platform,
         "account": account, "at": at, **more}
        for number, at in enumerate(ats, 1)
    ]  # fmt: skip

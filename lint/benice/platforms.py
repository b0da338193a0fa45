"""Interim: to be replaced by the real one (the colleague who writes platforms.toml owns this file; keep platform_ids)."""

from collections.abc import Sequence
from dataclasses import dataclass

IDS = ("x", "bluesky", "mastodon", "threads", "facebook", "instagram", "linkedin", "pinterest", "tiktok", "youtube",
       "google-business", "reddit", "tumblr", "telegram", "discord")  # fmt: skip


@dataclass(frozen=True)
class Platform:
    id: str


def platform_ids() -> Sequence[str]:
    """The ids of all platforms."""
    return IDS


def find_platform(name: str) -> Platform | None:
    """The platform of an id or alias."""
    return Platform(name.lower()) if name.lower() in IDS else None


def guess_platform(label: str) -> str | None:
    """The platform that a heading names."""
    found = (find_platform(word) for word in label.lower().replace("/", " ").split())
    return next((each.id for each in found if each), None)

"""Interim: the colleague who writes the readers owns this file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from benice.model import Reading, Source


@dataclass(frozen=True, slots=True)
class Options:
    platform: str | None = None
    account: str | None = None
    timezone: str | None = None
    dates: str | None = None
    kind: str | None = None
    language: str | None = None
    keys: Mapping[str, Sequence[str]] = field(default_factory=dict)


def read(source: Source, options: Options) -> Reading:
    raise NotImplementedError

"""The data files of the package: TOML takes long to read, so that an earlier run keeps what it has read."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from benice.shelf import can_keep, fetch, keep, plain, stamp_of
from benice.tables import read_toml

HERE = Path(__file__).parent
FILES = {
    name: HERE / name
    for name in (
        "languages.toml", "platforms.toml", "when.toml",
        "readers/files.toml", "readers/formats.toml", "readers/headings.toml", "readers/keys.toml",
    )
}  # fmt: skip


def package_data(name: str) -> Mapping[str, Any]:
    """The tables of one of FILES; dates are ISO text."""
    found: Mapping[str, Any] = everything()[name]
    return found


@cache
def everything() -> Mapping[str, Any]:
    """All of them."""
    stamp = stamp_of(FILES.values())
    found = fetch(stamp)
    if not found:
        found = {name: plain(read_toml(path)[0]) for name, path in FILES.items()}
        if can_keep():
            keep(stamp, found)
    return found

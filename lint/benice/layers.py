"""A config and what it extends: the layers, the outermost base first, and which of them each value comes from."""

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from benice.light import dataclass
from benice.paths import is_file
from benice.tables import Table, UsageError, read_toml

TABLES = ("accounts", "approval", "front-matter", "parameters", "per-file", "severity")  # merged key by key


@dataclass(frozen=True, slots=True)
class Layer:
    """One file's own words."""

    path: Path
    table: Table


def read_layers(path: Path, below: Sequence[Path] = ()) -> list[Layer]:
    """The file and all that it extends, each base before whoever extends it; UsageError where they go in a circle."""
    if path.resolve() in below:
        raise UsageError(f"{path}: extend goes in a circle: {' -> '.join(map(str, [*below, path.resolve()]))}")
    table = read_own(path)
    found: list[Layer] = []
    for name in table.list("extend"):
        base = path.parent / Path(name).expanduser()
        if not is_file(base):
            table.fail("extend", f"there is no file '{name}' to extend")
        found += read_layers(base, [*below, path.resolve()])
    return [*found, Layer(path, table)]


def config_files(path: Path, above: Sequence[Path] = ()) -> Iterator[Path]:
    """The file and all that it extends, as far as they can be read: to look again when somebody has mended one."""
    yield path
    if path.resolve() in above:
        return
    try:
        table = read_own(path)
        names = table.list("extend")
    except UsageError:
        return
    for name in names:
        yield from config_files(path.parent / Path(name).expanduser(), [*above, path.resolve()])


def read_own(path: Path) -> Table:
    """The table of one file: all of benice.toml, or [tool.benice]."""
    data, text = read_toml(path)
    if path.name == "pyproject.toml":
        return Table(data.get("tool", {}).get("benice", {}), path, text, "tool.benice")
    return Table(data, path, text)


def merged(layers: Sequence[Layer]) -> dict[str, Any]:
    """What the layers say together: a later one wins, tables key by key; folders of rules add up."""
    whole: dict[str, Any] = {}
    root = layers[-1].path.parent
    rules: list[str] = []
    for layer in layers:
        whole = merge(whole, layer.table.data)
        own = layer.table.list("rules")
        rules += own if layer.path.parent == root else [os.path.relpath(layer.path.parent / each, root) for each in own]
    if rules:
        whole["rules"] = list(dict.fromkeys(rules))
    whole.pop("extend", None)
    return whole


def merge(under: Mapping[str, Any], over: Mapping[str, Any], inside: bool = False) -> dict[str, Any]:
    """One mapping over another, tables key by key."""
    found = dict(under)
    for key, value in over.items():
        deep = isinstance(value, dict) and isinstance(found.get(key), dict) and (inside or key in TABLES)
        found[key] = merge(found[key], value, inside=True) if deep else value
    return found


def flat(data: Mapping[str, Any], above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every value that is no table, with the keys that lead to it."""
    for key, value in data.items():
        if isinstance(value, dict):
            yield from flat(value, (*above, key))
        else:
            yield (*above, key), value


def origin(layers: Sequence[Layer], keys: tuple[str, ...]) -> tuple[Path, int] | None:
    """The file and line that a value comes from; None for a default."""
    for layer in reversed(layers):
        data: Any = layer.table.data
        for key in keys:
            data = data.get(key) if isinstance(data, dict) else None
        if data is not None:
            name = ".".join([*filter(None, [layer.table.name]), *keys[:-1]])
            return layer.path, Table({}, layer.path, layer.table.text, name).line(keys[-1])
    return None

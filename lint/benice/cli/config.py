"""`benice config`: what applies to a file, and where each value comes from."""

import json
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer

from benice.cli.options import ConfigFile, Isolated, among
from benice.layers import Layer

DEFAULTS: dict[str, Any] = {"timezone": None, "select": ["*"], "ignore": [], "fail-on": "warning", "strategy": None}

BARE = re.compile(r"[\w-]+")  # keys that need no quotes in TOML


class Value(NamedTuple):
    """One value: the keys that lead to it, and where it was written; nowhere where it is a default."""

    keys: tuple[str, ...]
    value: Any
    path: str | None = None
    line: int | None = None


def config(
    path: Annotated[Path, typer.Argument(help="The file or folder that is asked about.")] = Path(),
    output_format: Annotated[str, typer.Option("--output-format", metavar="FORMAT", help="text or json.")] = "text",
    schema: Annotated[bool, typer.Option("--schema", help="Print the JSON Schema of benice.toml instead.")] = False,
    config: ConfigFile = None,
    isolated: Isolated = False,
) -> None:
    """Say what applies to a file, and where each value comes from."""
    from benice.config import Config, find_config, load_config
    from benice.layers import read_layers

    among("--output-format", output_format, ("text", "json"))
    if schema:
        from benice.schema import config_schema

        sys.stdout.write(json.dumps(config_schema(), ensure_ascii=False, indent=2) + "\n")
        return
    file = None if isolated else config or find_config(path.resolve())
    found = load_config(file) if file else Config()
    layers = read_layers(file) if file else []
    every = values_of(layers)
    values = [each for each in every if each.keys[0] != "per-file" or found.matches(str(path), each.keys[1])]
    left_out = found.excludes(str(path))
    write = as_json if output_format == "json" else as_text
    sys.stdout.write(write(path, layers, values, left_out))


def values_of(layers: Sequence[Layer]) -> Iterator[Value]:
    """Every value of a config, and the defaults of what it does not say."""
    from benice.layers import flat, merged, origin
    from benice.suppress.apply import shown

    said = merged(layers) if layers else {}
    for keys, value in flat({**DEFAULTS, **said}):
        found = origin(layers, keys)
        yield Value(keys, value, shown(found[0]) if found else None, found[1] if found else None)


def as_text(path: Path, layers: Sequence[Layer], values: Sequence[Value], left_out: bool) -> str:
    """The values for people, one a line."""
    from benice.reports.lines import safe
    from benice.suppress.apply import shown

    names = " over ".join(shown(layer.path) for layer in reversed(layers)) or "no config file"
    lines = [f"{path}: {names}" + ("; exclude leaves it out" if left_out else "")]
    for each in values:
        key = ".".join(part if BARE.fullmatch(part) else json.dumps(part, ensure_ascii=False) for part in each.keys)
        written = "none" if each.value is None else json.dumps(each.value, ensure_ascii=False, default=str)
        lines.append(f"  {key} = {written}  # {f'{each.path}:{each.line}' if each.path else 'default'}")
    return "".join(f"{safe(line)}\n" for line in lines)


def as_json(path: Path, layers: Sequence[Layer], values: Sequence[Value], left_out: bool) -> str:
    """The values for programs."""
    whole = {
        "path": str(path),
        "files": [str(layer.path) for layer in reversed(layers)],
        "excluded": left_out,
        "values": [{"keys": each.keys, "value": each.value, "path": each.path, "line": each.line} for each in values],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2, default=str) + "\n"

"""JSON Schemas of benice.toml and of rule files, taken from the code that reads them, so that they cannot drift.

Whatever that code asks a table for is a key of the schema, with the type and the words that it takes.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from benice.tables import Table

DRAFT = "http://json-schema.org/draft-07/schema#"  # what editors of TOML know
WHOLE = """
[accounts.any]
limit = 1
[per-file.any]
[severity]
any = "info"
[parameters.any]
[front-matter]
any = []
[accounts.any.severity]
any = "info"
[per-file.any.severity]
any = "info"
"""
"""A config in which every table is there, so that the reader asks for what is in it."""


class Asked(Table):
    """A table that writes down what it is asked for."""

    def __init__(self, data: Mapping[str, Any], path: Path | str, text: str = "", name: str = "") -> None:
        super().__init__(data, path, text, name)
        self.keys: dict[str, dict[str, Any]] = {}
        self.inside: dict[str, Asked] = {}

    def words(self, key: str, default: str = "", *, among: Iterable[str] = ()) -> str:
        """A string."""
        known = list(among)
        self.keys[key] = {"type": "string", **({"enum": known} if known else {})}
        return super().words(key, default, among=known)

    def required(self, key: str) -> str:
        """A string that must be there."""
        found = super().required(key)
        self.keys[key] = {"type": "string", "minLength": 1}
        return found

    def list(self, key: str, default: Iterable[str] = (), *, among: Iterable[str] = ()) -> tuple[str, ...]:
        """A list of strings, or one."""
        known = list(among)
        each = {"type": "string", **({"enum": known} if known else {})}
        self.keys[key] = {"anyOf": [each, {"type": "array", "items": each}]}
        return super().list(key, default, among=known)

    def flag(self, key: str, default: bool = False) -> bool:
        """true or false."""
        self.keys[key] = {"type": "boolean"}
        return super().flag(key, default)

    def number(self, key: str, default: float | None = None) -> float:
        """A number."""
        self.keys[key] = {"type": "number", "minimum": 0}
        return super().number(key, default)

    def table(self, key: str) -> "Asked":
        """A table inside this one."""
        data = super().table(key).data
        self.inside[key] = Asked(data, self.path, self.text, f"{self.name}.{key}" if self.name else key)
        return self.inside[key]

    def schema(self) -> dict[str, Any]:
        """What was asked for; a key `any` stands for every key."""
        properties = {key: value for key, value in self.keys.items() if key != "any"}
        for key in self.asked - self.keys.keys() - self.inside.keys():
            properties[key] = {}
        properties |= {key: each.schema() for key, each in self.inside.items() if key != "any"}
        further: Any = self.keys.get("any", False)
        if "any" in self.inside:
            further = self.inside["any"].schema()
        return {"type": "object", "properties": properties, "additionalProperties": further}


def config_schema() -> dict[str, Any]:
    """The schema of benice.toml."""
    import tomllib

    from benice.config import parse

    asked = Asked(tomllib.loads(WHOLE), "benice.toml", WHOLE)
    parse(asked, Path("benice.toml"))
    schema = asked.schema()
    schema["properties"]["parameters"]["additionalProperties"] = {"type": "object"}
    return {"$schema": DRAFT, "title": "benice.toml", **schema}


def rule_schema() -> dict[str, Any]:
    """The schema of a rule file, from all rules that come with benice: what any of them is asked for."""
    from benice import rulebook
    from benice.checks import KINDS
    from benice.patterns import Vocabulary
    from benice.platforms import platform_ids
    from benice.shelf import Kept

    folder = rulebook.rule_folder()
    paths = [path for path in sorted(folder.glob("*/*.toml")) if path.parent.name in rulebook.THEMES]
    kept = Kept(sorted(folder.rglob("*.toml")))
    vocabulary = Vocabulary.load([folder / "vocabulary.toml"], kept)
    common: dict[str, Any] = {}
    kinds: dict[str, dict[str, Any]] = defaultdict(dict)
    for path in paths:
        table = kept.read(path)
        asked = Asked(table.data, path, table.text)
        kind = next(key for key in table.data if key in KINDS)
        rulebook.build_rule(path, asked, kind, vocabulary, {})
        found = asked.schema()["properties"]
        kinds[kind] = join(kinds[kind], found.pop(kind)["properties"])
        common = join(common, found)
    levels = {"type": "string", "enum": list(rulebook.SEVERITIES)}
    common["severity-on"]["properties"] = dict.fromkeys(platform_ids(), levels)
    common["bad"] = common["good"] = {"type": "array"}
    for kind, keys in kinds.items():
        common[kind] = {"type": "object", "properties": keys, "additionalProperties": False}
    return {
        "$schema": DRAFT,
        "title": "A rule of benice",
        "type": "object",
        "properties": common,
        "required": ["title", "message", "why"],
        "oneOf": [{"required": [kind]} for kind in kinds],
        "additionalProperties": False,
    }


def join(one: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    """Two schemas of the same thing: every key that either knows."""
    found = dict(one)
    for key, value in other.items():
        found[key] = join(found[key], value) if isinstance(value, dict) and key in found else value
    return found

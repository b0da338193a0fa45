"""TOML tables read strictly: every mistake is named with its file, its line and what was expected."""

import re
from collections.abc import Iterable, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any, NoReturn

from benice.paths import read_text

DURATION = re.compile(r"(\d+(?:\.\d+)?) ?(s|min|m|h|d|w)(?:[a-z]*)")
UNITS = {"s": "seconds", "m": "minutes", "min": "minutes", "h": "hours", "d": "days", "w": "weeks"}


class UsageError(Exception):
    """Something that the user must put right before a run can mean anything; the text says what and where."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`; did you mean 'x'?` for the nearest known word, or nothing."""
    from difflib import get_close_matches

    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"; did you mean '{near[0]}'?" if near else ""


def read_duration(text: str) -> timedelta | None:
    """The length of "10min", "1h", "24 h", "7d" or "2w"; None where it is none of these."""
    match = DURATION.fullmatch(text.strip().lower())
    return timedelta(**{UNITS[match[2]]: float(match[1])}) if match else None


def read_toml(path: Path) -> tuple[dict[str, Any], str]:
    """The tables and the text of a TOML file; UsageError where it cannot be read."""
    import tomllib

    try:
        text = read_text(path)
        return tomllib.loads(text), text
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{path}: not valid TOML: {error}") from None
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: cannot be read: {error}") from None


class Table:
    """One table of a TOML file, taken key by key; `finish` then refuses whatever nobody asked for."""

    def __init__(self, data: Mapping[str, Any], path: Path | str, text: str = "", name: str = "") -> None:
        self.data = data
        self.path = path
        self.text = text
        self.name = name
        self.asked: set[str] = set()

    def fail(self, key: str, problem: str) -> NoReturn:
        """Raise UsageError with the place of a key."""
        inside = f"[{self.name}] " if self.name else ""
        raise UsageError(f"{self.path}:{self.line(key)}: {inside}{problem}")

    def line(self, key: str) -> int:
        """The line of a key, for messages: tomllib keeps no positions, so the header and the key are looked up."""
        lines = self.text.split("\n")
        first = 0
        if self.name:
            header = re.compile(r"\s*\[\[?\s*" + re.escape(self.name).replace(r"\.", r"\.[\"']?") + r"[\"']?\s*\]")
            first = next((number for number, line in enumerate(lines) if header.match(line)), 0)
        wanted = re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*[=.]|\s*\[\[?.*{re.escape(key)}[\"']?\s*\]")
        return next((number for number, line in enumerate(lines) if number >= first and wanted.match(line)), first) + 1

    def get(self, key: str, kind: type | tuple[type, ...], expected: str, default: Any = None) -> Any:
        """The value of a key, or the default; UsageError where it is of another type."""
        self.asked.add(key)
        if key not in self.data:
            return default
        value = self.data[key]
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            self.fail(key, f"'{key}' must be {expected}, not {value!r}")
        return value

    def words(self, key: str, default: str = "", *, among: Iterable[str] = ()) -> str:
        """A string; one of `among` where that is given."""
        value: str = self.get(key, str, "a string in quotes", default)
        known = list(among)
        if known and value not in known and key in self.data:
            self.fail(key, f"'{key}' is '{value}', which is none of {', '.join(known)}{did_you_mean(value, known)}")
        return value

    def required(self, key: str) -> str:
        """A string that must be there and not be empty."""
        value = self.words(key)
        if not value.strip():
            self.fail(key, f"'{key}' is missing; it must be a string in quotes")
        return value

    def list(self, key: str, default: Iterable[str] = (), *, among: Iterable[str] = ()) -> tuple[str, ...]:
        """A list of strings; a single string counts as a list of one."""
        value = self.get(key, (list, str), "a list of strings", list(default))
        values = [value] if isinstance(value, str) else value
        known = list(among)
        for each in values:
            if not isinstance(each, str):
                self.fail(key, f"'{key}' must be a list of strings, not of {each!r}")
            if known and each not in known:
                self.fail(key, f"'{key}' has '{each}', which is none of {', '.join(known)}{did_you_mean(each, known)}")
        return tuple(values)

    def flag(self, key: str, default: bool = False) -> bool:
        """true or false."""
        return bool(self.get(key, bool, "true or false", default))

    def number(self, key: str, default: float | None = None) -> float:
        """A number that is not negative."""
        value = self.get(key, (int, float), "a number", default)
        if value is None:
            self.fail(key, f"'{key}' is missing; it must be a number")
        if value < 0:
            self.fail(key, f"'{key}' must not be negative, and is {value}")
        return float(value) if isinstance(value, float) else value

    def count(self, key: str, default: int | None = None) -> int:
        """A whole number that is not negative."""
        value = self.number(key, default)
        if value != int(value):
            self.fail(key, f"'{key}' must be a whole number, not {value}")
        return int(value)

    def duration(self, key: str, default: str = "") -> timedelta:
        """A length of time such as "10min", "1h" or "7d"."""
        value = self.words(key, default)
        length = read_duration(value)
        if length is None:
            self.fail(key, f'\'{key}\' must be a length of time such as "10min", "1h" or "7d", not \'{value}\'')
        return length

    def table(self, key: str) -> "Table":
        """A table inside this one; empty where it is not there."""
        data = self.get(key, dict, "a table", {})
        return Table(data, self.path, self.text, f"{self.name}.{key}" if self.name else key)

    def tables(self, key: str) -> Mapping[str, "Table"]:
        """A table whose values are tables, by name."""
        inside = self.table(key)
        return {name: inside.table(name) for name in inside.data}

    def finish(self) -> None:
        """Refuse keys that nobody asked for."""
        for key in self.data:
            if key not in self.asked:
                known = ", ".join(sorted(self.asked))
                self.fail(key, f"unknown key '{key}'{did_you_mean(key, self.asked) or f'; known are {known}'}")

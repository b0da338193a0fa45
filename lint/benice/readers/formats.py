"""The files of schedulers: which one a table is, by its header or by its cells, and what is special about it."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from benice.light import dataclass, field
from benice.model import Field
from benice.package_data import package_data

REMARK = re.compile(r"\s+\([^)]*\)")
JOINT = re.compile(r"[\s_]+")
SAMPLE = 20  # rows that tell a table without a header
FEWEST_WORDS = 3  # in what may be the text of a post


@dataclass(frozen=True, slots=True)
class Format:
    """One entry of formats.toml, which says what its keys mean. Column names are bare."""

    name: str = "generic"
    header: Sequence[frozenset[str]] = ()
    without: frozenset[str] = frozenset()
    positions: Sequence[str] = ()
    columns: Mapping[str, Sequence[str]] = field(default_factory=dict)
    networks: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)  # columns with the text for one platform
    hints: Mapping[str, str] = field(default_factory=dict)
    numbered: Mapping[str, str] = field(default_factory=dict)
    keys: Sequence[Sequence[str]] = ()
    inside: Sequence[str] = ()
    paths: Mapping[str, Sequence[str]] = field(default_factory=dict)
    html: bool = False
    passed_on: str = ""
    published: bool = False
    platform: str | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    dates: str | None = None
    between: str = ""
    undated: str = "queue"


GENERIC = Format()


@cache
def formats() -> Sequence[Format]:
    """All entries of formats.toml."""
    data = package_data("readers/formats.toml")
    return [parse(name, entry) for name, entry in data.items()]


def parse(name: str, entry: dict[str, Any]) -> Format:
    """One entry as a format."""
    return Format(
        name,
        header=[frozenset(map(bare, each)) for each in several(entry.get("header", []))],
        without=frozenset(map(bare, entry.get("without", ()))),
        positions=entry.get("positions", ()),
        columns=entry.get("columns", {}),
        networks={bare(key): platform for key, platform in entry.get("networks", {}).items()},
        hints={bare(key): platform for key, platform in entry.get("hints", {}).items()},
        numbered={key: bare(column) for key, column in entry.get("numbered", {}).items()},
        keys=several(entry.get("keys", [])),
        inside=entry.get("inside", ()),
        paths=entry.get("paths", {}),
        html=entry.get("html", False),
        passed_on=entry.get("passed_on", ""),
        published=entry.get("published", False),
        platform=entry.get("platform"),
        names=entry.get("names", {}),
        dates=entry.get("dates"),
        between=entry.get("between", ""),
        undated=entry.get("undated", "queue"),
    )


def several(entry: list[Any]) -> list[list[str]]:
    """One list of names or several, as several."""
    return entry if entry and isinstance(entry[0], list) else [entry] if entry else []


def bare(column: str) -> str:
    """A column's name without what makes no difference."""
    return JOINT.sub("", REMARK.sub("", column)).lower()


def format_of_header(cells: Sequence[Field]) -> Format | None:
    """The format whose header a row is; of several the one that asks for most columns."""
    columns = {bare(cell.text) for cell in cells}
    fitting = [
        (len(header), -rank, form)
        for rank, form in enumerate(formats())
        for header in form.header
        if header <= columns and form.without.isdisjoint(columns)
    ]
    return max(fitting, key=lambda each: each[:2])[2] if fitting else None


def format_of_cells(rows: Sequence[Sequence[Field]]) -> Format | None:
    """The format without a header that some rows are of: most have a time and a text where it has them."""
    for form in (form for form in formats() if form.positions):
        at, text = form.positions.index("at"), form.positions.index("text")
        whole = [cells for cells in rows if max(at, text) < width(cells) <= len(form.positions)]
        timed = sum(is_time(cells[at].text) for cells in whole)
        worded = sum(len(cells[text].text.split()) >= FEWEST_WORDS for cells in whole)
        if 2 * min(timed, worded) > len(rows):
            return form
    return None


def is_published(name: str) -> bool:
    """Whether a format holds what was published already: an archive."""
    return any(form.published for form in formats() if form.name == name)


def width(cells: Sequence[Field]) -> int:
    """How many cells a row has, without blank ones at its end."""
    return max((number for number, cell in enumerate(cells, 1) if cell.text.strip()), default=0)


def is_time(text: str) -> bool:
    """Whether a cell holds a day and a time of day."""
    from benice.when import read_when

    when = read_when(text, zone=None, order=None)
    return not when.all_day and when.problem != "unreadable-time"

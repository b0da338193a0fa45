"""The output formats: one file each, listed here."""

from collections.abc import Callable, Iterable

from benice.reports.json_report import render_json, render_jsonl
from benice.reports.lines import Line, concise, full, statistics
from benice.run import Outcome

__all__ = ["DOCUMENTS", "FORMATS", "LISTINGS", "statistics"]

LISTINGS: dict[str, Callable[[Outcome, int], Iterable[Line]]] = {  # for people: styled lines of a given width
    "full": full,
    "concise": lambda outcome, _: concise(outcome),
}
DOCUMENTS: dict[str, Callable[[Outcome], str]] = {  # for programs: text whose bytes never change with the terminal
    "json": render_json,
    "jsonl": render_jsonl,
}
FORMATS = (*LISTINGS, *DOCUMENTS)

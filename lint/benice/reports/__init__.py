"""The output formats: one file each, listed here; each turns an outcome into text."""

from collections.abc import Callable

from benice.reports.json_report import render_json, render_jsonl
from benice.run import Outcome

REPORTS: dict[str, Callable[[Outcome], str]] = {
    "json": render_json,
    "jsonl": render_jsonl,
}

"""The output formats: one file each, listed here and imported when needed."""

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import cast

from benice.reports.lines import Line, concise, full, statistics
from benice.run import Outcome

__all__ = ["DOCUMENTS", "FORMATS", "LISTINGS", "render", "statistics"]

LISTINGS: dict[str, Callable[[Outcome, int], Iterable[Line]]] = {  # for people: styled lines of a given width
    "full": full,
    "concise": lambda outcome, _: concise(outcome),
}
DOCUMENTS = {  # for programs: text whose bytes never change with the terminal; the module and function that writes it
    "json": "json_report:render_json",
    "jsonl": "json_report:render_jsonl",
    "sarif": "sarif:render_sarif",
    "github": "github:render_github",
    "gitlab": "gitlab:render_gitlab",
    "junit": "junit:render_junit",
    "checkstyle": "checkstyle:render_checkstyle",
    "rdjson": "rdjson:render_rdjson",
    "markdown": "markdown:render_markdown",
}
FORMATS = (*LISTINGS, *DOCUMENTS)


def render(outcome: Outcome, output_format: str) -> str:
    """An outcome as a document of one of DOCUMENTS."""
    module, function = DOCUMENTS[output_format].split(":")
    return cast(Callable[[Outcome], str], getattr(import_module(f"benice.reports.{module}"), function))(outcome)

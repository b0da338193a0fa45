"""Where findings stand, as other programs want it: paths from the repository's root on, columns in their units."""

import os
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from benice.model import Source, Span

INFORMATION = "https://benice.example"


def url_of(rule: str) -> str:
    """The page of a rule."""
    return f"{INFORMATION}/rules/{rule}"


def place(span: Span) -> dict[str, int]:
    """Lines and columns from 1, in code points, end exclusive."""
    line, column = span.source.position(span.start)
    end_line, end_column = span.source.position(span.end)
    return {"line": line, "column": column, "end_line": end_line, "end_column": end_column}


@cache
def root() -> Path:
    """The repository that the run began in, else the folder."""
    here = Path.cwd()
    return next((folder for folder in (here, *here.parents) if (folder / ".git").exists()), here)


def from_root(path: str) -> str:
    """A path from the repository's root on; as it is where it lies elsewhere."""
    absolute = Path(os.path.normpath(Path.cwd() / path))
    return absolute.relative_to(root()).as_posix() if absolute.is_relative_to(root()) else path


def uri(path: str) -> str:
    """A path as a relative reference, or as a file URI where it lies outside of the repository."""
    relative = from_root(path)
    encoded = quote(os.fsencode(relative), safe="/")
    return f"file://{encoded}" if relative.startswith("/") else encoded


def byte_position(source: Source, offset: int) -> dict[str, int]:
    """Line and column from 1, the column in bytes of UTF-8."""
    line, column = source.position(offset)
    start = offset - column + 1
    return {"line": line, "column": len(source.text[start:offset].encode("utf-8", "surrogatepass")) + 1}


def byte_range(span: Span) -> dict[str, Any]:
    """Start and end (exclusive), the columns in bytes of UTF-8."""
    return {"start": byte_position(span.source, span.start), "end": byte_position(span.source, span.end)}

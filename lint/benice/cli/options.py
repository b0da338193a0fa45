"""The arguments and options that commands share."""

import inspect
from collections.abc import Callable
from datetime import UTC, datetime
from functools import wraps
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer

from benice.cli import completion
from benice.tables import UsageError

Paths = Annotated[
    list[str] | None,
    typer.Argument(help="Files and folders; - for standard input. Default: this folder.", show_default=False),
]
ConfigFile = Annotated[
    Path | None,
    typer.Option(
        "--config",
        autocompletion=completion.files,
        help="Use this config file instead of looking for one.",
        show_default=False,
    ),
]
Isolated = Annotated[bool, typer.Option("--isolated", help="Use no config file.")]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="TIME",
        help='What "now" is for rules that ask, such as 2026-12-01T09:00+01:00. Default: the start of the run.',
        show_default=False,
    ),
]
StdinName = Annotated[
    str | None,
    typer.Option(
        "--stdin-filename", metavar="NAME", help="The file that standard input stands for.", show_default=False
    ),
]

Asked = TypeVar("Asked")


def takes(kind: Callable[..., Asked]) -> Callable[[Callable[[Asked], None]], Callable[..., None]]:
    """Turn a function of one dataclass into a command: typer finds an option for each of its fields."""

    def turn(function: Callable[[Asked], None]) -> Callable[..., None]:
        @wraps(function)
        def command(**given: Any) -> None:
            function(kind(**given))

        command.__signature__ = inspect.signature(kind)  # type: ignore[attr-defined]
        del command.__wrapped__, command.__annotations__
        return command

    return turn


def read_as_of(given: str | None, option: str = "--as-of") -> datetime:
    """The moment that an option names, in the machine's zone where it names none; UsageError where it is no time."""
    if given is None:
        return datetime.now(UTC)
    try:
        found = datetime.fromisoformat(given)
    except ValueError:
        raise UsageError(f"{option}: '{given}' is no ISO 8601 date or time, such as 2026-12-01T09:00+01:00") from None
    return found if found.tzinfo else found.astimezone()


def among(option: str, given: str, known: tuple[str, ...]) -> str:
    """The value of an option that has a few; UsageError with "did you mean"."""
    from benice.tables import did_you_mean

    if given not in known:
        raise UsageError(f"{option}: '{given}' is none of {', '.join(known)}{did_you_mean(given, known)}")
    return given

"""The command line. `benice check FILE...`, which is run at every save, does without typer; app.py has all the rest."""

import gc
import sys
from collections.abc import Sequence

from benice.judge import RuleFailure
from benice.tables import UsageError


def main() -> None:
    """Run the command line; a mistake of the user's is told in one line, with exit code 2."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    gc.set_threshold(50_000, 20, 50)  # a run makes few cycles; looking for them while it starts takes a twentieth of it
    try:
        run(sys.argv[1:])
    except UsageError as error:
        sys.stderr.write(f"benice: {harmless(error)}\n")
        raise SystemExit(2) from None
    except RuleFailure as error:
        sys.stderr.write(f"benice: {harmless(error)}; this is a mistake in benice: please report it with the post\n")
        raise SystemExit(2) from None
    except BrokenPipeError:
        sys.stderr.close()
        raise SystemExit(0) from None
    except OSError as error:
        where = harmless(error.filename or "the system")
        sys.stderr.write(f"benice: {where}: {(error.strerror or str(error)).lower()}\n")
        raise SystemExit(2) from None


def run(arguments: Sequence[str]) -> None:
    """Run a command; SystemExit with its exit code."""
    if len(arguments) > 1 and arguments[0] == "check" and not any(each.startswith("-") for each in arguments):
        from benice.cli.plain import check_files, only_files

        if only_files(arguments[1:]):
            raise SystemExit(check_files(arguments[1:]))
    from benice.cli.app import app

    app()


def harmless(said: object) -> str:
    """What is wrong, without what a file or its name could make a terminal do."""
    from benice.reports.widths import safe

    return safe(str(said))

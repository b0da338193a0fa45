"""`benice server`: the language server, for editors."""

import logging
import sys
from typing import Annotated

import typer

from benice.cli.options import among
from benice.tables import UsageError

LEVELS = ("error", "warning", "info", "debug")


def server(
    log_level: Annotated[
        str, typer.Option(metavar="LEVEL", help="What is logged to standard error: error, warning, info or debug.")
    ] = "warning",
) -> None:
    """Speak the language server protocol on standard input and output; editors start this."""
    among("--log-level", log_level, LEVELS)
    try:
        from benice.server.app import make_server
    except ImportError as error:
        raise UsageError(f"the language server needs a package more: pip install 'benice[lsp]' ({error})") from None
    logging.basicConfig(stream=sys.stderr, level=log_level.upper(), format="%(levelname)s %(name)s: %(message)s")
    make_server().start_io()

"""`benice mcp`: tools for assistants that draft posts."""

from benice.tables import UsageError


def mcp() -> None:
    """Speak the Model Context Protocol on standard input and output; assistants start this."""
    try:
        from benice.mcp import make_server
    except ImportError as error:
        raise UsageError(f"tools for assistants need a package more: pip install 'benice[mcp]' ({error})") from None
    make_server().run("stdio")

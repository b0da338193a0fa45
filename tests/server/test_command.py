"""`benice server` and `benice mcp` as programs."""

import json
import subprocess
import sys

import pytest


def message(**content: object) -> bytes:
    body = json.dumps({"jsonrpc": "2.0", **content}).encode()
    return b"Content-Length: %d\r\n\r\n" % len(body) + body


def run(given: bytes) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "benice", "server", "--log-level", "debug"]
    return subprocess.run(command, input=given, capture_output=True, timeout=60, check=False)


def test_standard_output_carries_the_protocol_and_nothing_else() -> None:
    hello = message(id=1, method="initialize", params={"capabilities": {}, "processId": None, "rootUri": None})
    done = run(hello + message(method="initialized", params={}) + message(method="$/who-knows", params={}))
    assert done.returncode == 0
    head, _, rest = done.stdout.partition(b"\r\n\r\n")
    assert head.startswith(b"Content-Length: ")
    assert json.loads(rest[: int(head.split(b": ")[1].split(b"\r")[0])])["result"]["serverInfo"]["name"] == "benice"
    assert b"DEBUG" in done.stderr or b"INFO" in done.stderr


@pytest.mark.parametrize("garbage", [b"", b"not at all\r\n\r\n", message(method="textDocument/didOpen", params=7)])
def test_garbage_ends_or_is_left_aside_and_nothing_more(garbage: bytes) -> None:
    assert run(garbage).returncode == 0


@pytest.mark.parametrize(("command", "package"), [("server", "pygls"), ("mcp", "mcp")])
def test_without_its_extra_a_command_says_how_to_get_it(command: str, package: str) -> None:
    extra = "lsp" if command == "server" else "mcp"
    code = f"import sys; sys.modules['{package}'] = None; sys.argv = ['benice', '{command}']"
    code += "\nfrom benice.cli import main\nmain()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2 and f"benice[{extra}]" in done.stderr and "Traceback" not in done.stderr

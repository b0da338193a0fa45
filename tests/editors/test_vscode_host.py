"""A real VS Code: its server with a browser on it, and our extension in it. Slow to get, so only where it is there.

BENICE_VSCODE names the folder `lib/vscode` of the npm package code-server, BENICE_NODE the node that it was built for;
a browser is driven by Playwright.
"""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

SERVER = os.environ.get("BENICE_VSCODE", "")
PLACES = ("/usr/lib/chromium/chromium", shutil.which("chromium") or "")
BROWSER = next((each for each in PLACES if each and Path(each).exists()), None)
EXTENSION = Path(__file__).parents[2] / "editors" / "vscode"
SCRIPT = Path(__file__).parent / "vscode_host" / "index.js"

pytestmark = pytest.mark.skipif(
    not SERVER or BROWSER is None or not (EXTENSION / "node_modules").is_dir(),
    reason="there is no VS Code here (BENICE_VSCODE names none), or no Chromium, or no `npm ci` in editors/vscode",
)
DRAFT = "---\nplatform: x\n---\n🎉🎉 Please like and share this with everyone!\n"


def fill(folder: Path, home: Path) -> None:
    """A folder of posts, and settings that start this very benice."""
    folder.mkdir()
    (folder / "benice.toml").write_text("", encoding="utf-8")
    for name in ("draft.md", "closed.md"):
        (folder / name).write_text(DRAFT, encoding="utf-8")
    (home / "Machine").mkdir(parents=True)
    settings = {"benice.command": [sys.executable, "-m", "benice"], "security.workspace.trust.enabled": False}
    (home / "Machine" / "settings.json").write_text(json.dumps(settings), encoding="utf-8")


@contextmanager
def editor(home: Path) -> Iterator[int]:
    """VS Code on a port of this machine."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    more = ["--without-connection-token", "--accept-server-license-terms", "--enable-smoke-test-driver"]
    places = ["--user-data-dir", str(home), "--server-data-dir", f"{home}-server", "--extensions-dir", f"{home}-more"]
    node = os.environ.get("BENICE_NODE", "node")
    command = [node, f"{SERVER}/out/server-main.js", "--host", "127.0.0.1", "--port", str(port)]
    process = subprocess.Popen(
        [*command, *more, "--telemetry-level", "off", *places], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        for _ in range(150):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/version", timeout=1)
                break
            except (urllib.error.URLError, OSError):
                time.sleep(0.2)
        yield port
    finally:
        process.terminate()
        process.wait(10)


def test_the_extension_does_in_vs_code_what_it_should(tmp_path: Path) -> None:
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed here")
    subprocess.run(["npm", "run", "build"], cwd=EXTENSION, check=True, capture_output=True, timeout=120)
    fill(tmp_path / "posts", tmp_path / "home")
    ended: list[int] = []
    said: list[object] = []
    with editor(tmp_path / "home") as port, playwright.sync_playwright() as driver:
        remote = f"vscode-remote://127.0.0.1:{port}"
        payload = [["extensionDevelopmentPath", f"{remote}{EXTENSION}"], ["extensionTestsPath", f"{remote}{SCRIPT}"]]
        asked = {"folder": str(tmp_path / "posts"), "payload": json.dumps(payload)}
        browser = driver.chromium.launch(executable_path=BROWSER, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        page.expose_function("codeAutomationExit", lambda code, logs=None: ended.append(code))
        page.expose_function("codeAutomationLog", lambda kind, words: said.append((kind, words)))
        page.goto(f"http://127.0.0.1:{port}/?{urllib.parse.urlencode(asked)}")
        until = time.monotonic() + 120
        while not ended and time.monotonic() < until:
            page.wait_for_timeout(200)
        browser.close()
    assert ended == [0], said[-20:]

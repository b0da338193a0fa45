"""The extension for VS Code: its types, its parts, and the package that is installed."""

import json
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from benice.server.session import COUNTS

FOLDER = Path(__file__).parents[2] / "editors" / "vscode"
NPM = shutil.which("npm")

needs_npm = pytest.mark.skipif(
    NPM is None or not (FOLDER / "node_modules").is_dir(),
    reason="the extension's packages are not installed here (cd editors/vscode && npm ci)",
)


def run(script: str) -> str:
    """What a script of package.json prints; it must succeed."""
    done = subprocess.run(
        [str(NPM), "run", script], cwd=FOLDER, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@needs_npm
def test_the_parts_of_the_extension_do_what_they_should() -> None:
    assert "fail 0" in run("test")


@needs_npm
def test_the_package_holds_the_extension_and_nothing_else() -> None:
    run("package")
    with zipfile.ZipFile(FOLDER / "benice.vsix") as package:
        held = {name.removeprefix("extension/") for name in package.namelist() if name.startswith("extension/")}
    assert {name.lower() for name in held} == {"package.json", "readme.md", "license.txt", "dist/extension.js"}


def test_the_settings_are_those_of_the_server() -> None:
    manifest = json.loads((FOLDER / "package.json").read_text(encoding="utf-8"))
    settings = manifest["contributes"]["configuration"]["properties"]
    assert tuple(settings["benice.counts"]["enum"]) == COUNTS
    assert {"benice.select", "benice.ignore", "benice.config"} <= settings.keys()

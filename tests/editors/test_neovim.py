"""A real Neovim, without a window: what it shows of a draft, and what it does about it."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

NVIM = shutil.which("nvim")
pytestmark = pytest.mark.skipif(NVIM is None, reason="Neovim is not installed here (Debian: apt-get install neovim)")

DRAFT = "---\nplatform: x\n---\n🎉🎉 Please like and share this with everyone!\n"
SCRIPT = Path(__file__).with_name("drive_neovim.lua")
SETUP = Path(__file__).parents[2] / "editors" / "neovim" / "benice.lua"


def test_neovim_shows_a_finding_at_its_column_and_a_code_action_takes_it_away(tmp_path: Path) -> None:
    (tmp_path / "benice.toml").write_text("", encoding="utf-8")
    draft = tmp_path / "draft.md"
    draft.write_text(DRAFT, encoding="utf-8")
    told = tmp_path / "told.json"
    given = {"BENICE_PYTHON": sys.executable, "BENICE_TOLD": str(told), "BENICE_LUA": str(SETUP)}
    environment = {**os.environ, **given, "HOME": str(tmp_path)}
    command = [str(NVIM), "--headless", "--clean", "-u", "NONE", str(draft), "-c", f"luafile {SCRIPT}", "-c", "qa!"]
    done = subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, timeout=60, check=False)
    assert told.exists(), done.stderr.decode()
    seen = json.loads(told.read_text(encoding="utf-8"))
    assert {"rule": "like-begging", "words": "like and share"} in seen["before"]
    assert "like-begging" not in [each["rule"] for each in seen["after"]]
    assert any("benice-ignore like-begging" in line for line in seen["lines"])

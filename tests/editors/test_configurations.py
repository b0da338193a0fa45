"""What our docs tell people to put into their editors' settings."""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

EDITORS = Path(__file__).parents[2] / "editors"
EMACS = shutil.which("emacs")


def test_helix_is_told_a_server_that_its_languages_use() -> None:
    told = tomllib.loads((EDITORS / "helix" / "languages.toml").read_text(encoding="utf-8"))
    assert told["language-server"]["benice"] == {"command": "benice", "args": ["server"]}
    assert all("benice" in language["language-servers"] for language in told["language"])


def test_every_piece_of_json_in_the_docs_is_json() -> None:
    pieces = re.findall(r"```json\n(.*?)```", (EDITORS / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert len(pieces) >= 3 and all(json.loads(piece) for piece in pieces)


@pytest.mark.skipif(EMACS is None, reason="Emacs is not installed here (Debian: apt-get install emacs-nox elpa-eglot)")
def test_emacs_shows_a_finding_at_its_column(tmp_path: Path) -> None:
    (tmp_path / "benice.toml").write_text("", encoding="utf-8")
    (tmp_path / "draft.txt").write_text("🎉🎉 Please like and share this!\n", encoding="utf-8")
    command = [str(EMACS), "--batch", "-l", str(EDITORS / "emacs" / "benice.el"), "-l"]
    done = subprocess.run(
        [*command, str(Path(__file__).with_name("drive_emacs.el"))],
        env={**os.environ, "BENICE_PYTHON": sys.executable, "HOME": str(tmp_path)},
        cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert "FINDING [like and share]" in done.stderr, done.stderr

"""What `benice check FILE` loads: its start is what is waited for at every save."""

import os
import subprocess
import sys
from pathlib import Path

HEAVY = {
    "typer", "rich", "yaml", "textstat", "icalendar", "rapidfuzz", "pygls", "mcp", "pyarrow", "regex", "openpyxl",
    "dataclasses", "inspect", "tomllib", "json", "hashlib", "tempfile", "difflib", "textwrap", "importlib.resources",
    "multiprocessing", "asyncio", "logging", "urllib.request", "subprocess", "email", "xml.etree",
}  # fmt: skip
MOST = 95  # modules of our own, 88 when this was written: each takes a third of a millisecond
RUN = """
import sys
from benice.cli import main
try:
    main()
finally:
    print(*sorted(sys.modules), file=sys.stderr)
"""


def loaded(draft: Path, cache: Path) -> set[str]:
    environment = {**os.environ, "BENICE_CACHE_DIR": str(cache)}
    command = [sys.executable, "-c", RUN, "check", draft.name]
    done = subprocess.run(
        command, cwd=draft.parent, env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    return set(done.stderr.split())


def test_a_check_of_one_file_loads_little(tmp_path: Path) -> None:
    draft = tmp_path / "one.md"
    draft.write_text("We mended a bike today. What is the strangest noise yours has ever made?\n", encoding="utf-8")
    before = loaded(draft, tmp_path / "cache")
    names = loaded(draft, tmp_path / "cache")
    assert before - names, "the first run reads what the second finds in the cache"
    assert names & HEAVY == set()
    assert sum(name.startswith("benice") for name in names) <= MOST

"""The command line as people see it: each transcript is commands, what they print, and their exit codes.

A transcript `NAME.txt` runs in a copy of the folder `NAME/` beside it. A line `$ benice ...` is a command, a last line
`? N` its exit code where that is not 0. With BENICE_UPDATE=1 the transcripts are written anew, for review as a diff.
"""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
TRANSCRIPTS = sorted(HERE.glob("*.txt"))


def run(line: str, folder: Path) -> str:
    """What one command prints, and its exit code where it is not 0."""
    words, _, given = line.partition(" < ")
    name, *arguments = shlex.split(words)
    assert name == "benice", line
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8", "COLUMNS": "100", "TERM": "dumb"}
    environment.pop("NO_COLOR", None)
    done = subprocess.run(
        [sys.executable, "-m", "benice", *arguments],
        cwd=folder,
        input=(folder / given).read_bytes() if given else b"",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=environment,
        timeout=60,
        check=False,
    )
    printed = done.stdout.decode("utf-8").replace("\r\n", "\n")
    if printed and not printed.endswith("\n"):
        printed += "\n"
    return printed + (f"? {done.returncode}\n" if done.returncode else "")


@pytest.mark.parametrize("transcript", TRANSCRIPTS, ids=lambda path: path.stem)
def test_a_transcript_is_what_happens(transcript: Path, tmp_path: Path) -> None:
    folder = tmp_path / "work"
    given = HERE / transcript.stem
    shutil.copytree(given, folder) if given.is_dir() else folder.mkdir()
    written = transcript.read_text(encoding="utf-8")
    heads = [line for line in written.split("\n") if line.startswith(("$ ", "# "))]
    happened = ""
    for head in heads:
        happened += ("\n" if happened and not happened.endswith("#\n") else "") + head + "\n"
        if head.startswith("$ "):
            happened += run(head[2:], folder)
    if os.environ.get("BENICE_UPDATE"):
        transcript.write_text(happened, encoding="utf-8", newline="\n")
    assert happened == written


def test_there_are_transcripts() -> None:
    assert TRANSCRIPTS

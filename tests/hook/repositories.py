"""Real repositories for the tests of the hook, with nothing of the user's own settings."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

BAIT = "Please like this page.\n"
NICE = "Doors open at ten.\n"
OWN = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Ana",
    "GIT_AUTHOR_EMAIL": "ana@example.org",
    "GIT_COMMITTER_NAME": "Ana",
    "GIT_COMMITTER_EMAIL": "ana@example.org",
    "PYTHONPATH": str(Path(__file__).parents[2] / "lint"),
}


class Repo:
    """A repository in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q", "-b", "main")

    def run(self, *command: str, environment: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
        variables = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
        return subprocess.run(
            command,
            cwd=self.folder,
            env={**variables, **OWN, **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="surrogateescape",
            check=False,
        )

    def git(self, *arguments: str) -> str:
        done = self.run("git", *arguments)
        assert done.returncode == 0, done.stdout
        return done.stdout

    def try_git(self, *arguments: str) -> tuple[int, str]:
        done = self.run("git", *arguments)
        return done.returncode, done.stdout

    def benice(self, *arguments: str, environment: Mapping[str, str] | None = None) -> tuple[int, str]:
        done = self.run(sys.executable, "-m", "benice", *arguments, environment=environment)
        return done.returncode, done.stdout

    def write(self, name: str, text: str = NICE) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
        return path

    def add(self, name: str, text: str = NICE) -> Path:
        path = self.write(name, text)
        self.git("add", "--", name)
        return path

    def commit(self, *arguments: str) -> None:
        self.git("commit", "-q", "-m", "x", "--no-verify", *arguments)

    def state(self) -> str:
        """All bytes of the index and of the work tree, hooks aside."""
        seen = hashlib.sha256()
        index = Path(self.folder, self.git("rev-parse", "--git-path", "index").strip())
        for path in [index, *sorted(self.folder.rglob("*"))]:
            if path.is_file() and (path == index or ".git" not in path.relative_to(self.folder).parts):
                seen.update(os.fsencode(path) + path.read_bytes())
        return seen.hexdigest()

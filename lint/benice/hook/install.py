"""Put the hook into a repository and take it away again; somebody else's hook is never lost."""

import os
import shlex
import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from benice.hook.repository import Repository
from benice.light import dataclass
from benice.readers import READERS
from benice.tables import UsageError

STAGES = ("pre-commit", "pre-push")
MARK = "# benice "
NAMES = {".js": "tweet*", ".toml": "*strategy*"}  # of the files with these suffixes that matter
OTHERS = ("readme*", "changelog*", "contributing*", "license*", "code*of*conduct*", "package*.json", ".*", ".*/**")


@dataclass(frozen=True)
class Hook:
    """The hook of one stage: where git looks for it, and where the one that was there before waits."""

    stage: str
    folder: Path

    @property
    def path(self) -> Path:
        """Where git looks."""
        return self.folder / self.stage

    @property
    def before(self) -> Path:
        """The hook that was there before, which ours runs first."""
        return self.folder / f"{self.stage}.before-benice"

    @property
    def is_ours(self) -> bool:
        """Whether benice's hook is there."""
        return self.is_there and f"\n{MARK}{self.stage}:" in self.text

    @property
    def is_there(self) -> bool:
        """Whether any hook is there; a link that leads nowhere is one too."""
        return os.path.lexists(self.path)

    @property
    def text(self) -> str:
        """What is in it; nothing where it cannot be read."""
        try:
            return self.path.read_text(encoding="utf-8", errors="replace")
        except OSError:
            return ""

    @property
    def owner(self) -> str:
        """Whose a hook of somebody else is, where its text tells."""
        names = ("pre-commit.com", "prek", "lefthook", "husky", "lint-staged", "overcommit", "gitlint")
        found = next((name for name in names if name in self.text.lower()), None)
        return f" (it looks like {found.removesuffix('.com')}'s)" if found else ""

    def install(self, chain: bool) -> str:
        """Write it; what was done, in words. UsageError where somebody's hook is there and `chain` is not wanted."""
        chained = self.is_there and not self.is_ours
        if chained and not chain:
            raise UsageError(
                f"{self.path} is there already{self.owner}; `benice hook install --chain` runs it first, "
                "and `benice hook uninstall` puts it back"
            )
        if chained and os.path.lexists(self.before):
            raise UsageError(f"{self.before} is in the way: is it a hook from an earlier time? Move it, and try again")
        self.folder.mkdir(parents=True, exist_ok=True)
        beside = self.folder / f".{self.stage}.{os.getpid()}"
        beside.write_text(script(self.stage), encoding="utf-8", newline="\n")
        beside.chmod(0o755)
        if chained:
            self.path.rename(self.before)
        beside.replace(self.path)
        return f"installed {self.path}" + (f"; it runs {self.before.name} first" if self.before.exists() else "")

    def uninstall(self) -> str:
        """Take it away and put back what was there before; what was done, in words."""
        if not self.is_there:
            return f"no {self.stage} hook is there"
        if not self.is_ours:
            return f"{self.path} is not benice's{self.owner}, and stays"
        if os.path.lexists(self.before):
            self.before.replace(self.path)
            return f"took benice's hook away; {self.path} is again what it was before"
        self.path.unlink()
        return f"took {self.path} away"

    def status(self) -> str:
        """What is there, in words."""
        if not self.is_there:
            return f"{self.stage}: no hook"
        if not self.is_ours:
            return f"{self.stage}: somebody else's hook{self.owner}: {self.path}"
        if not os.access(self.path, os.X_OK):
            return f"{self.stage}: installed, and git passes it over because it is not executable: chmod +x {self.path}"
        first = f", after {self.before.name}" if os.path.lexists(self.before) else ""
        old = "" if self.text == script(self.stage) else "; it is of another version or Python: install it again"
        return f"{self.stage}: installed{first}: {self.path}{old}"


def hooks(stage: str | None = None, everywhere: bool = True) -> Iterator[Hook]:
    """The hook of a stage, or those of all stages, where git looks for them.

    A folder that `core.hooksPath` sets for all repositories of a person is only used with `everywhere`.
    """
    repository = Repository()
    folder = Path(os.fsdecode(repository.ask("rev-parse", "--git-path", "hooks").rstrip(b"\n")))
    if not everywhere and (scope := shared_scope(repository)):
        raise UsageError(
            f"core.hooksPath is set in git's {scope} config, so that {folder} serves all repositories; "
            "--everywhere installs the hook for all of them, and `git config core.hooksPath .git/hooks` gives "
            "this one hooks of its own"
        )
    for each in [stage] if stage else STAGES:
        yield Hook(each, folder)


def shared_scope(repository: Repository) -> str:
    """The scope of git's config that sets the hooks' folder for more than this repository; empty where none does."""
    code, said, _ = repository.call("config", "--show-scope", "--get", "core.hooksPath")
    scope = said.split(b"\t")[0].decode("ascii", "replace") if code == 0 else ""
    return scope if scope in ("system", "global") else ""


def script(stage: str) -> str:
    """The hook of a stage, with this Python in it."""
    text = (files("benice") / "hook" / "hook.sh").read_text(encoding="utf-8")
    paths = " ".join(map(shlex.quote, pathspecs()))
    return text.replace("@STAGE@", stage).replace("@PATHS@", paths).replace("@PYTHON@", shlex.quote(sys.executable))


def pathspecs() -> Iterator[str]:
    """What git has to look at to tell whether a commit can hold posts or a strategy."""
    for suffix in sorted({*READERS, ".toml"}):
        yield f":(top,icase,glob)**/{NAMES.get(suffix, '*')}{suffix}"
    for name in OTHERS:
        yield f":(top,exclude,icase,glob)**/{name}"

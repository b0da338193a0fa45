"""What earlier runs made of the same rule files: tables read, patterns translated; kept in the user's cache folder.

A file of the shelf is keyed by the digests of all rule files, of benice and of Python, and carries a digest of itself:
a broken one is as good as none. It is written beside and renamed, so that runs at the same time do no harm, and where
the folder cannot be written to, nothing is kept.
"""

import contextlib
import marshal
import os
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time
from hashlib import blake2b
from pathlib import Path
from typing import Any

from benice import __version__
from benice.paths import read_bytes
from benice.tables import Table, read_toml

Forms = Sequence[tuple[str, Sequence[Sequence[frozenset[str]]]]]  # of a pattern: expressions, and what they need
KEPT = 8  # files; older ones are of rules that have changed since
SIZE = 16  # bytes of a digest


def folder() -> Path:
    """BENICE_CACHE_DIR, else where the system has its caches (a library for this would cost a tenth of a start)."""
    if given := os.environ.get("BENICE_CACHE_DIR"):
        return Path(given)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "benice" / "Cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "benice"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "benice"


def key_of(files: Iterable[tuple[Path, bytes]]) -> str:
    """What a shelf is known by: the names and bytes of its rule files, and who reads them."""
    digest = blake2b(f"{__version__} {sys.version} {code_stamp()}".encode(), digest_size=SIZE)
    for path, data in files:
        digest.update(f"\0{path}\0{len(data)}\0".encode("utf-8", "surrogatepass"))
        digest.update(data)
    return digest.hexdigest()


def code_stamp() -> str:
    """What changes when somebody works on the code that reads patterns."""
    files = (Path(__file__).parent / f"{name}.py" for name in ("patterns", "needs", "clauses", "translate"))
    return " ".join(str(path.stat().st_mtime_ns) for path in files)


def fetch(key: str) -> Mapping[str, Any]:
    """What is kept under a key; nothing where there is no such file, or a broken one."""
    try:
        data = (folder() / f"{key}.rules").read_bytes()
        if blake2b(data[SIZE:], digest_size=SIZE).digest() != data[:SIZE]:
            return {}
        found = marshal.loads(data[SIZE:])
    except (OSError, ValueError, EOFError, TypeError):
        return {}
    return found if isinstance(found, dict) else {}


def can_keep() -> bool:
    """Whether the folder is there, or can be made, and can be written to."""
    with contextlib.suppress(OSError):
        folder().mkdir(parents=True, exist_ok=True)
        return os.access(folder(), os.W_OK)
    return False


def keep(key: str, made: dict[str, Any]) -> None:
    """Keep something under a key; the oldest files beyond KEPT go."""
    try:
        data = marshal.dumps(made)
        with tempfile.NamedTemporaryFile(dir=folder(), prefix=".", suffix=".part", delete=False) as part:
            part.write(blake2b(data, digest_size=SIZE).digest() + data)
        Path(part.name).replace(folder() / f"{key}.rules")
        every = sorted(folder().glob("*.rules"), key=lambda path: path.stat().st_mtime, reverse=True)
        for old in every[KEPT:]:
            old.unlink(missing_ok=True)
    except OSError:
        return


def plain(value: Any) -> Any:
    """A value of TOML as marshal knows it: dates and times as ISO text, which is how examples read them too."""
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [plain(each) for each in value]
    return value.isoformat() if isinstance(value, date | time) else value


class Kept:
    """The files of rule folders, and what an earlier run made of the same ones."""

    def __init__(self, files: Iterable[Path] = ()) -> None:
        self.texts = {path: read_bytes(path) for path in files}
        self.key = key_of(self.texts.items()) if self.texts else ""
        self.stored = fetch(self.key) if self.texts else {}
        self.tables: Mapping[str, Any] = self.stored.get("tables", {})
        self.patterns: Mapping[str, Forms] = self.stored.get("patterns", {})
        self.lexicon: frozenset[str] = self.stored.get("lexicon", frozenset())

    def read(self, path: Path) -> Table:
        """The table of a rule file; UsageError where it cannot be read."""
        if str(path) in self.tables:
            return Table(self.tables[str(path)], path, self.texts[path].decode("utf-8-sig"))
        data, text = read_toml(path)
        return Table(data, path, text)

    @property
    def wanted(self) -> bool:
        """Whether it is worth the while to work out more: there are files, nothing is kept of them, and it could be."""
        return bool(self.texts) and not self.stored and can_keep()

    def keep(self, patterns: Mapping[str, Forms], lexicon: frozenset[str]) -> None:
        """Keep what was worked out for the next run."""
        tables = {str(path): plain(read_toml(path)[0]) for path in self.texts}
        keep(self.key, {"tables": tables, "patterns": patterns, "lexicon": lexicon})

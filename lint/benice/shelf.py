"""What earlier runs made of the same rule files: tables read, patterns translated; kept in the user's cache folder.

A file of the shelf is known by all files that it was made of and their last change, and by the versions of benice and
of Python; it carries a checksum, so that a broken one is as good as none. It is written beside and renamed, so that
runs at the same time do no harm, and where the folder cannot be written to, nothing is kept.
"""

import contextlib
import marshal
import os
import sys
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any
from zlib import crc32

from benice import __version__
from benice.paths import stamp
from benice.tables import Table, read_toml

HERE = Path(__file__).parent
READING = ("clauses", "index", "keeping", "letters", "linear", "needs", "patterns", "purpose", "rulebook", "translate")
CODE = [*(HERE / f"{name}.py" for name in READING), *sorted((HERE / "checks").glob("*.py"))]
KEPT = 12  # files; older ones are of rules that have changed since
SIZE = 4  # bytes of a checksum


def folder() -> Path:
    """BENICE_CACHE_DIR, else where the system has its caches (a library for this would cost a tenth of a start)."""
    if given := os.environ.get("BENICE_CACHE_DIR"):
        return Path(given)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "benice" / "Cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "benice"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "benice"


def stamp_of(files: Iterable[Path]) -> str:
    """What something is known by that was made of files: who reads them, and their last change as the system tells."""
    return "\n".join([f"{__version__} {sys.version}", *(f"{path} {stamp(path)}" for path in files)])


def fetch(stamp: str) -> Mapping[str, Any]:
    """What is kept under a stamp; nothing where there is no such file, or a broken one."""
    try:
        data = place(stamp).read_bytes()
        found = marshal.loads(data[SIZE:]) if crc32(data[SIZE:]).to_bytes(SIZE) == data[:SIZE] else None
    except (OSError, ValueError, EOFError, TypeError):
        return {}
    return found["made"] if isinstance(found, dict) and found.get("stamp") == stamp else {}


def place(stamp: str) -> Path:
    """Where something is kept."""
    return folder() / f"{crc32(stamp.encode('utf-8', 'surrogatepass')):08x}.kept"


def can_keep() -> bool:
    """Whether the folder is there, or can be made, and can be written to."""
    with contextlib.suppress(OSError):
        folder().mkdir(parents=True, exist_ok=True)
        return os.access(folder(), os.W_OK)
    return False


def keep(stamp: str, made: dict[str, Any]) -> None:
    """Keep something under a stamp; the oldest files beyond KEPT go."""
    import tempfile

    try:
        data = marshal.dumps({"stamp": stamp, "made": made})
        with tempfile.NamedTemporaryFile(dir=folder(), prefix=".", suffix=".part", delete=False) as part:
            part.write(crc32(data).to_bytes(SIZE) + data)
        Path(part.name).replace(place(stamp))
        every = sorted(folder().glob("*.kept"), key=lambda path: path.stat().st_mtime, reverse=True)
        for old in every[KEPT:]:
            old.unlink(missing_ok=True)
    except OSError:
        return


def plain(value: Any) -> Any:
    """A value of TOML as marshal knows it: dates and times as ISO text, which is how examples read them too."""
    if isinstance(value, Mapping):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [plain(each) for each in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


def digest(spelt: str) -> bytes:
    """What stands for a pattern whose words are spelt out: whichever rules it is in, its forms are the same."""
    from hashlib import blake2b

    return blake2b(spelt.encode("utf-8", "surrogatepass"), digest_size=16).digest()


class Kept:
    """The files of rule folders, and what an earlier run made of the same ones (see keeping.py)."""

    def __init__(self, files: Iterable[Path] = ()) -> None:
        self.files = frozenset(files)
        self.stamp = stamp_of([*CODE, *sorted(self.files)]) if self.files else ""
        self.stored = fetch(self.stamp) if self.files else {}
        self.opened: dict[Path, Mapping[str, Any]] = {}  # what was read from the disk

    def read(self, path: Path) -> Table:
        """The table of a rule file; UsageError where it cannot be read."""
        known = self.part("tables", str(path))
        return self.open(path) if known is None else Table(known, path)

    def open(self, path: Path) -> Table:
        """The same from the disk, so that a mistake in it is told with its line."""
        data, text = read_toml(path)
        self.opened[path] = data
        return Table(data, path, text)

    def part(self, name: str, key: str) -> Any:
        """One entry of a kept collection, read where it is asked for; None where there is none."""
        found = self.stored.get(name, {}).get(key)
        return None if found is None else marshal.loads(found)

    @cached_property
    def formed(self) -> Mapping[bytes, bytes]:
        """The forms of patterns of any rules that an earlier run met, by the digest of their words, all spelt out."""
        found: Mapping[bytes, bytes] = fetch(stamp_of(CODE)).get("formed", {}) if self.files else {}
        return found

    @property
    def wanted(self) -> bool:
        """Whether it is worth the while to work out more: there are files, nothing is kept of them, and it could be."""
        return bool(self.files) and not self.stored and can_keep()

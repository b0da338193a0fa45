"""Which files a run reads: walks the paths given, and never opens what is not a plain file."""

import os
import re
import stat
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path

from benice.light import dataclass, field
from benice.model import Reading, Source
from benice.readers.decode import decode, is_binary, unreadable
from benice.readers.ignored import Ignored

BUILT = frozenset({"node_modules", "bower_components", "__pycache__", "venv", "site-packages"})
TOOLS = re.compile(  # files of other tools, which are no plans, and not always strict JSON or YAML
    r"(?:package|tsconfig|jsconfig|composer|angular|renovate|manifest|deno|biome)\b.*\.json|.*[.-](?:lock|schema)\.json"
    r"|(?:docker-)?compose.*\.ya?ml|(?:mkdocs|_config|chart|values|pubspec|environment|codecov|appveyor)\.ya?ml"
    r"|.*-lock\.ya?ml|requirements.*\.txt|cmakelists\.txt"
)
TWEETS = re.compile(r"tweets?(?:-part\d+)?\.js")  # of an archive of X; any other script is a program
KINDS = (
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


@dataclass(frozen=True)
class Found:
    """One file to read; `named` if somebody asked for just this one, `problem` if it is not there to be read."""

    path: str
    named: bool = False
    problem: str = ""
    data: bytes | None = field(default=None, repr=False)  # set for standard input and editor buffers

    @cached_property
    def loaded(self) -> Source | Reading:
        """The decoded file, or the reading that says why there is none."""
        if self.problem:
            return unreadable(self.path, "", self.problem)
        try:
            data = Path(self.path).read_bytes() if self.data is None else self.data
        except OSError as error:
            return unreadable(self.path, "", reason(error))
        if not self.named and is_binary(data) and (why := why_passed_over(self.path)):
            return Reading(Source(self.path, ""), passed_over=why)
        return decode(self.path, data)

    @property
    def reading(self) -> Reading | None:
        """The reading of a file that could not be opened or decoded."""
        return self.loaded if isinstance(self.loaded, Reading) else None

    def source(self) -> Source:
        """The decoded file; only where `reading` is None."""
        if isinstance(self.loaded, Reading):
            raise ValueError(f"{self.path} could not be read")
        return self.loaded


def why_passed_over(path: str) -> str:
    """Why a binary file that nobody named is not read; workbooks are, where the extra for them is installed."""
    if path.lower().endswith(".car"):
        return ""
    if not path.lower().endswith(".xlsx"):
        return "binary"
    try:
        import openpyxl  # noqa: F401
    except ImportError:
        return "workbooks need benice[xlsx]"
    return ""


def from_bytes(path: str, data: bytes) -> Found:
    """Standard input or an editor's buffer as a file of a name."""
    return Found(path, named=True, data=data)


def find(paths: Sequence[str]) -> list[Found]:
    """The files that the paths mean, each once, in the order of their names whatever the order of the paths."""
    found: dict[object, Found] = {}
    for path in sorted({Path(os.path.normpath(path)) for path in paths}):
        for each in look(path):
            key = identity(each.path)
            if key not in found or (each.named and not found[key].named):
                found[key] = each
    return sorted(found.values(), key=lambda each: each.path)


def look(path: Path) -> Iterator[Found]:
    """The files that one path means."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        problem = "a link to a file that does not exist" if path.is_symlink() else "there is no such file"
        yield Found(path.as_posix(), True, problem)
        return
    except OSError as error:
        yield Found(path.as_posix(), True, reason(error))
        return
    if stat.S_ISDIR(mode):
        yield from walk(path, Ignored.above(path.absolute()), frozenset())
    elif stat.S_ISREG(mode):
        yield Found(path.as_posix(), True)
    else:
        yield Found(path.as_posix(), True, next((name for test, name in KINDS if test(mode)), "not a plain file"))


def walk(folder: Path, ignored: Ignored, above: frozenset[object]) -> Iterator[Found]:
    """The files in a folder that a reader knows by their suffix; hidden, ignored and built ones left out."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield Found(folder.as_posix(), False, reason(error))
        return
    here = identity(folder.as_posix())
    if here in above:  # a link that leads back up
        return
    ignored = ignored.within(folder.absolute())
    for entry in entries:
        path = folder / entry.name
        if not wanted(entry) or ignored.covers(path.absolute(), entry.is_dir()):
            continue
        if entry.is_dir():
            yield from walk(path, ignored, above | {here})
        else:
            yield Found(path.as_posix())


def may_hold_posts(path: str) -> bool:
    """Whether a run over the folder would look into a file: not hidden, not built, and known by its suffix."""
    from benice.readers import READERS

    parts = [part for part in Path(path).parts if part != os.pardir]
    name = parts[-1].lower()
    if any(part.startswith(".") or part in BUILT for part in parts) or TOOLS.fullmatch(name):
        return False
    return Path(name).suffix in READERS and (not name.endswith(".js") or bool(TWEETS.fullmatch(name)))


def wanted(entry: os.DirEntry[str]) -> bool:
    """Whether an entry of a folder is a folder to look into or a file that a reader knows."""
    from benice.readers import READERS

    if entry.name.startswith("."):
        return False
    try:
        if entry.is_dir():
            return entry.name not in BUILT
        name = entry.name.lower()
        if name.endswith(".js") and not TWEETS.fullmatch(name):
            return False
        return Path(name).suffix in READERS and entry.is_file() and not TOOLS.fullmatch(name)
    except OSError:
        return False


def identity(path: str) -> object:
    """What tells a file from all others, by whatever name it was reached."""
    try:
        status = Path(path).stat()
    except OSError:
        return path
    return status.st_dev, status.st_ino


def reason(error: OSError) -> str:
    """Why a file could not be opened, as a clause."""
    return (error.strerror or str(error)).lower()

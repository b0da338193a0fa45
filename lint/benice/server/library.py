"""The files of a workspace: open buffers over what lies on the disk, and what was read in them before."""

import logging
from collections.abc import Sequence
from pathlib import Path, PurePath

from benice.gather import Files
from benice.light import dataclass, replace
from benice.model import Reading, Source
from benice.readers import READERS, Options
from benice.readers.find import BUILT, TOOLS, Found

LARGEST = 5_000_000  # characters of a buffer that is read as somebody types

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Kept:
    """What was read, and of what."""

    stamp: object  # the text of a buffer; time and size of a file
    options: Options
    reading: Reading


class Library(Files):
    """Files and buffers by their path, which is relative to the folder where the workspace lies."""

    def __init__(self, whole: bool = True) -> None:
        self.whole = whole  # False where no folder is open: then there are only buffers
        self.buffers: dict[str, str] = {}
        self.kept: dict[str, Kept] = {}

    def find(self, paths: Sequence[str]) -> list[Found]:
        """What lies at the paths, with buffers in the place of files, and beside them where a file is new."""
        found = {each.path: self.overlay(each) for each in super().find(paths)} if self.whole else {}
        for path in self.buffers:
            if path not in found and is_draft(path):
                found[path] = self.overlay(Found(path))
        return [found[path] for path in sorted(found)]

    def overlay(self, found: Found) -> Found:
        """The buffer of a file, where it is open."""
        text = self.buffers.get(found.path)
        return found if text is None else replace(found, data=text.encode("utf-8", "surrogatepass"))

    def marked(self, path: str) -> bool:
        """Whether a buffer begins with a byte-order mark."""
        return self.buffers.get(path, "").startswith("\ufeff")

    def read(self, found: Found, options: Options) -> Reading:
        """The posts of a file; one that has not changed is not read again."""
        stamp = self.stamp(found.path)
        kept = self.kept.get(found.path)
        if kept and stamp and (kept.stamp, kept.options) == (stamp, options):
            return kept.reading
        reading = self.read_anew(found, options)
        self.kept[found.path] = Kept(stamp, options, reading)
        return reading

    def read_anew(self, found: Found, options: Options) -> Reading:
        """The posts of a file; none, where it is too large for a buffer or where a reader fails."""
        text = self.buffers.get(found.path, "")
        if len(text) > LARGEST:
            return Reading(Source(found.path, text), passed_over="too large to be judged in an editor")
        try:
            return super().read(found, options)
        except Exception:  # a mistake in a reader must not take the other findings away
            log.exception("%s: could not be read", found.path)
            return Reading(Source(found.path, text), passed_over="benice failed to read it")

    def stamp(self, path: str) -> object:
        """What changes with a file; None where that cannot be told."""
        if path in self.buffers:
            return self.buffers[path]
        try:
            status = Path(path).stat()
        except OSError:
            return None
        return status.st_mtime_ns, status.st_size


def is_draft(path: str) -> bool:
    """Whether a file that may not be on the disk yet is one that a run over its folder would read."""
    file = PurePath(path)
    hidden = any((part.startswith(".") and part != "..") or part in BUILT for part in file.parts)
    name = file.name.lower()
    return not hidden and file.suffix.lower() in READERS and not TOOLS.fullmatch(name)

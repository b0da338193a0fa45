"""What .gitignore files leave out, from the repository's root down to the folder at hand."""

from collections.abc import Sequence
from os import R_OK, access
from pathlib import Path
from typing import Any

from benice.light import dataclass
from benice.paths import is_file, is_folder


@dataclass(frozen=True)
class Ignored:
    """The .gitignore files that hold in a folder, the outermost first; all paths are absolute."""

    levels: Sequence[tuple[Path, Any]] = ()

    @classmethod
    def above(cls, folder: Path) -> "Ignored":
        """Those above a folder, up to the repository's root; none where they would leave out the folder itself."""
        line = [folder, *folder.parents]
        git = (each / ".git" for each in line)  # a file in a worktree
        root = next((number for number, each in enumerate(git) if is_folder(each) or is_file(each)), 0)
        found = cls()
        for number in range(root, 0, -1):
            found = found.within(line[number])
            if found.covers(line[number - 1], is_folder=True):
                return cls()
        return found

    def within(self, folder: Path) -> "Ignored":
        """With the folder's own .gitignore, if it has one."""
        path = folder / ".gitignore"
        if not is_file(path) or not access(path, R_OK):
            return self
        from pathspec import GitIgnoreSpec

        with path.open(encoding="utf-8", errors="replace") as lines:
            return Ignored((*self.levels, (folder, GitIgnoreSpec.from_lines(lines))))

    def covers(self, path: Path, is_folder: bool) -> bool:
        """Whether a path is left out; the innermost .gitignore that speaks of it decides."""
        for folder, spec in reversed(self.levels):
            relative = path.relative_to(folder).as_posix() + ("/" if is_folder else "")
            include: bool | None = spec.check_file(relative).include
            if include is not None:
                return include
        return False

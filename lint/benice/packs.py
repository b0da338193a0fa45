"""Rules from installed packages: a folder of data that an entry point names, found without running the package."""

import hashlib
from importlib.metadata import EntryPoint, entry_points
from importlib.util import find_spec
from pathlib import Path

from benice.tables import UsageError, did_you_mean

GROUP = "benice.rules"  # [project.entry-points."benice.rules"] german = "benice_german:rules"
PREFIX = "sha256:"


def find_pack(written: str, where: str) -> Path:
    """The folder of `name` or `name@sha256:...`; UsageError where it is not installed, or not what it was."""
    name, _, pinned = written.partition("@")
    known = {each.name: each for each in entry_points(group=GROUP)}
    if name not in known:
        hint = did_you_mean(name, known) or (f"; there are {', '.join(sorted(known))}" if known else "; there is none")
        raise UsageError(f"{where}: no installed package brings rules called '{name}'{hint}")
    folder = folder_of(known[name], where)
    if pinned and pinned != (actual := digest_of(folder)):
        raise UsageError(
            f"{where}: the rules of '{name}' are not the ones that are pinned: they are {actual}; "
            "look at what changed, then pin that"
        )
    return folder


def folder_of(entry: EntryPoint, where: str) -> Path:
    """Where the data of an entry point lies; only the top of the package is looked up, which runs none of its code."""
    package, *parts = [*entry.module.split("."), *(entry.attr or "").split(".")]
    spec = find_spec(package)
    places = list(spec.submodule_search_locations or []) if spec else []
    for place in places:
        folder = Path(place, *filter(None, parts))
        if folder.is_dir():
            return folder
    raise UsageError(f"{where}: '{entry.name}' should be a folder of a package, and {entry.value} is none")


def digest_of(folder: Path) -> str:
    """What a folder of rules is pinned by: the names and bytes of its TOML files."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.toml"), key=lambda path: path.relative_to(folder).as_posix()):
        data = path.read_bytes()
        digest.update(f"{path.relative_to(folder).as_posix()}\0{len(data)}\0".encode())
        digest.update(data)
    return PREFIX + digest.hexdigest()

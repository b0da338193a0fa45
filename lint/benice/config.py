"""benice.toml or [tool.benice] -> Config: one project's choices."""

from collections.abc import Mapping, Sequence
from fnmatch import fnmatchcase
from functools import cache, lru_cache
from pathlib import Path, PurePath
from typing import Any

from benice.config_values import platform, platform_id, times, zone
from benice.layers import merged, read_layers
from benice.light import dataclass, field
from benice.model import Severity
from benice.paths import is_file, is_folder, read_bytes, resolved
from benice.tables import Table, UsageError

FAIL_ON = ("error", "warning", "info", "never")
DATES = ("day-first", "month-first")
PURPOSES = ("pitch", "value", "conversation")


@dataclass(frozen=True, slots=True)
class Account:
    """What config says about one account."""

    platform: str | None = None
    limit: int | None = None  # in the platform's own unit
    timezone: str | None = None
    hours: Sequence[str] = ()  # "09:00-18:00"
    days: Sequence[str] = ()  # "mon-fri" or "sat"
    blackouts: Sequence[str] = ()  # "2026-12-24" or "2026-12-24..2027-01-01"
    ignore: Sequence[str] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reschedule:
    """What config says about new times: for accounts that do not say it themselves, `blackouts` for all of them."""

    order: Sequence[str] = ()  # of platforms, when one text is staggered over several
    hours: Sequence[str] = ()
    days: Sequence[str] = ()
    blackouts: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class PerFile:
    """What config says about the files of one glob."""

    glob: str
    platform: str | None = None
    account: str | None = None
    timezone: str | None = None
    dates: str | None = None
    kind: str | None = None
    language: str | None = None
    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Config:
    """All choices; without a file everything is at its default."""

    path: Path | None = None
    timezone: str | None = None
    language: str | None = None
    select: Sequence[str] = ("*",)
    ignore: Sequence[str] = ()
    fail_on: str = "warning"
    strategy: str | None = None
    baseline: str | None = None
    history: Sequence[str] = ()
    rules: Sequence[str] = ()
    packs: Sequence[str] = ()  # of installed packages: "german", or pinned: "german@sha256:..."
    exclude: Sequence[str] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    parameters: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    approvers: Sequence[str] = ()
    approval_by_git: str | None = None  # "author" or "signature": the last commit of a post's lines approves it
    accounts: Mapping[str, Account] = field(default_factory=dict)
    reschedule: Reschedule = field(default_factory=Reschedule)
    per_file: Sequence[PerFile] = ()
    keys: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @property
    def root(self) -> Path:
        """The folder that paths and globs in the config are relative to."""
        return self.path.parent if self.path else Path()

    @property
    def ignored_somewhere(self) -> Sequence[str]:
        """Every entry of `ignore` for some files or accounts."""
        of_accounts = [entry for account in self.accounts.values() for entry in account.ignore]
        return [*(entry for each in self.per_file for entry in each.ignore), *of_accounts]

    @property
    def levelled_somewhere(self) -> Sequence[str]:
        """Every id, theme or glob that has a level of its own, for all or for some files or accounts."""
        own = [each.severity for each in self.per_file] + [each.severity for each in self.accounts.values()]
        return [name for levels in (self.severity, *own) for name in levels]

    @property
    def selected_somewhere(self) -> Sequence[str]:
        """Every id, theme or glob that is selected for some files."""
        return [name for each in self.per_file for name in each.select]

    def for_file(self, path: str) -> PerFile:
        """What the config says about one file: of several globs the later one wins, key by key."""
        found = PerFile("")
        for each in self.per_file:
            if self.matches(path, each.glob):
                found = PerFile(
                    each.glob,
                    each.platform or found.platform,
                    each.account or found.account,
                    each.timezone or found.timezone,
                    each.dates or found.dates,
                    each.kind or found.kind,
                    each.language or found.language,
                    each.select or found.select,
                    (*found.ignore, *each.ignore),
                    {**found.severity, **each.severity},
                )
        return found

    def excludes(self, path: str) -> bool:
        """Whether a file is left out."""
        return any(self.matches(path, glob) for glob in self.exclude)

    def matches(self, path: str, glob: str) -> bool:
        """Whether a file is meant by a glob; `**` stands for any folders, a glob without `/` for any file name."""
        name = self.relative(path)
        if "/" not in glob:
            return fnmatchcase(PurePath(name).name, glob)
        return fnmatchcase(name, glob) or ("**/" in glob and fnmatchcase(name, glob.replace("**/", "")))

    def relative(self, path: str) -> str:
        """A path from the config's folder on; as it is where it lies elsewhere."""
        return relative_to(path, str(self.root))


@lru_cache(65536)
def relative_to(path: str, root: str) -> str:
    """A path from a folder on, with slashes; worked out once for each file."""
    folder, absolute = resolved(Path(root)), resolved(Path(path))
    return (absolute.relative_to(folder) if absolute.is_relative_to(folder) else PurePath(path)).as_posix()


def find_config(start: Path) -> Path | None:
    """The nearest benice.toml, or pyproject.toml with [tool.benice], in a folder or above it."""
    return nearest(start if is_folder(start) else start.parent)


@cache
def nearest(folder: Path) -> Path | None:
    """find_config for a folder; asked once for each, whatever the number of files in it."""
    own = folder / "benice.toml"
    if is_file(own):
        return own
    project = folder / "pyproject.toml"
    if is_file(project) and b"[tool.benice" in read_bytes(project):
        return project
    return nearest(folder.parent) if folder.parent != folder else None


def load_config(path: Path) -> Config:
    """The config of a file; UsageError with file and line for whatever is wrong in it."""
    layers = read_layers(path)
    for layer in layers[:-1]:
        parse(layer.table, layer.path)  # a mistake is named where it stands
    config = parse(layers[-1].table, path)
    return parse(Table(merged(layers), path, layers[-1].table.text), path) if len(layers) > 1 else config


def parse(table: Table, path: Path) -> Config:
    """Config from a table."""
    approval, keys = table.table("approval"), table.table("front-matter")
    table.list("extend")
    config = Config(
        path=path,
        timezone=zone(table, "timezone"),
        language=table.words("language") or None,
        select=table.list("select", ["*"]),
        ignore=table.list("ignore"),
        fail_on=table.words("fail-on", "warning", among=FAIL_ON),
        strategy=table.words("strategy") or None,
        baseline=table.words("baseline") or None,
        history=table.list("history"),
        rules=table.list("rules"),
        packs=table.list("packs"),
        exclude=table.list("exclude"),
        severity=severities(table),
        parameters={key: dict(each.data) for key, each in table.tables("parameters").items()},
        approvers=approval.list("by"),
        approval_by_git=approval.words("git", among=("author", "signature")) or None,
        accounts={key: parse_account(each) for key, each in table.tables("accounts").items()},
        reschedule=parse_reschedule(table.table("reschedule")),
        per_file=[parse_per_file(key, each) for key, each in table.tables("per-file").items()],
        keys={key: keys.list(key) for key in keys.data},
    )
    approval.finish()
    table.finish()
    return config


def severities(table: Table) -> Mapping[str, Severity]:
    """The levels in a table [severity]."""
    from benice.rulebook import SEVERITIES

    inside = table.table("severity")
    return {key: SEVERITIES[inside.words(key, among=SEVERITIES)] for key in inside.data}


def parse_account(table: Table) -> Account:
    """One [accounts.NAME] table."""
    account = Account(
        platform=platform(table),
        limit=table.count("limit") if "limit" in table.data else None,
        timezone=zone(table, "timezone"),
        hours=times(table, "hours"),
        days=times(table, "days"),
        blackouts=times(table, "blackouts"),
        ignore=table.list("ignore"),
        severity=severities(table),
    )
    table.finish()
    return account


def parse_reschedule(table: Table) -> Reschedule:
    """The table [reschedule]."""
    found = Reschedule(
        order=[platform_id(table, "order", name) for name in table.list("order")],
        hours=times(table, "hours"),
        days=times(table, "days"),
        blackouts=times(table, "blackouts"),
    )
    table.finish()
    return found


def parse_per_file(glob: str, table: Table) -> PerFile:
    """One [per-file.GLOB] table."""
    from benice.rulebook import POST_KINDS

    found = PerFile(
        glob,
        platform=platform(table),
        account=table.words("account") or None,
        timezone=zone(table, "timezone"),
        dates=table.words("dates", among=DATES) or None,
        kind=table.words("kind", among=POST_KINDS) or None,
        language=table.words("language") or None,
        select=table.list("select"),
        ignore=table.list("ignore"),
        severity=severities(table),
    )
    table.finish()
    return found


__all__ = ["Account", "Config", "PerFile", "UsageError", "find_config", "load_config"]

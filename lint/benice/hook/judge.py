"""Judging what is about to be committed or pushed."""

from collections.abc import Sequence
from contextlib import closing

from benice.config import nearest
from benice.gather import Settings, gather
from benice.hook.repository import Repository
from benice.hook.snapshot import Pages, Snapshot, SnapshotFiles
from benice.light import replace
from benice.outcome import Outcome
from benice.paths import laid_over
from benice.readers.find import may_hold_posts
from benice.run import judge_all


def judge_staged(paths: Sequence[str], settings: Settings) -> Outcome:
    """What there is to say of the staged files at some paths, judged with all that is in the index."""
    repository = Repository()
    return judge_snapshot(Snapshot.staged(repository).under(paths), settings, repository)


def judge_pushed(lines: Sequence[str], remote: str, settings: Settings) -> list[Outcome]:
    """The same of commits that are about to be pushed, for each branch."""
    repository = Repository()
    snapshots = Snapshot.pushed(repository, lines, remote)
    return [judge_snapshot(snapshot, settings, repository) for snapshot in snapshots]


def judge_snapshot(snapshot: Snapshot, settings: Settings, repository: Repository) -> Outcome:
    """The outcome for what changed in a snapshot; quick where that can hold no post."""
    plain = (path for path in snapshot.changed if path in snapshot.contents)  # no links, no submodules
    about = frozenset(path for path in plain if may_hold_posts(path) or path.lower().endswith(".toml"))
    if not about:
        return Outcome([], [])
    settings = replace(settings, about=about, whole=True, jobs=1)  # other processes know of no snapshot
    with closing(repository.blobs()) as blobs, laid_over(Pages(snapshot, blobs)):
        nearest.cache_clear()
        batches = gather(["."], settings, SnapshotFiles(snapshot, blobs, about))
        if any(reading.posts for batch in batches for reading in batch.readings):
            batches = gather(["."], settings, SnapshotFiles(snapshot, blobs))
        return judge_all(batches, settings)

"""An audit from end to end: pieces judged by one or more processes, timelines after them, findings written in order."""

import tempfile
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from benice import __version__
from benice.audit import output
from benice.audit.archives import check_columns, count, cut, find_archives
from benice.audit.bench import Terms, judge_of
from benice.audit.state import State
from benice.audit.tally import Tally
from benice.audit.work import Job, judge_bucket, judge_piece
from benice.crew import cores, interrupts_wait, pool
from benice.gather import Progress
from benice.light import dataclass, replace
from benice.tables import UsageError

SHARE = 20_000  # rows whose timelines are judged at a time, unless one brand has more
MOST = 1024  # shares
AHEAD = 2  # pieces for each process that wait for it, and no more: an archive is longer than any memory


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for: without an output only the tally."""

    terms: Terms
    output: Path | None = None
    resume: bool = False
    jobs: int = 1  # 0: one for each core
    progress: Progress = lambda done, total: None
    dated: bool = True  # whether somebody said what "now" is; else a run that goes on keeps the time of its beginning


def audit(paths: Sequence[str], wish: Wish) -> Tally:
    """Judge archives; the findings and the tally are the same for any number of jobs, and after any number of stops.

    UsageError for paths, columns and terms that cannot be met.
    """
    archives = find_archives(paths)
    for path in archives:
        check_columns(path, wish.terms)
    if wish.output:
        output.check_output(wish.output, archives, paths, wish.resume)
    if not archives:
        return Tally()
    wish = recalled(wish)
    judge_of(wish.terms)  # a mistake in config or rules is told before anything is begun
    with opened(archives, wish) as state:
        job = Job(str(Path.cwd()), wish.terms, state, min(MOST, count(archives) // SHARE + 1))
        pieces = first_stage(job, archives, wish)
        run(judge_bucket, job, [(bucket, (pieces,)) for bucket in range(job.buckets)], "timelines", wish)
        done = [state.found("posts", number) for number in range(pieces)]
        done += [state.found("timelines", bucket) for bucket in range(job.buckets)]
        if wish.output:
            output.write(wish.output, ((path.stem, state.findings(path)) for path in done))
        tally = Tally()
        for each in done:
            tally.add(state.tally(each))
        state.end()
    return tally


@contextmanager
def opened(archives: Sequence[str], wish: Wish) -> Iterator[State]:
    """Where the state of a run is kept: beside its output, else for as long as it runs."""
    if wish.output is None:
        with tempfile.TemporaryDirectory(prefix="benice-audit-") as folder:
            yield State(Path(folder))
        return
    files = [[path, Path(path).stat().st_size, Path(path).stat().st_mtime_ns] for path in archives]
    terms = wish.terms
    about = {
        "version": __version__,
        "archives": files,
        "columns": [list(pair) for pair in terms.columns],
        "rules": [list(terms.select), list(terms.ignore), judge_of(terms).desk.rulebook.vocabulary.kept.stamp],
        "config": terms.config and [str(terms.config), terms.config.stat().st_mtime_ns],
        "as-of": terms.as_of.isoformat(),
    }
    yield State.begin(folder_of(wish.output), about, wish.resume)


def folder_of(path: Path) -> Path:
    """Where the state of a run lies: beside its output."""
    return path.with_name(f"{path.name}.state")


def recalled(wish: Wish) -> Wish:
    """What is asked for, at the time at which a run that goes on began."""
    if not wish.resume or wish.dated or wish.output is None:
        return wish
    began = State(folder_of(wish.output)).about.get("as-of")
    return replace(wish, terms=replace(wish.terms, as_of=datetime.fromisoformat(began))) if began else wish


def first_stage(job: Job, archives: Sequence[str], wish: Wish) -> int:
    """Judge all pieces; how many there are."""
    total = sum(Path(path).stat().st_size for path in archives)
    number = done = 0

    def tasks() -> Iterator[tuple[int, tuple[Any, ...]]]:
        nonlocal number, done
        for number, piece in enumerate(cut(archives), 1):
            yield number - 1, (piece,)
            done += piece.weight
            wish.progress(min(done, total), total)

    run(judge_piece, job, tasks(), "posts", wish)
    return number


def run(
    work: Callable[..., None], job: Job, tasks: Iterable[tuple[int, tuple[Any, ...]]], stage: str, wish: Wish
) -> None:
    """Do the tasks that are not done yet."""
    left = ((number, given) for number, given in tasks if not job.state.found(stage, number).exists())
    workers = wish.jobs or cores()
    if workers == 1:
        for number, given in left:
            work(job, number, *given)
        return
    waiting: deque[Future[None]] = deque()
    try:
        processes = pool(workers)
        for number, given in left:
            with interrupts_wait():
                waiting.append(processes.submit(work, job, number, *given))
            if len(waiting) >= workers * (AHEAD + 1):
                waiting.popleft().result()
        while waiting:
            waiting.popleft().result()
    except BrokenProcessPool:
        pool.cache_clear()
        hint = "; --resume goes on with what is left" if wish.output else ""
        raise UsageError(
            "a process that judged posts came to a sudden end; where memory is short, --jobs 1 needs less of it" + hint
        ) from None

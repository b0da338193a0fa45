"""Posts judged by several processes: the same findings, sooner.

A text crosses to a process, which reads it once more: a post knows where each of its characters stands, and to tell
that would cost more than to read. What comes back are the findings, which name texts and posts by number.
"""

import io
import os
import pickle
import signal
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import cache, lru_cache
from multiprocessing import get_context, parent_process
from pathlib import Path
from threading import Thread
from typing import Any

from benice.desk import Desk
from benice.gather import options_for
from benice.judge import Alone, Judge, Verdict, in_order
from benice.light import dataclass, replace
from benice.model import Post, Reading, Source
from benice.readers import read
from benice.strategy import read_strategy
from benice.tables import UsageError

LEAST = 5000  # posts for each process: fewer are judged in the time that it takes to start and to make its rules ready
SHARES = 4  # of each process: the last one to end is not long alone
SMALLEST = 200  # posts of a share


@dataclass(frozen=True, slots=True)
class Piece:
    """Some posts of one text, as numbers in the order of judging."""

    number: int  # of the reading
    text: bytes  # its source and options
    start: int
    stop: int


def judge_apart(judge: Judge, readings: Sequence[Reading], jobs: int) -> list[Verdict]:
    """What there is to say of each reading alone, by up to `jobs` processes; 0: as many as there are cores."""
    workers = min(jobs or cores(), sum(len(each.posts) for each in readings) // LEAST)
    if workers < 2:
        return [judge.judge_alone(each) for each in readings]
    if judge.desk.rulebook.vocabulary.kept.wanted:  # what is worked out here, once, need not be worked out by each
        _ = judge.desk.scanner
    who, shares = letter(judge), list(shared_out(judge, readings, workers))
    try:
        processes = pool(workers)
        with interrupts_wait():
            answers = [processes.submit(work, Path.cwd(), who, share) for share in shares]
        found: dict[int, list[Alone]] = {}
        for share, answer in zip(shares, answers, strict=True):
            alone, told = opened(answer.result(), [readings[piece.number] for piece in share])
            judge.desk.told.update(told)
            for piece, each in zip(share, alone, strict=True):
                found.setdefault(piece.number, []).append(each)
    except BrokenProcessPool:
        pool.cache_clear()
        raise UsageError(
            "a process that judged posts came to a sudden end; where memory is short, --jobs 1 needs less of it"
        ) from None
    return [judge.verdict(reading, found.get(number, ())) for number, reading in enumerate(readings)]


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def shared_out(judge: Judge, readings: Sequence[Reading], workers: int) -> Iterator[list[Piece]]:
    """All posts in shares of about the same size."""
    size = max(SMALLEST, sum(len(each.posts) for each in readings) // (workers * SHARES) + 1)
    share: list[Piece] = []
    room = size
    for number, reading in enumerate(readings):
        text = pickle.dumps((replace(reading.source), options_for(judge.desk.config, reading.source.path)))
        start = 0
        while start < len(reading.posts):
            stop = min(start + room, len(reading.posts))
            share.append(Piece(number, text, start, stop))
            room -= stop - start
            start = stop
            if not room:
                yield share
                share, room = [], size
    if share:
        yield share


@cache
def pool(workers: int) -> ProcessPoolExecutor:
    """The processes; they stay for whatever is judged next. They are started anew, which works alike everywhere."""
    return ProcessPoolExecutor(workers, get_context("spawn"), begin)


@contextmanager
def interrupts_wait() -> Iterator[None]:
    """Ctrl-C waits, here and in processes that start meanwhile: those would print where they were. Not on Windows."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def begin() -> None:
    """A process ends in silence, on Ctrl-C and when whoever started it is gone."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    Thread(target=follow, daemon=True).start()


def follow() -> None:
    """Wait for the end of the parent."""
    if parent := parent_process():
        parent.join()
        os._exit(1)


def letter(judge: Judge) -> bytes:
    """What a process needs to know to judge as this one does, the state of the rules included."""
    desk = judge.desk
    plan = desk.strategy.reading.source if desk.strategy else None
    settings = replace(judge.settings, progress=None, about=None)
    return pickle.dumps(
        (desk.config, desk.as_of, plan and replace(plan), settings, desk.rulebook.vocabulary.kept.stamp)
    )


@lru_cache(4)
def judge_of(letter: bytes) -> Judge:
    """The judge that a letter describes."""
    from benice.run import load_rules

    config, as_of, plan, settings, _ = pickle.loads(letter)
    return Judge(Desk(config, load_rules(config), as_of, plan and read_strategy(plan)), settings)


@lru_cache(2)
def posts_of(text: bytes) -> tuple[Source, Sequence[Post]]:
    """The posts of a text, in the order of judging."""
    reading = read(*pickle.loads(text))
    return reading.source, in_order(reading)


def work(folder: Path, letter: bytes, share: Sequence[Piece]) -> bytes:
    """What a process finds in its share, and the purposes of posts that it worked out; paths are from a folder on."""
    os.chdir(folder)
    judge = judge_of(letter)
    names: dict[int, tuple[int, int | None]] = {}
    found = []
    kept = []  # while their identities are names
    for number, piece in enumerate(share):
        source, posts = posts_of(piece.text)
        kept.append((source, posts))
        own = posts[piece.start : piece.stop]
        names[id(source)] = number, None
        names |= {id(post): (number, piece.start + at) for at, post in enumerate(own)}
        found.append(judge.judge_posts(own))
    told = dict(judge.desk.told)
    judge.desk.told.clear()
    sheet = io.BytesIO()
    Writer(sheet, names).dump((found, told))
    return sheet.getvalue()


class Writer(pickle.Pickler):
    """Writes findings; texts and posts are numbers."""

    def __init__(self, sheet: io.BytesIO, names: Mapping[int, tuple[int, int | None]]) -> None:
        super().__init__(sheet, pickle.HIGHEST_PROTOCOL)
        self.names = names

    def persistent_id(self, thing: Any) -> Any:
        """The number of a text or a post; None for everything else."""
        return self.names[id(thing)] if isinstance(thing, Source | Post) else None


class Finder(pickle.Unpickler):
    """Reads findings; numbers become the texts and posts of this process."""

    def __init__(self, sheet: io.BytesIO, readings: Sequence[Reading]) -> None:
        super().__init__(sheet)
        self.readings = readings
        self.posts: dict[int, Sequence[Post]] = {}

    def persistent_load(self, name: tuple[int, int | None]) -> Source | Post:
        """The text or the post of a number."""
        number, at = name
        if at is None:
            return self.readings[number].source
        if number not in self.posts:
            self.posts[number] = in_order(self.readings[number])
        return self.posts[number][at]


def opened(answer: bytes, readings: Sequence[Reading]) -> tuple[list[Alone], Mapping[bytes, str]]:
    """What a process found, and the purposes that it worked out."""
    alone, told = Finder(io.BytesIO(answer), readings).load()
    return alone, told

"""Rows and groups of rows judged: the engine as archives use it, loaded once for each process."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from benice.config import Config, load_config
from benice.gather import Settings, options_for
from benice.judge import Judge, hits_of_all, merge
from benice.light import dataclass
from benice.model import Diagnostic, Post, Reading
from benice.readers.keys import Names
from benice.readers.rows import Columns, read_rows
from benice.run import open_desk
from benice.suppress.apply import suppress
from benice.suppress.inline import choices


@dataclass(frozen=True, slots=True)
class Terms:
    """What holds for all posts of an archive.

    `as_of` is what "now" is; `config` a benice.toml, or None for benice's own choices; `columns` are pairs of a name
    of the contract and the column that holds it, beside those that are guessed.
    """

    as_of: datetime
    config: Path | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of one archive by their numbers from 1, each a mapping by column."""

    path: str
    numbered: Sequence[tuple[int, object]]


@lru_cache(8)
def config_of(path: Path | None) -> Config:
    """The choices of a config file."""
    return load_config(path) if path else Config()


@lru_cache(8)
def columns_of(terms: Terms) -> Columns:
    """What the columns stand for."""
    return Columns(terms.columns, Names(config_of(terms.config).keys))


@lru_cache(8)
def judge_of(terms: Terms) -> Judge:
    """The rules at work; those that look at the plan beside the posts have nothing to look at."""
    settings = Settings(terms.as_of, select=terms.select, ignore=terms.ignore, whole=False)
    judge = Judge(open_desk(config_of(terms.config), settings), settings)
    judge.rules = [rule for rule in judge.rules if rule.check.scope != "plan"]
    return judge


def read(rows: Rows, terms: Terms) -> Reading:
    """The posts of some rows."""
    return read_rows(rows.numbered, rows.path, options_for(config_of(terms.config), rows.path), columns_of(terms))


def judge_alone(reading: Reading, terms: Terms) -> list[Diagnostic]:
    """What is found in single posts."""
    judge = judge_of(terms)
    return settled(judge, judge.judge_alone(reading).found, [reading])


def judge_together(readings: Sequence[Reading], terms: Terms) -> list[Diagnostic]:
    """What is found in the posts of one brand taken together."""
    judge = judge_of(terms)
    posts = sorted((post for each in readings for post in each.posts), key=lambda post: post.order)
    found: list[Diagnostic] = []
    for rule, hit in hits_of_all(judge.rules, posts, judge.desk, judge.ask):
        found.extend(judge.diagnoser.diagnose(rule, hit))
    judge.desk.gathered.clear()
    alone = {"unused-suppression", "unexplained-suppression", "mistaken-suppression", "expired-suppression"}
    return [each for each in settled(judge, merge(found), readings) if each.rule not in alone]


def settled(judge: Judge, found: Sequence[Diagnostic], readings: Iterable[Reading]) -> list[Diagnostic]:
    """The findings that nobody chose to let be, in the order of every report."""
    readings = list(readings)
    held = [each for reading in readings for each in choices(reading, judge.diagnoser.book.knows)]
    paths = {reading.source.path for reading in readings}  # what is wrong in config is for `check` to tell, once
    kept = suppress(found, held, judge.diagnoser, whole=False)
    return sorted(
        (each for each in kept if each.counts and each.span.source.path in paths), key=lambda each: each.order
    )


def purpose_of(post: Post, terms: Terms) -> str:
    """What a post is for."""
    return judge_of(terms).desk.purpose(post)[0]


def finding(each: Diagnostic) -> Mapping[str, object]:
    """A finding as a row; `start` and `end` are code points of the text, and nothing where it is not in the text."""
    post = each.post
    text = post.fields.get("text") if post else None
    inside = text is not None and text.source is each.span.source and text.start <= each.span.start <= text.end
    at = post.at if post else None
    return {
        "post": post.id if post else None,
        "path": each.span.source.path,
        "row": post.number if post else None,
        "rule": each.rule,
        "theme": each.theme,
        "severity": each.severity.word,
        "confidence": each.confidence,
        "message": each.message,
        "platform": each.platform,
        "account": post.account if post else None,
        "at": at.isoformat() if at else None,
        "month": f"{at:%Y-%m}" if at else None,
        "start": each.span.start - text.start if text and inside else None,
        "end": each.span.end - text.start if text and inside else None,
        "related": [other.post.id for other in each.related],
    }

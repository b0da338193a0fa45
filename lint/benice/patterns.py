"""Patterns as rules write them: words, spaces and `{names}` from the vocabulary; compiled for RE2."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from benice.shelf import Kept
from benice.spread import spread
from benice.tables import UsageError, did_you_mean
from benice.view import CODE, EMOJI, FOLD, LINK, PARAGRAPH, QUOTED, Normaliser, View

GAP = rf"[ \n{EMOJI}]+#?"  # also before a hashtag: it says what its words say
NAME = re.compile(r"\{([a-z][a-z0-9-]*)\}")
BUILT_IN = {
    "link": LINK,
    "emoji": EMOJI,
    "quoted": rf"[\"']{QUOTED}[\"']",
    "code": CODE,
    "mention": r"@[\w.@-]+",
    "hashtag": r"#\w+",
    "number": r"(?:\d{1,3}(?: \d{3})+|\d[\d.,]*[km]?)(?: (?:hundred|thousand|million|billion))?\b",
    "word": r"[\w'-]+",
    "few": rf"(?:[\w'#@-]+,?{GAP}){{0,3}}",
    "many": rf"(?:[\w'#@-]+,?{GAP}){{0,7}}",
    "rest": rf"[^.!?{PARAGRAPH}\n]*",
}
START = rf"(?:^|  |[.!?:;,)(\n#{EMOJI}{PARAGRAPH}{LINK}{QUOTED}\"'~|>/*-])[ \n{EMOJI}\"'(*-]*"
END = rf"[ {EMOJI}\"')]*(?:$|  |[.!?;,\n{PARAGRAPH}{LINK}{EMOJI}#@(-])"
BUILT_IN |= {"start": START, "end": END}
WORDS = re.compile(r"[a-z]{2,}")
STEM = re.compile(r"(?<![a-z\0])([a-z?]*[a-z])\(([a-z|?]*)\)\??")
LITERAL = re.compile(r"(?<![a-z\0])[a-z]++(?:\?[a-z]*+)*+(?!\0)")
LEFT_EDGE = re.compile(r"[(⟦]*(?:\?:)?(.)")
RIGHT_EDGE = re.compile(r"(.)[)⟧?*+]*$")


@dataclass(frozen=True, eq=False)
class Pattern:
    """One pattern: as written, and as RE2 understands it. The words between ⟦ and ⟧ are what is reported."""

    written: str
    expression: str
    clauses: Sequence[frozenset[str]] | None = None  # what a text must hold (see literals.py); None: not worked out

    def is_in(self, view: View) -> bool:
        """Whether a view holds the pattern."""
        return self.may_be_in(view.text) and self.compiled.search(view.text) is not None

    def may_be_in(self, text: str) -> bool:
        """Whether a text has the letters that the pattern cannot do without: cheaper than to compile it."""
        return self.clauses is None or all(any(each in text for each in clause) for clause in self.clauses)

    @cached_property
    def compiled(self) -> Any:
        """The pattern compiled; only those that fire are ever asked for."""
        import re2

        return re2.compile(self.expression, options=options())

    def find(self, view: View, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
        """The reported pieces of a view, left to right; an alternative without marks, by one with them, has none."""
        if not self.may_be_in(view.text):
            return
        marked = self.compiled.groups > 0
        for match in self.compiled.finditer(view.text, start, len(view.text) if end is None else end):
            if match.lastindex or not marked:
                yield match.span(match.lastindex or 0)


def options() -> Any:
    """How RE2 is to compile: quietly, and with room for its automaton (its default of 8 MB is four times slower)."""
    import re2

    chosen = re2.Options()
    chosen.log_errors = False
    chosen.max_mem = 256 << 20
    return chosen


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """The words that many rules share, and the spellings that the view undoes."""

    words: Mapping[str, Sequence[str]]  # name -> alternatives as written
    spellings: Mapping[str, str]  # as typed -> as meant
    made: dict[str, Pattern] = field(default_factory=dict)  # by what is written: rules share them
    joined: dict[str, str] = field(default_factory=dict)  # name -> alternatives in the order that RE2 likes
    kept: Kept = field(default_factory=Kept)

    @classmethod
    def load(cls, paths: Iterable[Path], kept: Kept | None = None) -> "Vocabulary":
        """Read vocabulary files; a later file adds names and may add words to an earlier name."""
        kept = kept or Kept()
        words: dict[str, list[str]] = {}
        spellings: dict[str, str] = {}
        for path in paths:
            table = kept.read(path)
            named, spelt = table.table("words"), table.table("spellings")
            for name in named.data:
                if not re.fullmatch(r"[a-z][a-z0-9-]*", name):
                    named.fail(name, f"'{name}' must be lower-case letters, digits and hyphens")
                words.setdefault(name, []).extend(named.list(name))
            for meant in spelt.data:
                spellings.update(dict.fromkeys(spelt.list(meant), meant))
            table.finish()
        return cls(words, spellings, kept=kept)

    def expand(self, written: str, seen: tuple[str, ...] = ()) -> str:
        """The pattern with its names replaced; UsageError for a name that nobody knows."""

        def insert(match: re.Match[str]) -> str:
            name = match[1]
            if name in BUILT_IN:
                return match[0]
            if name not in self.words:
                raise UsageError(f"no word list is called '{{{name}}}'{did_you_mean(name, [*self.words, *BUILT_IN])}")
            if name in seen:
                raise UsageError(f"the word list '{{{name}}}' contains itself")
            if name not in self.joined:
                self.joined[name] = "|".join(spread(self.words[name]))
            return f"({self.expand(self.joined[name], (*seen, name))})"

        return NAME.sub(insert, written)

    def compile(self, written: str) -> Pattern:
        """The pattern for RE2, the same one whoever asks; UsageError with RE2's reason where it is not one."""
        if written not in self.made:
            known = self.kept.patterns.get(written)
            self.made[written] = Pattern(written, *known) if known else self.build(written)
        return self.made[written]

    def build(self, written: str) -> Pattern:
        """The pattern for RE2."""
        body = self.expand(written)
        head = tail = ""
        if body.startswith("{start}"):
            head, body = START, body.removeprefix("{start}").lstrip(" ")
        if body.endswith("{end}"):
            tail, body = END, body.removesuffix("{end}").rstrip(" ")
        marked = "⟦" in body
        expression = translate(body)
        if (head or tail) and not marked:
            expression = f"({expression})"
        left, right = LEFT_EDGE.match(body), RIGHT_EDGE.search(body)
        if left and (left[1].isalnum()) and not head:
            expression = rf"\b{expression}" if "|" not in strip_groups(body) else rf"\b(?:{expression})"
        if right and (right[1].isalnum()) and not tail:
            expression = rf"{expression}\b" if "|" not in strip_groups(body) else rf"(?:{expression})\b"
        return check(Pattern(written, f"{head}{expression}{tail}"))

    def lexicon(self, patterns: Iterable[Pattern]) -> Collection[str]:
        """The words that patterns know, for splitting hashtags and undoing drawn-out letters."""
        found = {*self.spellings.values(), *self.kept.lexicon}
        for pattern in patterns:
            if pattern.written not in self.kept.patterns:
                found.update(literal_words(self.expand(pattern.written)))
        return found

    def keep(self, patterns: Iterable[Pattern]) -> None:
        """Work out what the next run can begin with, where that is worth the while."""
        if not self.kept.wanted:
            return
        from benice.literals import needed

        patterns = list(patterns)
        made = {each.written: (each.expression, tuple(needed(each.expression))) for each in patterns}
        self.kept.keep(made, frozenset(self.lexicon(patterns)))

    def normaliser(self, patterns: Iterable[Pattern]) -> Normaliser:
        """What makes views that these patterns can be matched on."""
        return Normaliser(self.spellings, frozenset(self.lexicon(patterns)))


def check(pattern: Pattern) -> Pattern:
    """The pattern itself; UsageError where RE2 refuses it."""
    import re2

    try:
        re2.compile(pattern.expression, options=options())
    except re2.error as error:
        reason = error.args[0]
        words = reason.decode() if isinstance(reason, bytes) else str(reason)
        raise UsageError(f"the pattern '{pattern.written}' is not one that RE2 understands: {words}") from None
    return pattern


def translate(body: str) -> str:
    """Spaces to gaps, marks to a group, groups to silent ones, letters folded, apostrophes optional."""
    out: list[str] = []
    at, inside = 0, False
    while at < len(body):
        char = body[at]
        if char == "\\":
            out.append(body[at : at + 2])
            at += 2
            continue
        if char == "{" and (match := NAME.match(body, at)):
            out.append(f"(?:{BUILT_IN[match[1]]})")
            at = match.end()
            continue
        if char == "[" and not inside:
            inside = True
        elif char == "]" and inside:
            inside = False
        elif not inside:
            char = silent(char, body[at + 1 : at + 2])
        out.append(char if char.isascii() else char.translate(FOLD))
        at += 1
    return "".join(out)


def silent(char: str, following: str) -> str:
    """One character outside a class as RE2 needs it."""
    if char == " ":
        return f"(?:{GAP})" if following in ("?", "*", "{") else GAP
    if char == "'":
        return "'?"
    if char == "(" and following != "?":
        return "(?:"
    return {"⟦": "(", "⟧": ")"}.get(char, char)


def strip_groups(body: str) -> str:
    """The pattern without what stands in brackets: to see whether it has alternatives of its own."""
    while (shorter := re.sub(r"[(⟦][^()⟦⟧]*[)⟧]", "", body)) != body:
        body = shorter
    return body


def literal_words(body: str) -> Iterator[str]:
    """The words that a pattern spells out, with and without what is optional: `likes?` gives like and likes.

    Pieces of words beside a class of letters, such as the end of `n[o0]pe`, are no words.
    """
    plain = re.sub(r"\[[^\]]*\]|\\[wd]|\.", "\0", body.translate(FOLD))
    plain = re.sub(r"\\.|\{[^}]*\}", " ", plain).replace("'", "")
    while (longer := STEM.sub(with_endings, plain)) != plain:
        plain = longer
    for match in LITERAL.finditer(plain):
        yield from WORDS.findall(match[0].replace("?", ""))
        yield from WORDS.findall(re.sub(r"[a-z]\?", "", match[0]))


def with_endings(match: re.Match[str]) -> str:
    """A stem with each of its endings, as words: `dear(est|er)` as `dear dearest dearer`."""
    return " ".join(["", match[1], *(match[1] + ending for ending in match[2].split("|")), ""])

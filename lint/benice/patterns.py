"""Patterns as rules write them: words, spaces and `{names}` from the vocabulary; compiled for RE2."""

import marshal
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from benice.clauses import Way
from benice.light import dataclass, field
from benice.needs import Needs
from benice.shelf import Kept, digest
from benice.tables import UsageError, did_you_mean
from benice.translate import BUILT_IN, FIRST_LIST, LIST, NAME, alternatives, edged, literal_words, translate
from benice.view import Normaliser, View


@dataclass(frozen=True, eq=False)
class Form:
    """One alternative of a pattern, as RE2 understands it; several, where some say what the others do not mean."""

    expression: str
    needs: Sequence[Way] | Callable[[], Sequence[Way]] = ((),)  # what a text must hold, or what works that out

    @cached_property
    def ways(self) -> Sequence[Way]:
        """In which ways a text can match (see clauses.py): of one it must hold every clause."""
        return self.needs() if callable(self.needs) else self.needs

    @cached_property
    def compiled(self) -> Any:
        """The expression compiled; only few are ever asked for."""
        import re2

        return re2.compile(self.expression, options=options())

    def may_be_in(self, view: View) -> bool:
        """Whether a view has the words that the form cannot do without: cheaper than to look for it."""
        return any(all(map(view.has, way)) for way in self.ways)

    def search(self, view: View) -> bool:
        """Whether a view holds something that is reported, if it has the words that are needed."""
        match = self.compiled.search(view.data)
        return match is not None and (bool(match.lastindex) or not self.compiled.groups or any(self.spans(view)))

    def spans(self, view: View, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
        """The reported pieces of a view, left to right; an alternative without marks, by one with them, has none."""
        marked = self.compiled.groups > 0
        for match in self.compiled.finditer(view.text, start, len(view.text) if end is None else end):
            if match.lastindex or not marked:
                yield match.span(match.lastindex or 0)


@dataclass(frozen=True, eq=False)
class Pattern:
    """One pattern: as written, and its forms. The words between ⟦ and ⟧ are what is reported."""

    written: str
    forms: Sequence[Form]

    def is_in(self, view: View) -> bool:
        """Whether a view holds something that the pattern reports."""
        return any(form.may_be_in(view) and form.search(view) for form in self.forms)

    def find(self, view: View, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
        """The reported pieces of a view, left to right, of those that begin together the longest first."""
        there = (form for form in self.forms if form.may_be_in(view))
        found = (span for form in there for span in form.spans(view, start, end))
        yield from sorted(found, key=lambda span: (span[0], -span[1]))


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

    lists: Mapping[str, Sequence[str]] | None  # name -> alternatives as written; None: as an earlier run kept them
    spellings: Mapping[str, str]  # as typed -> as meant
    made: dict[str, Pattern] = field(default_factory=dict)  # by what is written: rules share them
    joined: dict[str, str] = field(default_factory=dict)  # name -> its alternatives as one piece of a pattern
    kept: Kept = field(default_factory=Kept)

    @classmethod
    def load(cls, paths: Iterable[Path], kept: Kept | None = None) -> "Vocabulary":
        """Read vocabulary files; a later file adds names and may add words to an earlier name."""
        kept = kept or Kept()
        if kept.stored:
            return cls(None, kept.stored["spellings"], kept=kept)
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

    @cached_property
    def words(self) -> Mapping[str, Sequence[str]]:
        """The word lists by name."""
        return marshal.loads(self.kept.stored["words"]) if self.lists is None else self.lists

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
                self.joined[name] = "|".join(dict.fromkeys(self.words[name]))
            return f"({self.expand(self.joined[name], (*seen, name))})"

        return NAME.sub(insert, written)

    def compile(self, written: str) -> Pattern:
        """The pattern for RE2, the same one whoever asks; UsageError with RE2's reason where it is not one."""
        if written not in self.made:
            known = self.kept.part("patterns", written)
            forms = [Form(*each) for each in known] if known else self.forms(written)
            self.made[written] = Pattern(written, forms)
        return self.made[written]

    def forms(self, written: str) -> Sequence[Form]:
        """The forms of a pattern: one for each alternative, if all are reported."""
        parts = [(part, self.expand(part)) for part in alternatives(self.spell_out(written))]
        if self.kept.formed and (known := self.kept.formed.get(digest(self.spelt(parts)))):
            return [Form(*each) for each in marshal.loads(known)]
        marked = ["⟦" in spelt for _, spelt in parts]
        groups = [parts] if any(marked) and not all(marked) else [[part] for part in parts]
        return [check(written, Form(joined_up(group), partial(self.needs_of, group))) for group in groups]

    def spelt(self, parts: Sequence[tuple[str, str]]) -> str:
        """All that the forms of a pattern depend on: its alternatives as they are written, and with words spelt out."""
        return "\n".join(f"{part}\0{spelt}" for part, spelt in parts)

    def spell_out(self, written: str) -> str:
        """A pattern that is nothing but a word list, as the alternatives of the list."""
        match = LIST.fullmatch(written)
        if not match or match[2] not in self.words:
            return written
        return "|".join(f"{match[1]}{word}{match[3]}" for word in dict.fromkeys(self.words[match[2]]))

    def needs_of(self, parts: Sequence[tuple[str, str]]) -> Sequence[Way]:
        """What a text must hold for one of the alternatives to be in it."""
        return self.needs.of("|".join(edged(self.shorten(part), spelt) for part, spelt in parts))

    @cached_property
    def needs(self) -> Needs:
        """What finds out what patterns need; a letter stands for each word list."""
        return Needs({self.letters[name]: translate(self.shorten("|".join(self.words[name]))) for name in self.words})

    @cached_property
    def letters(self) -> Mapping[str, str]:
        """A letter for each word list."""
        return {name: chr(FIRST_LIST + number) for number, name in enumerate(self.words)}

    def shorten(self, written: str) -> str:
        """A pattern with a letter in the place of each word list."""
        return NAME.sub(lambda match: self.letters.get(match[1], match[0]), written)

    def lexicon(self, patterns: Iterable[Pattern]) -> Collection[str]:
        """The words that patterns know, for splitting hashtags and undoing drawn-out letters."""
        known: frozenset[str] = self.kept.stored.get("lexicon", frozenset())
        new = [each for each in patterns if each.written not in self.kept.stored.get("patterns", ())]
        if known and not new:
            return known
        return known.union(self.spellings.values(), *(literal_words(self.expand(each.written)) for each in new))

    def normaliser(self, patterns: Iterable[Pattern]) -> Normaliser:
        """What makes views that these patterns can be matched on."""
        return Normaliser(self.spellings, self.lexicon(patterns))


def joined_up(parts: Sequence[tuple[str, str]]) -> str:
    """The expression of alternatives, each as written and with its words spelt out."""
    return "|".join(edged(spelt, spelt) for _, spelt in parts)


def check(written: str, form: Form) -> Form:
    """The form itself; UsageError where RE2 refuses it."""
    import re2

    try:
        re2.compile(form.expression, options=options())
    except re2.error as error:
        reason = error.args[0]
        words = reason.decode() if isinstance(reason, bytes) else str(reason)
        raise UsageError(f"the pattern '{written}' is not one that RE2 understands: {words}") from None
    return form

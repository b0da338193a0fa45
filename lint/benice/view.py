"""The normalised view of a text: what its words say, whatever letters they are dressed in, with offsets kept.

Patterns are matched on the view. In it letters are lower-case and plain (accents, mathematical bold, full-width and
look-alike letters folded, zero-width characters gone), drawn-out and spaced letters are drawn together, hashtags are
split into words, and what is not the writer's own words (links, code, quotations) is one marker each.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property

from benice.clauses import parts_of, words_of
from benice.letters import CODE, CONFUSABLE, EMOJI, FOLD, FOREIGN, GONE, LEET, LINK, PARAGRAPH, QUOTED, unmask
from benice.light import dataclass, field
from benice.tokens import Tokeniser

__all__ = ["CODE", "EMOJI", "FOLD", "LINK", "PARAGRAPH", "QUOTED", "Normaliser", "View"]

ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&nbsp;": " "}
WIDE_GAP = re.compile(rf"[ ]{{2,}}(?:{EMOJI}+[ ]*)?")  # between words whose letters are spaced
WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|@[\w.@-]+|\d+|[\x1c\x1f]|[.!?\n\x1d]+")
NOT_LETTERS = {**dict.fromkeys("0123456789", "{number}"), "@": "{mention}", LINK: "{link}", QUOTED: "{quoted}"}
SENTENCE_END = re.compile(r"[.!?]+(?=[\s\x1c-\x1f\"')]|$)|[\n\x1d]")
HASHTAG_WORD = re.compile(r"[A-Z]{2,}(?![a-z])|[A-Z]?[^\W\dA-Z_]+|[A-Z]+|\d+(?:[kKmM](?![a-z]))?|[^\W_]")
RUN = re.compile(r"(.)\1*")

Piece = tuple[str, int, int, bool]  # what the view says, for which piece of the text, and whether letter by letter


@dataclass(frozen=True, eq=False)
class View:
    """The normalised text, and what it was made from."""

    text: str
    original: str = field(repr=False)
    pieces: Sequence[Piece] = field(repr=False)
    kept: Sequence[int] | None = field(repr=False)  # where the characters that are not GONE stand; None: all are there

    @cached_property
    def data(self) -> bytes:
        """The normalised text as UTF-8, for RE2."""
        return self.text.encode("utf-8", "surrogatepass")

    @cached_property
    def holds(self) -> Collection[str]:
        """The words and signs of the text, as the needs of patterns name them."""
        return words_of(self.text)

    def has(self, clause: frozenset[str]) -> bool:
        """Whether the text has one of the words, signs and parts of words of a clause."""
        return not clause.isdisjoint(self.holds) or any(part in self.text for part in parts_of(clause))

    @cached_property
    def words(self) -> Sequence[str]:
        """The words in order, without apostrophes; one name each for what is none, and `.` for every stop."""
        found = [word if word[0] > "@" else NOT_LETTERS.get(word[0], ".") for word in WORD.findall(self.text)]
        return [word.replace("'", "") for word in found] if "'" in self.text else found

    @cached_property
    def places(self) -> tuple[Sequence[int], Sequence[int]]:
        """Where each character of the view starts and ends in the text that it was made from."""
        starts: list[int] = []
        ends: list[int] = []
        for written, start, end, by_letter in self.pieces:
            if by_letter:
                starts.extend(range(start, start + len(written)))
                ends.extend(range(start + 1, start + len(written) + 1))
            else:
                starts.extend([start] * len(written))
                ends.extend([end] * len(written))
        if (kept := self.kept) is not None:
            starts = [kept[at] if at < len(kept) else len(self.original) for at in starts]
            ends = [max(kept[at - 1] + 1 if at else 0, start) for start, at in zip(starts, ends, strict=True)]
        return starts, ends

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The piece of the original text that a piece of the view stands for."""
        starts, ends = self.places
        if start >= end:
            at = starts[start] if start < len(starts) else len(self.original)
            return at, at
        first, last = starts[start], ends[end - 1]
        piece = self.original[first:last]
        if not piece.strip():
            return first, last
        return first + len(piece) - len(piece.lstrip()), last - len(piece) + len(piece.rstrip())

    @cached_property
    def sentences(self) -> Sequence[tuple[int, int]]:
        """Where the sentences of the view start and end."""
        cuts = [match.end() for match in SENTENCE_END.finditer(self.text)]
        return [(a, b) for a, b in zip([0, *cuts], [*cuts, len(self.text)], strict=True) if b > a]

    def sentence(self, at: int) -> tuple[int, int]:
        """The sentence that holds an offset of the view."""
        return next(((a, b) for a, b in self.sentences if a <= at < b), (0, len(self.text)))


class Normaliser:
    """Makes views; `spellings` (typed -> meant) and `lexicon` (the words that patterns know) come from the rules."""

    def __init__(self, spellings: Mapping[str, str], lexicon: Collection[str]) -> None:
        self.spellings = spellings
        self.lexicon = frozenset(lexicon) | {typed for typed in spellings if len(typed) > 1}
        self.tokens = Tokeniser(list(spellings)).tokens
        self.segments: dict[str, tuple[str, ...]] = {}

    def normalise(self, text: str) -> View:
        """The view of a text."""
        folded = text.translate(FOLD)
        raw, kept = text, None
        if GONE in folded:
            kept = [at for at, letter in enumerate(folded) if letter != GONE]
            raw = "".join([text[at] for at in kept])
            folded = folded.replace(GONE, "")
        if not folded.isascii():
            folded = self.unmask(folded, raw)
        pieces = list(self.pieces(folded, raw))
        return View("".join([piece[0] for piece in pieces]), text, pieces, kept)

    def unmask(self, folded: str, raw: str) -> str:
        """The folded text with Latin words freed of letters from other scripts."""
        freed = FOREIGN.sub(lambda match: unmask(raw[match.start() : match.end()], self.lexicon), folded)
        if all(len(word) == 1 for word in FOREIGN.findall(freed)):  # nothing is left that could be another language
            freed = freed.translate(CONFUSABLE)
        return freed

    def pieces(self, folded: str, raw: str) -> Iterator[Piece]:
        """The view, piece by piece."""
        at = 0
        for kind, match in self.tokens(folded):
            start, end = match.span()
            if kind == "quote" and quoted_whole(folded):
                continue
            if start > at:
                yield folded[at:start], at, start, True
            yield from self.replace(kind, match[0], start, end, raw)
            at = end
        if at < len(folded):
            yield folded[at:], at, len(folded), True

    def replace(self, kind: str, piece: str, start: int, end: int, raw: str) -> Iterator[Piece]:
        """What the view says for one token."""
        if kind == "link":
            after = start + len(piece.rstrip(".,;:!?)\"'"))
            yield LINK, start, after, False
            yield piece[after - start :], after, end, True
        elif kind == "whole":
            yield LINK, start, end, False
        elif kind == "code":
            yield CODE, start, end, False
        elif kind == "quote":
            yield piece[0], start, start + 1, True
            yield QUOTED, start + 1, end - 1, False
            yield piece[-1], end - 1, end, True
        elif kind == "break":
            yield PARAGRAPH if piece.count("<") > 1 else "\n", start, end, False
        elif kind == "entity":
            yield ENTITIES.get(piece, "'"), start, end, False
        elif kind == "space":
            yield gap_of(piece), start, end, False
        elif kind == "spelling":
            yield self.spellings[piece], start, end, False
        elif kind == "long":
            yield self.shorten(piece), start, end, False
        elif kind == "leet":
            yield self.spell_out(piece), start, end, False
        elif kind == "hashtag":
            yield from self.split_hashtag(piece, raw[start:end], start)
        elif kind == "spaced":
            yield from self.draw_together(piece, start)

    def draw_together(self, piece: str, start: int) -> Iterator[Piece]:
        """`f o l l o w  m e` as `follow me`: at wider gaps if there are some, else where the words are known."""
        letters = [(letter, start + at) for at, letter in enumerate(piece) if letter.isalpha()]
        if len(letters) < 4 and "".join(letter for letter, _ in letters) not in self.lexicon:
            yield piece, start, start + len(piece), True
            return
        words: list[str] = []
        for part in WIDE_GAP.split(piece):
            words.extend(self.segment("".join(letter for letter in part if letter.isalpha())))
        number = 0
        for word in words:
            if number:
                before, after = letters[number - 1][1] + 1, letters[number][1]
                gap = piece[before - start : after - start]
                yield EMOJI if EMOJI in gap and WIDE_GAP.match(gap) else " ", before, after, False
            first, number = number, number + len(word)
            if word in self.spellings:
                yield self.spellings[word], letters[first][1], letters[number - 1][1] + 1, False
                continue
            for letter, at in letters[first:number]:
                yield letter, at, at + 1, True

    def spell_out(self, word: str) -> str:
        """`f0ll0w` as `follow`, where that makes a word that patterns know."""
        if word in self.lexicon or word.isdigit():
            return word
        for guess in (word.translate(LEET), word.replace("1", "l").translate(LEET)):
            if guess in self.lexicon:
                return guess
        return word

    def shorten(self, word: str) -> str:
        """A drawn-out word with the fewest letters that make a word that patterns know; else two letters of each.

        Nobody draws out a word of two letters where a longer one is known: `tooo` is too, not to.
        """
        runs = [run[0] for run in RUN.finditer(word)]
        long = [number for number, run in enumerate(runs) if len(run) > 2]
        short = ""
        for mask in range(1 << min(len(long), 6)):
            letters = list(runs)
            for bit, number in enumerate(long):
                letters[number] = runs[number][0] * (2 if mask >> bit & 1 else 1)
            guess = "".join(letters)
            if guess in self.spellings:
                return self.spellings[guess]
            if guess.replace("'", "") in self.lexicon:
                if len(guess) > 2:
                    return guess
                short = short or guess
        return short or "".join(run[:2] for run in runs)

    def split_hashtag(self, folded: str, raw: str, start: int) -> Iterator[Piece]:
        """`#FollowBack` and `#followback` as `#follow back`."""
        yield "#", start, start + 1, True
        last = start + 1
        for word, at in self.words_of_hashtag(folded, raw):
            if last > start + 1:
                yield " ", last, start + at, False
            last = start + at + len(word)
            meant = self.spellings.get(word, word)
            yield meant, last - len(word), last, meant == word

    def words_of_hashtag(self, folded: str, raw: str) -> Iterator[tuple[str, int]]:
        """The words of a hashtag and where they start: by its capitals, unless the whole of it cuts better."""
        pieces = [(folded[piece.start() : piece.end()], piece.start()) for piece in HASHTAG_WORD.finditer(raw)]
        unknown = any(self.segment(piece) == (piece,) and piece not in self.lexicon for piece, _ in pieces)
        if unknown and len(self.segment(folded[1:])) > 1:
            pieces = [(folded[1:], 1)]
        for piece, at in pieces:
            for word in self.segment(piece):
                yield word, at
                at += len(word)

    def segment(self, word: str) -> tuple[str, ...]:
        """A run of letters cut into words that patterns know, with the fewest cuts; whole where that does not work."""
        if word in self.segments:
            return self.segments[word]
        best: list[tuple[str, ...] | None] = [()] + [None] * len(word)
        if word not in self.lexicon and 4 <= len(word) <= 60:
            for end in range(1, len(word) + 1):
                for start in range(max(0, end - 16), end):
                    before = best[start]
                    known = word[start:end] in self.lexicon or word[start:end] in ("a", "i")
                    if before is not None and known and len(before) < len(best[end] or range(99)):
                        best[end] = (*before, word[start:end])
        found = best[-1] or (word,)
        if len(self.segments) < 10_000:
            self.segments[word] = found
        return found


def gap_of(piece: str) -> str:
    """The one character for a run of spaces with emoji or line ends in it."""
    breaks = piece.count("\n")
    if breaks > 1:
        return PARAGRAPH
    return "\n" if breaks else EMOJI


def quoted_whole(folded: str) -> bool:
    """Whether quotes stand around all of the text: then they come from a spreadsheet or a data set, not a quotation."""
    text = folded.strip()
    if len(text) < 3 or text[0] not in "\"'" or text[0] != text[-1]:
        return False
    return text[0] not in re.sub(r"(?<=\w)'(?=\w)", "", text[1:-1])

"""The normalised view of a text: what its words say, whatever letters they are dressed in, with offsets kept.

Patterns are matched on the view. In it letters are lower-case and plain (accents, mathematical bold, full-width and
look-alike letters folded, zero-width characters gone), drawn-out and spaced letters are drawn together, hashtags are
split into words, and what is not the writer's own words (links, code, quotations) is one marker each.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

LINK, EMOJI, PARAGRAPH, QUOTED, CODE = "\x1c", "\x1e", "\x1d", "\x1f", "\x1b"
GONE = "\x00"

PLAIN = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′´ʼ＇", "'"),
        **dict.fromkeys("“”„‟″«»＂", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("łŁ", "l"), **dict.fromkeys("øØ", "o"), **dict.fromkeys("đĐ", "d"), **dict.fromkeys("ıİ", "i"),
        "…": ".", "ß": "s", "•": "\n", "\t": " ", "\r": GONE,
        **{chr(0x1F150 + i): chr(97 + i) for i in range(26)},  # negative circled letters have no decomposition
        **{chr(0x1F170 + i): chr(97 + i) for i in range(26)},  # nor have negative squared ones
        **dict(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnoprstuvwyz", strict=True)),
    }
)  # fmt: skip
CONFUSABLE = str.maketrans("авекмнорстухгіјѕԁԛԝһӏαβεικνορτυχω", "abekmhopctyxrijsdqwhlabeiknoptuxw")
MIXED = re.compile(r"[^\W\d_]*[\u0370-\u052f][^\W\d_]*")
LATIN = re.compile(r"[a-z]")


class Fold(dict[int, str]):
    """One plain lower-case character for each character; worked out once for each that is met."""

    def __missing__(self, code: int) -> str:
        letter = self[code] = fold_letter(chr(code))
        return letter


def fold_letter(letter: str) -> str:
    """The plain form of one character: always one character, so that offsets stay."""
    if (code := ord(letter)) in PLAIN:
        return str(PLAIN[code])
    if letter.isascii():
        return letter.lower()
    base = unicodedata.normalize("NFKD", letter)
    first = base[0].lower()[:1]
    category = unicodedata.category(letter)
    if category in ("Mn", "Me", "Cf"):
        return GONE
    if category[0] == "Z":
        return "\n" if category != "Zs" else " "
    if first.isascii() and (len(base) == 1 or first.isalnum()):
        return first
    if category in ("So", "Sk", "Cs", "Cn", "Co"):
        return EMOJI
    return letter.lower()[:1] if len(base) == 1 or category[0] != "L" else first


FOLD = Fold()

TOKEN = r"""
  (?P<html_link><a\ [^>]*>.*?</a\s*>|\[url[^\]]*\].*?\[/url\]|<a\ [^>]*>)
| (?P<html_break>(?:(?:<br\ ?/?>|</?p>)\s*)+)
| (?P<html></?[a-z][^>\n]{0,80}>)
| (?P<entity>&(?:amp|lt|gt|quot|nbsp|\#39|\#x27|apos);)
| (?P<link>https?:/?/?\S*|www\.\S+|[\w.+-]+@[a-z0-9-]+\.[a-z0-9.-]+\w
    |(?<![\w@.\#/-])[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.(?:TLDS)\b(?:/\S*)?(?![\w@]))
| (?P<markdown_link>\]\((?:[^()\s]|\([^()\s]*\))*\))
| (?P<code>```.*?```|`[^`\n]+`)
| (?P<block>(?<![^\n])[ ]?>[^\n]*)
| (?P<quote>(?<![\w"])"(?=[^\s"])[^"\x00]{1,400}?(?<=\S)"(?!\w)|(?<![\w'])'(?=[^\s'])[^'\n]{2,200}?(?<=\S)'(?!\w))
| (?P<hashtag>\#\w[\w\x00]*)
| (?P<spaced>(?<![\w'])(?:[^\W\d_](?:[ .*~+-]|[ ]?[\x1e]\x00*[ ]?)[\x00]*){3,}[^\W\d_](?!\w))
| (?P<word>(?<!\w)(?:SPELLINGS)(?![\w'.@]*\w|\ of\b))
| (?P<long>\w*(?P<run>[^\W\d_])(?:\x00*(?P=run)){2,}[\w\x00]*)
| (?P<hidden>\w[\w]*(?:\x00+\w+)+)
| (?P<leet>(?<![\w@])(?=[\w@$!]*[a-z])[a-z@$]*[0-9@$!|][a-z0-9@$!|]*(?<![!])(?!\w))
| (?P<space>[ \x00\x1e\x1d\n]*[\x1e\x00\n][ \x00\x1e\x1d\n]*|[ ]{2,})
| (?P<mark>(?<!\w)[*~_]+|[*~_]++(?!\w)|\[(?=[^\]\n]*\]\())
"""
TLDS = (
    "com|net|org|io|co|uk|de|fr|es|it|nl|eu|us|ca|au|dev|app|me|ly|gl|gd|tv|fm|info|biz|shop|store|online|site|xyz|club"
    "|live|link|page|blog|ai|gg|to|be|in|ru|cn|jp|br|example|test|edu|gov|cars|art|design|studio|agency|news|world"
)
ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&nbsp;": " "}
LEET = str.maketrans("013457@$!|", "oieastasil")


@dataclass(frozen=True, eq=False)
class View:
    """The normalised text, and where each of its characters starts and ends in the text that it was made from."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    original: str = field(repr=False)

    @cached_property
    def data(self) -> bytes:
        """The normalised text as UTF-8, for RE2."""
        return self.text.encode("utf-8", "surrogatepass")

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The piece of the original text that a piece of the view stands for."""
        while start < end and self.text[start] in " \n\x1c\x1d\x1e":
            start += 1
        while end > start and self.text[end - 1] in " \n\x1d\x1e":
            end -= 1
        if start == end:
            at = self.starts[start] if start < len(self.starts) else len(self.original)
            return at, at
        return self.starts[start], self.ends[end - 1]

    @cached_property
    def sentences(self) -> Sequence[tuple[int, int]]:
        """Where the sentences of the view start and end."""
        cuts = [match.end() for match in SENTENCE_END.finditer(self.text)]
        return [(a, b) for a, b in zip([0, *cuts], [*cuts, len(self.text)], strict=True) if b > a]

    def sentence(self, at: int) -> tuple[int, int]:
        """The sentence that holds an offset of the view."""
        return next(((a, b) for a, b in self.sentences if a <= at < b), (0, len(self.text)))


SENTENCE_END = re.compile(r"[.!?]+(?=[\s\x1c-\x1f\"')]|$)|[\n\x1d]")


class Normaliser:
    """Makes views; `spellings` (typed -> meant) and `lexicon` (the words that patterns know) come from the rules."""

    def __init__(self, spellings: Mapping[str, str], lexicon: Collection[str]) -> None:
        self.spellings = spellings
        self.lexicon = lexicon
        words = "|".join(sorted(map(re.escape, spellings), key=len, reverse=True)) or r"(?!)"
        self.token = re.compile(TOKEN.replace("TLDS", TLDS).replace("SPELLINGS", words), re.VERBOSE | re.DOTALL)
        self.segments: dict[str, tuple[str, ...]] = {}

    def normalise(self, text: str) -> View:
        """The view of a text."""
        folded = text.translate(FOLD)
        if not folded.isascii():
            folded = MIXED.sub(unmask, folded)
        out: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        at = 0

        def copy(start: int, end: int) -> None:
            out.append(folded[start:end])
            starts.extend(range(start, end))
            ends.extend(range(start + 1, end + 1))

        def put(piece: str, start: int, end: int) -> None:
            """Characters that stand for a whole piece of the text."""
            out.append(piece)
            starts.extend([start] * len(piece))
            ends.extend([end] * len(piece))

        whole = quoted_whole(folded)
        for match in self.token.finditer(folded):
            start, end = match.span()
            if start < at:
                continue
            if match.lastgroup == "quote" and (whole or end - start < 2):
                continue
            copy(at, start)
            at = end
            self.replace(match, text, copy, put)
        copy(at, len(folded))
        return View("".join(out), starts, ends, text)

    def replace(
        self,
        match: re.Match[str],
        text: str,
        copy: Callable[[int, int], None],
        put: Callable[[str, int, int], None],
    ) -> None:
        """Write one token into the view."""
        start, end = match.span()
        piece = match[0]
        kind = match.lastgroup or ""
        if kind in ("link", "html_link", "markdown_link"):
            kept = piece.rstrip(".,;:!?)\"'") if kind == "link" else piece
            put(LINK, start, start + len(kept))
            copy(start + len(kept), end)
        elif kind in ("code", "block"):
            put(CODE, start, end)
        elif kind == "quote":
            copy(start, start + 1)
            put(QUOTED, start + 1, end - 1)
            copy(end - 1, end)
        elif kind == "html_break":
            put(PARAGRAPH if piece.count("<") > 1 else "\n", start, end)
        elif kind == "entity":
            put(ENTITIES.get(piece, "'"), start, end)
        elif kind == "space":
            put(gap_of(piece), start, end)
        elif kind == "word":
            put(self.spellings[piece], start, end)
        elif kind == "hashtag":
            self.split_hashtag(start, end, text, copy, put)
        elif kind in ("html", "mark"):
            pass
        else:
            self.draw_together(kind, piece, start, end, copy, put)

    def draw_together(
        self,
        kind: str,
        piece: str,
        start: int,
        end: int,
        copy: Callable[[int, int], None],
        put: Callable[[str, int, int], None],
    ) -> None:
        """Words whose letters are spaced, drawn out, hidden between or replaced by look-alike digits."""
        word = piece.replace(GONE, "")
        if kind == "spaced":
            word = "".join(letter for letter in word if letter.isalpha())
            put(" ".join(self.segment(word)), start, end)
        elif kind == "long":
            put(self.shorten(word), start, end)
        elif kind == "leet":
            meant = word.translate(LEET)
            if word not in self.lexicon and meant in self.lexicon and not word.isdigit():
                put(meant, start, end)
            elif (other := word.replace("1", "l").translate(LEET)) in self.lexicon and not word.isdigit():
                put(other, start, end)
            else:
                copy(start, end)
        else:
            put(self.spellings.get(word, word), start, end)

    def shorten(self, word: str) -> str:
        """A drawn-out word with the fewest letters that make a word that patterns know; else two letters of each."""
        runs = [run[0] for run in re.finditer(r"(.)\1*", word)]
        long = [number for number, run in enumerate(runs) if len(run) > 2]
        for mask in range(1 << min(len(long), 6)):
            letters = list(runs)
            for bit, number in enumerate(long):
                letters[number] = runs[number][0] * (2 if mask >> bit & 1 else 1)
            guess = "".join(letters)
            if guess in self.spellings:
                return self.spellings[guess]
            if guess in self.lexicon:
                return guess
        return "".join(run[:2] for run in runs)

    def split_hashtag(
        self,
        start: int,
        end: int,
        text: str,
        copy: Callable[[int, int], None],
        put: Callable[[str, int, int], None],
    ) -> None:
        """`#FollowBack` and `#followback` as `#follow back`."""
        copy(start, start + 1)
        first = True
        for piece in HASHTAG_WORD.finditer(text, start + 1, end):
            at = piece.start()
            for word in self.segment(piece[0].translate(FOLD).replace(GONE, "")):
                if not first:
                    put(" ", at, at)
                self.letters(word, at, piece.end(), put)
                at = min(at + len(word), piece.end())
                first = False

    @staticmethod
    def letters(word: str, at: int, limit: int, put: Callable[[str, int, int], None]) -> None:
        """The letters of a word one by one, so that a match may begin or end inside a hashtag."""
        for number, letter in enumerate(word):
            place = min(at + number, limit - 1)
            put(letter, place, place + 1)

    def segment(self, word: str) -> tuple[str, ...]:
        """A run of letters cut into words that patterns know, with the fewest cuts; whole where that does not work."""
        if word in self.segments:
            return self.segments[word]
        best: list[tuple[str, ...] | None] = [()] + [None] * len(word)
        if word not in self.lexicon and 5 <= len(word) <= 60:
            for end in range(1, len(word) + 1):
                for start in range(max(0, end - 16), end):
                    before = best[start]
                    known = word[start:end] in self.lexicon and (end - start > 1 or word[start:end] in "ai")
                    if before is not None and known and len(before) < len(best[end] or range(99)):
                        best[end] = (*before, word[start:end])
        found = best[-1] or (word,)
        if len(self.segments) < 10_000:
            self.segments[word] = found
        return found


HASHTAG_WORD = re.compile(r"[A-Z]{2,}(?![a-z])|[A-Z]?[^\W\dA-Z_]+|[A-Z]+|\d+|[^\W_]")


def gap_of(piece: str) -> str:
    """The one character for a run of spaces, emoji and line ends."""
    breaks = piece.count("\n")
    if breaks > 1:
        return PARAGRAPH
    if breaks:
        return "\n"
    if EMOJI in piece:
        return EMOJI
    return " " if " " in piece else ""


def unmask(match: re.Match[str]) -> str:
    """A Latin word with some Cyrillic or Greek letters in it, all in Latin letters."""
    return match[0].translate(CONFUSABLE) if LATIN.search(match[0]) else match[0]


def quoted_whole(folded: str) -> bool:
    """Whether quotes stand around all of the text: then they come from a spreadsheet or a data set, not a quotation."""
    text = folded.strip()
    return len(text) > 2 and text[0] == text[-1] and text[0] in "\"'" and text[0] not in text[1:-1]

"""What in a folded text is not to be read letter by letter: links, quotations, hashtags, disguised words."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from string import ascii_lowercase

from benice.letters import EMOJI
from benice.light import dataclass

TLDS = (
    "com|net|org|io|co|uk|de|fr|es|it|nl|eu|us|ca|au|dev|app|me|ly|gl|gd|tv|fm|info|biz|shop|store|online|site|xyz|club"
    "|live|link|page|blog|ai|gg|to|be|in|ru|cn|jp|br|example|test|edu|gov|cars|art|design|studio|agency|news|world"
)
BETWEEN = rf"(?:[ .*~+_/|-]|[ ]?{EMOJI}+[ ]?|[ ]{{2,4}}(?:{EMOJI}+[ ]{{0,4}})?)"  # what stands between spaced letters
DRAWN_OUT = "|".join(letter * 3 for letter in ascii_lowercase)


@dataclass(frozen=True)
class Token:
    """One sort of token; `sign` is what RE2 finds in every text that has one: most texts have none, and are let go."""

    kind: str
    written: str  # with blanks between its pieces
    sign: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The expression; of many tokens it is never asked for."""
        return re.compile(self.written, re.VERBOSE | re.DOTALL)


TOKENS: Sequence[Token] = (
    Token("whole", r"<a\ [^>]*>.*?</a\s*>|\[url[^\]]*\].*?\[/url\]|<a\ [^>]*>", r"<a|\[url"),
    Token("break", r"(?:(?:<br\ ?/?>|</?p>)\s*)+", "<(?:br|/?p)"),
    Token("nothing", r"</?[a-z][^>\n]{0,80}>", "</?[a-z]"),
    Token("entity", r"&(?:amp|lt|gt|quot|nbsp|\#39|\#x27|apos);", "&"),
    Token("link", r"https?:/?/?\S*|www\.\S+|/?\bwatch\?v=\S+", r"http|www\.|watch\?v="),
    Token("link", r"[\w.+-]+@[a-z0-9-]+\.[a-z0-9.-]+\w", "@[a-z0-9-]"),
    Token(
        "link",
        rf"(?<![\w@.\#/-])[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.(?:{TLDS})\b(?:/\S*)?(?![\w@])",
        rf"(?:^|[^\w@.#/-])[a-z0-9][a-z0-9.-]*\.(?:{TLDS})\b",
    ),
    Token("whole", r"[\w-]+\ ?[(\[]\ ?(?:dot|\.)\ ?[)\]]\ ?\w+", r"[(\[] ?(?:dot|\.) ?[)\]]"),
    Token(
        "whole",
        r"[\w-]+\ ?[*|,()\[\]]+\.?[*|,()\[\]]*\ ?(?:com|c0m|net|org)\b",
        r"[*|,()\[\].] ?(?:com|c0m|net|org)\b",
    ),
    Token("whole", r"\]\((?:[^()\s]|\([^()\s]*\))*\)", r"\]\("),
    Token("code", r"```.*?```|(?<!\w)`[^`\n]+`(?!\w)", "`"),
    Token("code", r"(?<![^\n])[ ]?>[^\n]*", r"(?:^|\n) ?>"),
    Token("quote", r'(?<![\w"])"(?=[^\s"])[^"]{1,400}?(?<=\S)"(?!\w)', '"'),
    Token("quote", r"(?<![\w'])'(?=[^\s'])[^'\n]{2,200}?(?<=\S)'(?!\w)", r"(?:^|[^\w'])'[^ ']"),
    Token("hashtag", r"\#\w+", "#"),
    Token(
        "spaced",
        rf"(?<![\w'])(?:[^\W\d_]{BETWEEN}){{2,}}[^\W\d_](?![\w'])",
        rf"(?:^|\W)[\pL\pN]{BETWEEN}[\pL\pN]{BETWEEN}[\pL\pN]",
    ),
    Token("long", r"[\w']*([a-z])\1\1[\w']*", DRAWN_OUT),
    Token(
        "leet",
        r"(?<![\w@])(?=[0-9@$!|]*[a-z])[a-z@$]*[0-9@$!|][a-z0-9@$!|]*(?<![!])(?!\w)",
        r"[a-z][0-9@$|]|[a-z]![0-9@$!|]|[0-9@$!|][a-z]",
    ),
    Token("space", rf"[ {EMOJI}\n]*[{EMOJI}\n][ {EMOJI}\n]*", f"[\n{EMOJI}]"),
    Token("nothing", r"(?<!\w)[*~_]+|[*~_]++(?!\w)|\[(?=[^\]\n]*\]\()", r"[*~_\[]"),
)


class Tokeniser:
    """Finds the tokens of texts; `spellings` are the words that are typed in another way than they are meant."""

    def __init__(self, spellings: Sequence[str]) -> None:
        import re2

        words = "|".join(sorted(map(re.escape, spellings), key=len, reverse=True)) or "0"
        spelling = Token("spelling", rf"(?<!\w)(?:{words})(?![\w'.@]*\w|\ of\b)", rf"(?:^|\W)(?:{words})(?:\W|$)")
        at = next(number for number, each in enumerate(TOKENS) if each.kind == "long")
        self.sorts = (*TOKENS[:at], spelling, *TOKENS[at:])
        self.signs = re2.Set.SearchSet()
        for each in self.sorts:
            self.signs.Add(each.sign)
        self.signs.Compile()

    def tokens(self, text: str) -> Iterator[tuple[str, re.Match[str]]]:
        """The tokens of a text, left to right; of those that begin together the sort that is listed first."""
        pending: list[tuple[int, int, re.Match[str]]] = []
        for number in self.signs.Match(text) or ():
            if match := self.sorts[number].pattern.search(text):
                pending.append((match.start(), number, match))
        while pending:
            _, number, match = first = min(pending)
            yield self.sorts[number].kind, match
            at = match.end()
            again: list[tuple[int, int, re.Match[str]]] = []
            for each in pending:
                if each is not first and each[0] >= at:
                    again.append(each)
                elif found := self.sorts[each[1]].pattern.search(text, at):
                    again.append((found.start(), each[1], found))
            pending = again

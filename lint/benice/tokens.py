"""What in a folded text is not to be read letter by letter: links, quotations, hashtags, disguised words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from string import ascii_lowercase

from benice.letters import EMOJI

TLDS = (
    "com|net|org|io|co|uk|de|fr|es|it|nl|eu|us|ca|au|dev|app|me|ly|gl|gd|tv|fm|info|biz|shop|store|online|site|xyz|club"
    "|live|link|page|blog|ai|gg|to|be|in|ru|cn|jp|br|example|test|edu|gov|cars|art|design|studio|agency|news|world"
)
BETWEEN = rf"(?:[ .*~+_/|-]|[ ]?{EMOJI}+[ ]?|[ ]{{2,4}}(?:{EMOJI}+[ ]{{0,4}})?)"  # what stands between spaced letters
DRAWN_OUT = "|".join(letter * 3 for letter in ascii_lowercase)


@dataclass(frozen=True, slots=True)
class Token:
    """One sort of token; `sign` is what RE2 finds in every text that has one: most texts have none, and are let go."""

    kind: str
    pattern: re.Pattern[str]
    sign: str


def token(kind: str, pattern: str, sign: str) -> Token:
    """A token whose expression is written with blanks."""
    return Token(kind, re.compile(pattern, re.VERBOSE | re.DOTALL), sign)


TOKENS: Sequence[Token] = (
    token("whole", r"<a\ [^>]*>.*?</a\s*>|\[url[^\]]*\].*?\[/url\]|<a\ [^>]*>", r"<a|\[url"),
    token("break", r"(?:(?:<br\ ?/?>|</?p>)\s*)+", "<(?:br|/?p)"),
    token("nothing", r"</?[a-z][^>\n]{0,80}>", "</?[a-z]"),
    token("entity", r"&(?:amp|lt|gt|quot|nbsp|\#39|\#x27|apos);", "&"),
    token("link", r"https?:/?/?\S*|www\.\S+|/?\bwatch\?v=\S+", r"http|www\.|watch\?v="),
    token("link", r"[\w.+-]+@[a-z0-9-]+\.[a-z0-9.-]+\w", "@[a-z0-9-]"),
    token(
        "link",
        rf"(?<![\w@.\#/-])[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.(?:{TLDS})\b(?:/\S*)?(?![\w@])",
        rf"(?:^|[^\w@.#/-])[a-z0-9][a-z0-9.-]*\.(?:{TLDS})\b",
    ),
    token("whole", r"[\w-]+\ ?[(\[]\ ?(?:dot|\.)\ ?[)\]]\ ?\w+", r"[(\[] ?(?:dot|\.) ?[)\]]"),
    token(
        "whole",
        r"[\w-]+\ ?[*|,()\[\]]+\.?[*|,()\[\]]*\ ?(?:com|c0m|net|org)\b",
        r"[*|,()\[\].] ?(?:com|c0m|net|org)\b",
    ),
    token("whole", r"\]\((?:[^()\s]|\([^()\s]*\))*\)", r"\]\("),
    token("code", r"```.*?```|(?<!\w)`[^`\n]+`(?!\w)", "`"),
    token("code", r"(?<![^\n])[ ]?>[^\n]*", r"(?:^|\n) ?>"),
    token("quote", r'(?<![\w"])"(?=[^\s"])[^"]{1,400}?(?<=\S)"(?!\w)', '"'),
    token("quote", r"(?<![\w'])'(?=[^\s'])[^'\n]{2,200}?(?<=\S)'(?!\w)", r"(?:^|[^\w'])'[^ ']"),
    token("hashtag", r"\#\w+", "#"),
    token(
        "spaced",
        rf"(?<![\w'])(?:[^\W\d_]{BETWEEN}){{2,}}[^\W\d_](?![\w'])",
        rf"(?:^|\W)[\pL\pN]{BETWEEN}[\pL\pN]{BETWEEN}[\pL\pN]",
    ),
    token("long", r"[\w']*([a-z])\1\1[\w']*", DRAWN_OUT),
    token(
        "leet",
        r"(?<![\w@])(?=[0-9@$!|]*[a-z])[a-z@$]*[0-9@$!|][a-z0-9@$!|]*(?<![!])(?!\w)",
        r"[a-z][0-9@$|]|[a-z]![0-9@$!|]|[0-9@$!|][a-z]",
    ),
    token("space", rf"[ {EMOJI}\n]*[{EMOJI}\n][ {EMOJI}\n]*", f"[\n{EMOJI}]"),
    token("nothing", r"(?<!\w)[*~_]+|[*~_]++(?!\w)|\[(?=[^\]\n]*\]\()", r"[*~_\[]"),
)


class Tokeniser:
    """Finds the tokens of texts; `spellings` are the words that are typed in another way than they are meant."""

    def __init__(self, spellings: Sequence[str]) -> None:
        import re2

        words = "|".join(sorted(map(re.escape, spellings), key=len, reverse=True)) or "0"
        spelling = token("spelling", rf"(?<!\w)(?:{words})(?![\w'.@]*\w|\ of\b)", rf"(?:^|\W)(?:{words})(?:\W|$)")
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

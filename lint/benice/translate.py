"""How a pattern is written, in words, spaces and `{names}`, turned into what RE2 understands."""

import re
from collections.abc import Iterator
from itertools import pairwise

from benice.letters import CODE, EMOJI, FOLD, LINK, PARAGRAPH, QUOTED

FIRST_LIST = 0xF0000  # letters for private use, which no pattern holds: each stands for a word list
GAP = rf"[ \n{EMOJI}]+#?"  # also before a hashtag: it says what its words say
NAME = re.compile(r"\{([a-z][a-z0-9-]*)\}")
LIST = re.compile(r"(⟦?)\{([a-z][a-z0-9-]*)\}(⟧?)")
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


def edged(body: str, shape: str) -> str:
    """One alternative, whose words begin and end where words of a text do, as `shape` shows, its words spelt out.

    What stands between {start} and {end} is what is reported, where no marks say something else.
    """
    head = tail = ""
    if body.startswith("{start}"):
        head, body, shape = START, body.removeprefix("{start}").lstrip(" "), shape.removeprefix("{start}").lstrip(" ")
    if body.endswith("{end}"):
        tail, body, shape = END, body.removesuffix("{end}").rstrip(" "), shape.removesuffix("{end}").rstrip(" ")
    expression = translate(body)
    if (head or tail) and "⟦" not in shape:
        expression = f"({expression})"
    spelt = shape.replace("{number}", "0")
    left, right = LEFT_EDGE.match(spelt), RIGHT_EDGE.search(spelt)
    before = r"\b" if left and left[1].isalnum() and not head else ""
    after = r"\b" if right and right[1].isalnum() and not tail else ""
    return f"{head}{before}{expression}{after}{tail}"


def alternatives(body: str) -> list[str]:
    """The alternatives of a pattern, outside its brackets."""
    cuts, depth, inside, at = [-1], 0, False, 0
    while at < len(body):
        char = body[at]
        at += 1 + (char == "\\")
        if char == "[" or (char == "]" and inside):
            inside = char == "["
        elif not inside:
            depth += (char in "(⟦") - (char in ")⟧")
            if char == "|" and not depth:
                cuts.append(at - 1)
    if len(cuts) > 1:
        found = [body[start + 1 : end] for start, end in pairwise([*cuts, len(body)])]
        return [each for part in found for each in alternatives(part)]
    return [body]


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
        out.append(char if char.isascii() or ord(char) >= FIRST_LIST else char.translate(FOLD))
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

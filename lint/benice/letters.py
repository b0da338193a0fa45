"""Letters folded to what they look like: each character becomes exactly one, so that offsets stay."""

import re
import unicodedata

LINK, EMOJI, PARAGRAPH, QUOTED, CODE = "\x1c", "\x1e", "\x1d", "\x1f", "\x1b"
GONE = "\x00"
KEYCAP = 0x20E3
SMALL_CAPITALS = dict(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnoprstuvwyz", strict=True))
PLAIN = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′´ʼ＇", "'"),
        **dict.fromkeys("“”„‟″«»＂", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("łŁ", "l"), **dict.fromkeys("øØ", "o"), **dict.fromkeys("đĐ", "d"), **dict.fromkeys("ıİ", "i"),
        "…": ".", "ß": "s", "•": "\n", "\t": " ", "\r": GONE, "·": EMOJI, "›": EMOJI, "‹": EMOJI, "ɑ": "a", "ɡ": "g",
        **{chr(0x1F150 + i): chr(97 + i) for i in range(26)},  # negative circled letters have no decomposition
        **{chr(0x1F170 + i): chr(97 + i) for i in range(26)},  # nor have negative squared ones
        **SMALL_CAPITALS,
    }
)  # fmt: skip
CONFUSABLE = str.maketrans(
    "авекмнорстухгьіјѕԁԛԝһӏѵАВЕКМНОРСТУХІЈЅԚԜҺ" + "αβεικνορτυχωΑΒΕΖΗΙΚΜΝΟΡΤΥΧ" + "օսոհցյ",
    "abekmhopctyxrbijsdqwhlvABEKMHOPCTYXIJSQWH" + "abeikvoptuxwABEZHIKMNOPTYX" + "ounhgj",
)
FOREIGN = re.compile(r"[^\W\d_]*[\u0370-\u058f][^\W\d_]*")
LATIN = re.compile(r"[a-z]")
LEET = str.maketrans("013457@$!|", "oieastasil")


class Fold(dict[int, str]):
    """One plain lower-case character for each character; worked out once for each that is met."""

    def __missing__(self, code: int) -> str:
        letter = self[code] = fold_letter(chr(code))
        return letter


def fold_letter(letter: str) -> str:
    """The plain form of one character."""
    code = ord(letter)
    if code in PLAIN:
        return str(PLAIN[code])
    if letter.isascii():
        return letter.lower()
    if code == KEYCAP:  # 1️⃣ is a digit and then this: what follows begins a point of a list
        return EMOJI
    base = unicodedata.normalize("NFKD", letter)
    category = unicodedata.category(letter)
    if category in ("Mn", "Me", "Cf"):
        return GONE
    if category[0] == "Z":
        return "\n" if category != "Zs" else " "
    if category in ("So", "Sk", "Cs", "Cn", "Co") or is_arrow(code):
        lone = base.strip("()")
        return lone.lower() if len(lone) == 1 and lone.isascii() and lone.isalpha() else EMOJI
    first = base[0].lower()[:1]
    if first.isascii() and (len(base) == 1 or first.isalnum()):
        return first
    return letter.lower()[:1] if len(base) == 1 or category[0] != "L" else first


def is_arrow(code: int) -> bool:
    """Whether a code point is an arrow: it points at what follows, as an emoji does."""
    return 0x2190 <= code <= 0x21FF or 0x27F0 <= code <= 0x27FF or 0x2900 <= code <= 0x297F


FOLD = Fold()


def unmask(word: str, known: frozenset[str]) -> str:
    """A word of Latin letters with look-alikes from other scripts among them, in Latin letters; else as it is folded.

    A word of nothing but look-alikes counts where it makes one of the `known` words.
    """
    plain = word.translate(CONFUSABLE).translate(FOLD)
    folded = word.translate(FOLD)
    return plain if LATIN.search(folded) or (plain.isascii() and len(plain) > 1 and plain in known) else folded

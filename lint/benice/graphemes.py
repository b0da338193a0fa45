"""What readers take for one character: grapheme clusters of Unicode (UAX 29), and which of them are emoji."""

import re
from collections.abc import Sequence

# Characters that are a cluster each, whatever stands beside them: most texts need no more. CR LF is replaced before.
ALONE = re.compile(r"[\x00-\u02ff\u0370-\u0482\u048a-\u058f\u1e00-\u200a\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*")
PICTORIAL = re.compile("[\u203c-\u3299\ufe0f\u20e3\U0001f000-\U0001faff]")
EMOJI = r"\p{Emoji_Presentation}|[\p{Emoji}--[0-9#*]]\ufe0f|\u20e3|\p{Regional_Indicator}"
PICTURE = r"[\p{Extended_Pictographic}\p{Regional_Indicator}\u20e3]"


def one_line_end(text: str) -> str:
    """A text with one character for each line end, as the platforms keep it."""
    return text.replace("\r\n", "\n") if "\r" in text else text


def split_graphemes(text: str) -> Sequence[str]:
    """The clusters of a text, in order."""
    text = one_line_end(text)
    if ALONE.fullmatch(text):
        return text
    import regex

    clusters: list[str] = regex.findall(r"\X", text)
    return clusters


def count_graphemes(text: str) -> int:
    """How many clusters a text has."""
    return len(split_graphemes(text))


def is_picture(cluster: str) -> bool:
    """Whether a cluster is drawn as an emoji, or could be: also "©", which some fonts draw so."""
    if cluster.isascii():
        return False
    import regex

    return regex.search(PICTURE, cluster) is not None


def find_emoji(text: str, more_than: int = 0) -> list[tuple[int, int]]:
    """Where the emoji of a text stand: clusters that are drawn as pictures wherever they are shown.

    Nothing where there cannot be `more_than` so many.
    """
    if text.isascii() or len(PICTORIAL.findall(text)) <= more_than:
        return []
    import regex

    clusters = regex.finditer(r"\X", text)
    return [each.span() for each in clusters if not each[0].isascii() and regex.search(EMOJI, each[0], regex.V1)]

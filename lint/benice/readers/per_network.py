"""Columns that stand for one platform each: ticked where a post goes there, or with the text for it."""

from collections.abc import Sequence

from benice.light import replace
from benice.model import Field
from benice.readers.channels import read_channel
from benice.readers.formats import FEWEST_WORDS, GENERIC, Format, bare
from benice.readers.keys import Names, meaning


def network_form(header: Sequence[Field], rows: Sequence[Sequence[Field]], names: Names) -> Format:
    """The format of any spreadsheet, with those of its columns that stand for one platform each."""
    networks: dict[str, str] = {}
    texts: dict[str, str] = {}
    for number, column in enumerate(header):
        channel = None if names.find(column.text) else read_channel(column.text)
        filled = [text for cells in rows if number < len(cells) and (text := cells[number].text.strip())]
        if channel is None or not filled:
            continue
        platform, rest = channel
        if rest is None and all(meaning("answers", text) for text in filled):
            networks[bare(column.text)] = platform
        elif (rest is None or means_text(rest, names)) and are_texts(filled):
            texts[bare(column.text)] = platform
    return replace(GENERIC, networks=networks, texts=texts) if networks or texts else GENERIC


def means_text(words: str, names: Names) -> bool:
    """Whether what stands beside a platform's name is a word for a text, as in "LinkedIn copy"."""
    found = names.find(words)
    return found is not None and found[0] == "text"


def are_texts(cells: Sequence[str]) -> bool:
    """Whether most of some cells hold as many words as a post."""
    return 2 * sum(len(text.split()) >= FEWEST_WORDS for text in cells) > len(cells)

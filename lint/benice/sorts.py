"""What `[limit]` can count in a post: each sort is a noun and the function that finds it."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain

from benice.entities import Piece, find_hashtags, find_links
from benice.graphemes import find_emoji
from benice.hashtags import find_joined
from benice.light import dataclass
from benice.mend import Better, capitalise_hashtag, drop_hashtag, one_mark, one_space, plain_letters
from benice.model import Field, Post

STYLED = re.compile("[\u24b6-\u24e9\uff21-\uff5a\U0001d400-\U0001d7cb\U0001f130-\U0001f149\U0001f150-\U0001f189]")
STYLED_RUN = re.compile(rf"{STYLED.pattern}(?:[\W_]*{STYLED.pattern})*")
EXCLAMATIONS = re.compile(r"!{2,}")
SPACES = re.compile(r"(?<=[^\s.!?:;])[ \u00a0]{2,}(?=\S)")
SENTENCE_END = re.compile(r"[.!?\u2026\u3002\uff01\uff1f]+[\"'\u201d\u2019)\]]*(?=\s|$)|\n")
WORD = re.compile(r"[^\W_]+(?:['\u2019.-][^\W_]+)*")
NO_WORDS = re.compile(r"(?:https?://|www\.)\S+|[@#]\w+|\S+/\S+")
FILM = re.compile(r"\.(?:mp4|mov|m4v|webm|avi|mp3|wav|m4a|pdf)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """A piece of a field that is of a sort, and how much of it there is."""

    field: Field
    start: int
    end: int
    size: int = 1


@dataclass(frozen=True, slots=True)
class Sort:
    """What is counted: how to find it, whether each piece is measured or all of them together, and how to mend one.

    `find` may leave out what cannot come to more than its second argument: most posts have nothing of most sorts.
    """

    find: Callable[[Post, int], Iterable[Found]]
    each: bool = False
    mend: Callable[[Field, int, int], Better] | None = None


def of_body(post: Post, pieces: Iterable[Piece]) -> list[Found]:
    """Pieces of a post's text."""
    return [Found(post.body, start, end) for start, end in pieces]


def hashtags(post: Post, most: int) -> list[Found]:
    """All hashtags."""
    text = post.body.text
    return of_body(post, find_hashtags(text)) if text.count("#") + text.count("＃") > most else []


def repeated_hashtags(post: Post, most: int) -> Iterator[Found]:
    """Hashtags that stand in the text already, whatever their capitals."""
    text = post.body.text
    if text.count("#") + text.count("＃") < 2:
        return
    seen: set[str] = set()
    for start, end in find_hashtags(text):
        tag = text[start + 1 : end].casefold()
        if tag in seen:
            yield Found(post.body, start, end)
        seen.add(tag)


def joined_hashtags(post: Post, most: int) -> list[Found]:
    """Hashtags of several words in small letters."""
    return of_body(post, find_joined(post.body.text))


def emoji(post: Post, most: int) -> list[Found]:
    """All emoji."""
    return of_body(post, find_emoji(post.body.text, most))


def links(post: Post, most: int) -> Iterator[Found]:
    """Links, each address once."""
    text = post.body.text
    if text.count(".") <= most:
        return
    seen: set[str] = set()
    for start, end in find_links(text):
        if text[start:end] not in seen:
            yield Found(post.body, start, end)
        seen.add(text[start:end])


def styled_letters(post: Post, most: int) -> list[Found]:
    """Words in letters that are meant for formulas and signs; a letter or two may be a formula."""
    text = post.body.text
    if text.isascii() or not STYLED.search(text):
        return []
    runs = [match.span() for match in STYLED_RUN.finditer(text)]
    return of_body(post, [run for run in runs if len(STYLED.findall(text[slice(*run)])) > 2])


def exclamation_marks(post: Post, most: int) -> Iterator[Found]:
    """Rows of exclamation marks."""
    for match in EXCLAMATIONS.finditer(post.body.text) if "!!" in post.body.text else ():
        yield Found(post.body, match.start(), match.end(), len(match[0]))


def spaces(post: Post, most: int) -> Iterator[Found]:
    """Rows of spaces inside a sentence."""
    text = post.body.text
    for match in SPACES.finditer(text) if "  " in text or "\u00a0" in text else ():
        yield Found(post.body, match.start(), match.end(), len(match[0]))


def words_in_sentences(post: Post, most: int) -> Iterator[Found]:
    """Sentences, measured in words; links, mentions and hashtags are none."""
    text = post.body.text
    if len(text) <= 2 * most:  # a word takes a letter and a space
        return
    for start, end in sentences(text):
        if end - start > 2 * most:
            yield Found(post.body, start, end, len(WORD.findall(NO_WORDS.sub(" ", text[start:end]))))


def opening(post: Post, most: int) -> Iterator[Found]:
    """The first sentence, measured in characters."""
    text = post.body.text
    for start, end in sentences(text) if len(text) > most else ():
        yield Found(post.body, start, end, end)
        return


def sentences(text: str) -> Iterator[Piece]:
    """Where the sentences of a text stand; a line is a sentence at least."""
    start = 0
    for match in chain(SENTENCE_END.finditer(text), (None,)):
        end = match.end() if match else len(text)
        piece = text[start:end]
        if piece.strip():
            yield start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
        start = end


def title(post: Post, most: int) -> Iterator[Found]:
    """The title, measured in characters."""
    if field := post.fields.get("title"):
        yield Found(field, 0, len(field.text), len(field.text))


def descriptions(post: Post, most: int) -> Iterator[Found]:
    """Descriptions of pictures, measured in characters."""
    for media in post.media:
        if media.alt:
            yield Found(media.alt, 0, len(media.alt.text), len(media.alt.text))


def pictures(post: Post, most: int) -> Iterator[Found]:
    """Pictures."""
    for media in post.media:
        if not FILM.search(media.file.text):
            yield Found(media.file, 0, len(media.file.text))


SORTS: Mapping[str, Sort] = {
    "hashtags": Sort(hashtags),
    "repeated hashtags": Sort(repeated_hashtags, each=True, mend=drop_hashtag),
    "joined hashtags": Sort(joined_hashtags, each=True, mend=capitalise_hashtag),
    "emoji": Sort(emoji),
    "links": Sort(links),
    "styled letters": Sort(styled_letters, each=True, mend=plain_letters),
    "exclamation marks": Sort(exclamation_marks, each=True, mend=one_mark),
    "spaces": Sort(spaces, each=True, mend=one_space),
    "words in a sentence": Sort(words_in_sentences, each=True),
    "opening": Sort(opening, each=True),
    "title": Sort(title, each=True),
    "description": Sort(descriptions, each=True),
    "pictures": Sort(pictures),
}

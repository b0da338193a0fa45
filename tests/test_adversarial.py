"""However begging and buying are spelt, rules that find the plain words find the disguised ones where they stand."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benice import rulebook
from benice.config import Config
from benice.desk import Desk
from benice.examples import strip_marks
from benice.model import Field, Post, Source
from benice.rulebook import Rule

Disguise = Callable[[str, Random], str]
PIECES = re.compile(r"⟦([^⟧]*)⟧")
WORD = re.compile(r"(?<![\w'#@.])[A-Za-z]+(?![\w']|\.\w)")
FIRST_LETTERS = [0x1D400, 0x1D434, 0x1D468, 0x1D49C, 0x1D4D0, 0x1D504, 0x1D56C, 0x1D5A0, 0x1D5D4, 0x1D608, 0x1D63C]
INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u034f"
LOOK_ALIKE = str.maketrans("abceghijkopqstwxyABCEHIKMOPTXY", "аьсеɡһіјкорԛѕтԝхуАВСЕНІКМОРТХУ")
EMOJI = ["🔥", "❤️", "👉🏽", "✨", "👨‍👩‍👧", "🇫🇷"]


def in_mathematical_letters(text: str, random: Random) -> str:
    """Bold, italic, script, Fraktur, sans serif."""
    first = random.choice([start for start in FIRST_LETTERS if start not in (0x1D49C, 0x1D504)])

    def letter(match: re.Match[str]) -> str:
        place = ord(match[0]) - (65 if match[0].isupper() else 71)
        return "ℎ" if first + place == 0x1D455 else chr(first + place)

    return re.sub("[A-Za-z]", letter, text)


def with_invisible_letters(text: str, random: Random) -> str:
    """Zero-width characters inside words."""
    return WORD.sub(lambda match: random.choice(INVISIBLE).join(match[0]), text)


def with_spaced_letters(text: str, random: Random) -> str:
    """One space between letters and more between words."""
    between = random.choice(" .-*_")
    return WORD.sub(lambda match: between.join(match[0]), re.sub(" ", " " * random.choice([2, 3]), text))


def with_emoji_between_words(text: str, random: Random) -> str:
    """An emoji, with or without spaces around it, wherever a space was."""
    return re.sub(" ", lambda _: random.choice(["{}", " {}", "{} ", " {} "]).format(random.choice(EMOJI)), text)


def in_full_width(text: str, random: Random) -> str:
    """Letters as wide as Chinese characters."""
    return WORD.sub(lambda match: "".join(chr(ord(letter) + 0xFEE0) for letter in match[0]), text)


def in_foreign_letters(text: str, random: Random) -> str:
    """Some letters, or all that can, from other scripts."""
    share = random.choice([0.4, 1.0])
    return "".join(letter.translate(LOOK_ALIKE) if random.random() < share else letter for letter in text)


def drawn_out(text: str, random: Random) -> str:
    """One letter of each word, three times or more."""

    def stretch(match: re.Match[str]) -> str:
        word = match[0]
        at = random.randrange(len(word))
        return word[:at] + word[at] * random.randint(3, 6) + word[at + 1 :] if len(word) > 2 else word

    return WORD.sub(stretch, text)


def as_hashtag(text: str, random: Random) -> str:
    """All words run together, if they are words that patterns know: else nobody could tell them apart."""
    words = text.split()
    known = {*desk().scanner.normaliser.lexicon, "a", "i"}
    if not re.fullmatch(r"[A-Za-z0-9 ]{5,}", text) or any(
        word.isalpha() and word.lower() not in known for word in words
    ):
        return text
    forms = [str.lower, str.capitalize] if text.replace(" ", "").isalpha() else [str.capitalize]
    return "#" + "".join(random.choice(forms)(word) for word in words)


def in_small_and_capital_letters(text: str, random: Random) -> str:
    """lIkE tHiS."""
    return "".join(random.choice([letter.lower(), letter.upper()]) for letter in text)


DISGUISES: list[Disguise] = [
    in_mathematical_letters,
    with_invisible_letters,
    with_spaced_letters,
    with_emoji_between_words,
    in_full_width,
    in_foreign_letters,
    drawn_out,
    as_hashtag,
    in_small_and_capital_letters,
]


@cache
def desk() -> Desk:
    """All rules that come with benice."""
    return Desk(Config(), rulebook.load(), datetime(2026, 6, 1, tzinfo=UTC))


def rules() -> list[Rule]:
    """Those about the wording of begging and buying."""
    themes = ("begging", "buying")
    return [rule for rule in desk().rulebook.rules.values() if rule.theme in themes and rule.kind == "phrase"]


def found(rule: Rule, text: str) -> list[tuple[int, int]]:
    """Where a rule fires in a text."""
    post = Post(id="1", number=1, body=Field.cut(Source("draft.md", text), 0, len(text)))
    return [(hit.span.start, hit.span.end) for hit in rule.check.find((post,), desk())]


def dress_up(example: str, disguise: Disguise, random: Random) -> tuple[str, list[tuple[int, int]]]:
    """An example with what is marked in disguise, and where that stands."""
    return strip_marks(PIECES.sub(lambda match: f"⟦{disguise(match[1], random)}⟧", example))


def test_every_rule_about_words_is_tried() -> None:
    for theme in ("begging", "buying"):
        files = {path.stem for path in (rulebook.rule_folder() / theme).glob("*.toml")}
        assert files == {rule.id for rule in desk().rulebook.rules.values() if rule.theme == theme}
        assert files - {rule.id for rule in rules()} <= {"bought-reach"}, "which judges plans, not posts"
    assert all(isinstance(example, str) and PIECES.search(example) for rule in rules() for example in rule.bad)


@pytest.mark.parametrize("disguise", DISGUISES, ids=lambda disguise: disguise.__name__)
@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
@settings(max_examples=3, deadline=None)
@given(random=st.randoms(use_true_random=False))
def test_disguised_words_are_found_where_they_stand(rule: Rule, disguise: Disguise, random: Random) -> None:
    disguised = 0
    for example in rule.bad:
        text, spans = dress_up(example, disguise, random)
        disguised += text != strip_marks(example)[0]
        places = found(rule, text)
        for start, end in spans:
            assert any(start <= first < last <= end and (last - first) * 2 > end - start for first, last in places), (
                f"{text!r}: expected {text[start:end]!r}, found {[text[first:last] for first, last in places]}"
            )
    assert disguised * 3 >= len(rule.bad), "most examples were never disguised"


@pytest.mark.parametrize("disguise", DISGUISES, ids=lambda disguise: disguise.__name__)
def test_a_disguise_hides_words_from_a_plain_search(disguise: Disguise) -> None:
    text, _ = dress_up("⟦Please follow back and subscribe⟧", disguise, Random(7))
    assert "please follow back and subscribe" not in text
    if disguise is not in_small_and_capital_letters:
        assert "please follow back and subscribe" not in text.lower()


@settings(max_examples=150, deadline=None)
@given(number=st.integers(0, 99), random=st.randoms(use_true_random=False), chosen=st.permutations(range(3)))
def test_two_disguises_at_once_are_found(number: int, random: Random, chosen: list[int]) -> None:
    rule = rules()[number % len(rules())]
    first, second = [
        (with_emoji_between_words, in_mathematical_letters),
        (drawn_out, with_invisible_letters),
        (in_small_and_capital_letters, in_foreign_letters),
    ][chosen[0]]
    text, spans = dress_up(random.choice(rule.bad), lambda piece, chance: second(first(piece, chance), chance), random)
    places = found(rule, text)
    assert all(any(a < end and start < b for a, b in places) for start, end in spans), f"{text!r}: found {places}"

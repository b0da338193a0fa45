"""The view says what the words say, and always leads back to what was typed."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from benice.view import CODE, EMOJI, LINK, PARAGRAPH, QUOTED, Normaliser, View

SPELLINGS = {"pls": "please", "u": "you", "rt": "retweet"}
KNOWN = [
    "like",
    "this",
    "share",
    "follow",
    "back",
    "and",
    "me",
    "please",
    "you",
    "retweet",
    "don't".replace("'", ""),
    "tag",
]
NORMALISER = Normaliser(SPELLINGS, KNOWN)


def view(text: str) -> View:
    """The view of a text, for rules that know a dozen words."""
    return NORMALISER.normalise(text)


def said(text: str) -> str:
    """What the view says."""
    return view(text).text


def typed(text: str, words: str) -> str:
    """What was typed for some words of the view."""
    start = said(text).index(words)
    first, last = view(text).back(start, start + len(words))
    return text[first:last]


@pytest.mark.parametrize(
    "text",
    [
        "Like This",
        "ＬＩＫＥ ｔｈｉｓ",
        "𝗹𝗶𝗸𝗲 𝓽𝓱𝓲𝓼",
        "𝔏𝔦𝔨𝔢 𝚝𝚑𝚒𝚜",
        "ⓛⓘⓚⓔ 🅣🅗🅘🅢",
        "ʟɪᴋᴇ ᴛʜɪꜱ",
        "l\u200bi\u200bk\u200be th\u00adis",
        "lіkе tһіѕ",  # with Cyrillic letters
        "liiiike thiiis",
        "l i k e t h i s",
        "L.I.K.E  T.H.I.S",
        "l🔥i🔥k🔥e🔥t🔥h🔥i🔥s",
        "l1ke th1s",
        "ĺíké thïs",
    ],
)
def test_words_in_disguise_are_read_as_the_plain_ones(text: str) -> None:
    assert said(text) == "like this"


def test_a_whole_word_of_look_alikes_is_read_where_rules_know_it() -> None:
    assert said("ѕһаrе the news") == "share the news"
    assert said("ѕһаге а") == "share a"


def test_words_of_another_script_stay_what_they_are() -> None:
    assert said("Привет, как дела") == "привет, как дела"
    assert said("καλημέρα") == "καλημερα"


def test_what_people_type_is_read_as_what_they_mean() -> None:
    assert said("pls RT, u two") == "please retweet, you two"
    assert said("plssss") == "please"


def test_a_spelling_inside_another_word_or_name_is_left_alone() -> None:
    assert said("U.S. art, u.k., @u") == "u.s. art, u.k., @u"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("#FollowBack", "#follow back"),
        ("#followback", "#follow back"),
        ("#FOLLOWBACK", "#follow back"),
        ("#RT", "#retweet"),
        ("#LikeThis2", "#like this 2"),
        ("#Museumsnacht", "#museumsnacht"),
    ],
)
def test_hashtags_are_split_into_words(text: str, words: str) -> None:
    assert said(text) == words


def test_each_letter_of_a_split_hashtag_leads_back_to_itself() -> None:
    assert typed("see #FollowBack now", "back") == "Back"
    assert typed("see #followbackme", "follow") == "follow"


def test_each_letter_of_spaced_words_leads_back_to_itself() -> None:
    assert typed("please s h a r e  t h i s now", "this") == "t h i s"
    assert typed("please s h a r e t h i s now", "share") == "s h a r e"


def test_single_letters_in_a_row_are_no_spaced_word() -> None:
    assert said("options a b c d") == "options abcd"  # joined, and no word that rules know
    assert said("plan a b") == "plan a b"


def test_a_place_with_invisible_letters_covers_all_that_was_typed() -> None:
    assert typed("do l\u200bi\u200bke it", "like") == "l\u200bi\u200bke"
    assert typed("pls\r\nshare", "share") == "share"


def test_a_place_ends_with_its_emoji_and_without_the_space_around_it() -> None:
    text = "hit  ❤️  now"
    first, last = view(text).back(0, said(text).index(EMOJI) + 1)
    assert text[first:last] == "hit  ❤️"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("see https://t.co/abc.", f"see {LINK}."),
        ("see shop.example/tea now", f"see {LINK} now"),
        ("mail a.b@shop.example", f"mail {LINK}"),
        ("shop (dot) example is up", f"{LINK} is up"),
        ("shop(.)com and tea*com", f"{LINK} and {LINK}"),
        ("/watch?v=Me_oV like", f"{LINK} like"),
        ('<a href="https://x.y">here</a> it is', f"{LINK} it is"),
        ("say `like this` twice", f"say {CODE} twice"),
        ('she said "like this" twice', f'she said "{QUOTED}" twice'),
        ("she said 'like this' twice", f"she said '{QUOTED}' twice"),
        ("„like this“, she said", f'"{QUOTED}", she said'),
        ("> like this\nno", f"{CODE}\nno"),
        ("one<br><br>two<br>three", f"one{PARAGRAPH}two\nthree"),
        ("one\r\n\r\ntwo\r\nthree", f"one{PARAGRAPH}two\nthree"),
        ("a 🔥🔥  b", f"a{EMOJI}b"),
        ("1️⃣ like", f"1{EMOJI}like"),
        ("→ like", f"{EMOJI}like"),
        ("**like** _this_ [tag](https://x.y)", "like this tag" + LINK),
        ("like &amp; share", "like & share"),
        ("Brand™ ok", f"brand{EMOJI}ok"),
    ],
)
def test_what_is_not_the_writers_own_words_is_one_marker(text: str, words: str) -> None:
    assert said(text) == words


def test_an_apostrophe_opens_no_quotation() -> None:
    assert said("don't like what's his' or hers'") == "don't like what's his' or hers'"


def test_quotes_around_the_whole_text_are_no_quotation() -> None:
    assert said('"like this"') == '"like this"'
    assert said("'I don't like this'") == "'i don't like this'"
    assert said('"like" this "tag"') == f'"{QUOTED}" this "{QUOTED}"'


def test_a_word_drawn_out_keeps_the_double_letters_that_it_has() -> None:
    assert said("folllllow fooollow") == "follow follow"
    assert said("yesssss") == "yess"  # no word that rules know: two letters are left


def test_sentences_end_at_stops_and_lines() -> None:
    seen = view("One. Two! Three\nFour 1.5 five")
    sentences = [seen.text[start:end].strip() for start, end in seen.sentences]
    assert sentences == ["one.", "two!", "three", "four 1.5 five"]
    assert seen.sentence(seen.text.index("1.5")) == seen.sentences[-1]


WORDS = [
    "like",
    "#FollowBack",
    "l i k e",
    "pls",
    "https://x.y/z",
    "liiike",
    "@a.b",
    "10k",
    "l1ke",
    "(dot)",
    "[a](b)",
    "> ",
]
SIGNS = [" ", "\n", "\r\n", "`", '"', "'", "\u200b", "*", "_", "&amp;", "<br>", "\x00", "\ud83d"]
LETTERS = ["🔥", "👨\u200d👩\u200d👧", "é", "ß", "𝗮", "а", "ш", "1️⃣", "™", "İ", "ﬁ"]
PIECES = st.sampled_from([*WORDS, *SIGNS, *LETTERS])


@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=25).map("".join)))
@example("\u0130\u0130 like")
@example("#a\u0301b #Ab\u200bC")
@example("\x00like\x00")
def test_every_piece_of_the_view_leads_into_the_text_in_order(text: str) -> None:
    seen = view(text)
    starts, ends = seen.places
    assert len(starts) == len(ends) == len(seen.text)
    assert all(0 <= start <= end <= len(text) for start, end in zip(starts, ends, strict=True))
    assert list(starts) == sorted(starts)
    assert list(ends) == sorted(ends)
    for at in range(len(seen.text)):
        first, last = seen.back(at, at + 1)
        assert 0 <= first <= last <= len(text)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz ,", max_size=60))
def test_plain_text_is_its_own_view_and_every_word_leads_back_to_itself(text: str) -> None:
    seen = Normaliser({}, []).normalise(text)
    if not any(letter * 3 in text for letter in "abcdefghijklmnopqrstuvwxyz") and not any(
        len(word) == 1 for word in text.replace(",", " ").split()
    ):
        assert seen.text == text
        assert all(seen.back(at, at + 1) == (at, at + 1) for at, letter in enumerate(text) if letter != " ")

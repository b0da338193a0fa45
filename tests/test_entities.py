"""Links, mentions and hashtags in texts of many scripts."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benice.entities import Piece, find_hashtags, find_links, find_mentions


def words(text: str, found: tuple[Piece, ...]) -> list[str]:
    return [text[start:end] for start, end in found]


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("Read https://example.com/a_(b).html, then rest.", ["https://example.com/a_(b).html"]),
        ("(https://example.com/a).", ["https://example.com/a"]),
        ("HTTP://EXAMPLE.COM:8080/?q=1#top!", ["HTTP://EXAMPLE.COM:8080/?q=1#top"]),
        ("see example.com/path?x=1, or sub.example.co.uk", ["example.com/path?x=1", "sub.example.co.uk"]),
        ("it is done.So we left; see readme.markdown, v1.2.3 and a.b", ["done.So"]),
        ("mail ana@example.com or @example.com or #example.com or $ACME.CO", []),
        ("https://a_b.example.com a_b.com -a.com a-.com a..com .com", ["https://a_b.example.com"]),
        ("https://localhost/a http:// example.com", ["example.com"]),
        ("見てexample.comください。またhttps://例え.jp/ね", ["example.com", "https://例え.jp/"]),
        ("https://straße.de/weg und bücher.ch", ["https://straße.de/weg", "bücher.ch"]),
        ("https://en.example.org/wiki/Kölner_Dom–Platz!", ["https://en.example.org/wiki/Kölner_Dom–Platz"]),
        ("https://xn--bcher-kva.example.com https://xn--bücher.com", ["https://xn--bcher-kva.example.com"]),
        ("https://t.co/abc123's https://t.co/" + "a" * 41, ["https://t.co/abc123"]),
        ("https://example.com/" + "a" * 5000, []),
        ("https://" + "ü" * 60 + ".com", []),
        ("\u2067\u202bexample.com\u202c\u2069", ["example.com"]),
    ],
)
def test_links(text: str, links: list[str]) -> None:
    assert words(text, find_links(text)) == links


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("@ana and (@ben_2), RT@eva: hi", ["@ana", "@ben_2", "@eva"]),
        ("ana@example.com, @@x, me@home, #@tag, f!@ck", []),
        ("@éva @ana/list @ana's", ["@ana", "@ana"]),
        ("ありがとう@anaさん ＠eva", ["@ana", "＠eva"]),
        ("https://example.com/@ana", []),
    ],
)
def test_mentions(text: str, mentions: list[str]) -> None:
    assert words(text, find_mentions(text)) == mentions


@pytest.mark.parametrize(
    ("text", "hashtags"),
    [
        ("#one,#two #3rd (#four) #five_6", ["#one", "#two", "#3rd", "#four", "#five_6"]),
        ("#42 a#b &#38; #_ # ## #a#b #c", ["#c"]),
        (
            "#dimanche_à_lire #Größe #日本語 ＃full #اقرأ #हिन्दी",
            ["#dimanche_à_lire", "#Größe", "#日本語", "＃full", "#اقرأ", "#हिन्दी"],
        ),
        ("💛#love ☀️#sun #️⃣", ["#love", "#sun"]),
        ("https://example.com/#top example.com/#x", []),
    ],
)
def test_hashtags(text: str, hashtags: list[str]) -> None:
    assert words(text, find_hashtags(text)) == hashtags


@given(st.text("a.b:/@#-_ é中http()?=&🎉\u200d", max_size=60))
def test_pieces_lie_in_order_and_do_not_touch(text: str) -> None:
    for found in (find_links(text), find_mentions(text), find_hashtags(text)):
        for start, end in found:
            assert 0 <= start < end <= len(text)
        for (_, end), (start, _) in pairwise(found):
            assert end <= start


@pytest.mark.parametrize(
    "text",
    ["a" * 50_000, "a." * 25_000, "中" * 50_000, "https://example.com/" + "(" * 20_000, "@" * 50_000, "#a" * 25_000,
     "example.com/" + "a." * 20_000, "http://" * 7_000, "@a" * 20_000, "é.é" * 15_000],
)  # fmt: skip
def test_no_text_takes_long(text: str) -> None:
    start = time.perf_counter()
    find_links(text), find_mentions(text), find_hashtags(text)
    assert time.perf_counter() - start < 2

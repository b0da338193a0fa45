"""HTML to the text that a network shows."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st
from places import check_places

from benice.model import Field, Source
from benice.readers.html_text import html_to_text, looks_like_html


def field(text: str) -> Field:
    return Field.cut(Source("a.html", text), 0, len(text))


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Bread", "Bread"),
        ("<p>Bread</p>", "Bread"),
        ("<p>Bread</p><p>Cake</p>", "Bread\nCake"),
        ("<p>Bread</p><p></p><p>Cake</p>", "Bread\n\nCake"),
        ("<p>Bread</p>\n<p>Cake</p>\n", "Bread\nCake"),
        ("Bread<br>Cake<br/>Tea<BR />", "Bread\nCake\nTea"),
        ("<div><p>Bread</p></div><div><p>Cake</p></div>", "Bread\nCake"),
        ("<p>We have:</p><ul><li><p>Bread</p></li><li>Cake</li></ul>", "We have:\nBread\nCake"),
        ("<p>A <strong>bold</strong> <a href='https://ours.example'>word</a></p>", "A bold word"),
        ("Bread &amp; butter &lt;3 &#8364;2&nbsp;each", "Bread & butter <3 €2 each"),
        ("&nosuchthing; 3 < 4 > 2 & more", "&nosuchthing; 3 < 4 > 2 & more"),
        ("<style>p{}</style>Bread<!-- hidden --><script>x()</script>", "Bread"),
        ("  <p> Bread </p> ", "Bread"),
        ("", ""),
        ("<p></p>", ""),
    ],
)
def test_what_is_shown(written: str, shown: str) -> None:
    found = html_to_text(field(written))
    assert found.text == shown
    check_places(found)


def test_paragraphs_may_stand_apart() -> None:
    assert html_to_text(field("<p>Bread</p><p>Cake</p>"), "\n\n").text == "Bread\n\nCake"


def test_each_character_leads_back_to_what_was_written() -> None:
    found = html_to_text(field("<p>Bread &amp; butter</p><p>Cake</p>"))
    assert found.span(6, 7).text == "&amp;"
    assert found.span(8, 14).text == "butter"
    assert found.span(14, 15).text == "<p>"
    assert found.span(15, 19).text == "Cake"


@pytest.mark.parametrize(
    ("text", "is_html"), [("a <b>c</b>", True), ("<br/>", True), ("3 < 4 > 2", False), ("a", False)]
)
def test_an_angle_bracket_alone_makes_no_html(text: str, is_html: bool) -> None:
    assert looks_like_html(text) is is_html


@given(st.lists(st.text("ab<>&; é🎉\u00a0", min_size=1, max_size=12).filter(str.strip), min_size=1, max_size=4))
def test_escaped_paragraphs_are_read_back(paragraphs: list[str]) -> None:
    found = html_to_text(field("".join(f"<p>{html.escape(each)}</p>" for each in paragraphs)))
    assert found.text == "\n".join(paragraphs).strip()
    check_places(found)


@given(st.text("<>/pbr!-&;#x \n", max_size=40))
def test_no_markup_is_too_strange(text: str) -> None:
    check_places(html_to_text(field(text)))

"""The page of a calendar: it holds everything, lets nothing in, and is the same however it was asked for."""

import re
import sys
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest
from sheets import NASTY, ROWS, page_of

from benice.calendar.sheet import Sheet
from benice.calendar.web import link_to
from benice.model import Source
from benice.tables import UsageError


class Elements(HTMLParser):
    """The names and attributes of all elements, and the text between them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def named(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of all elements of a name."""
        return [attributes for name, attributes in self.found if name == tag]


Written = tuple[Sheet, str]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Written:
    """A sheet with something of everything, and its page."""
    return page_of(tmp_path_factory.mktemp("page"), *ROWS)


def test_a_draft_is_text_and_nothing_else(written: Written) -> None:
    page = Elements(written[1])
    assert not {tag for tag, _ in page.found} & {"img", "b", "iframe", "object", "link", "base", "form"}
    assert len(page.named("script")) == len(page.named("style")) == 1
    assert NASTY in page.texts
    assert not [name for _, attributes in page.found for name in attributes if name == "style" or name.startswith("on")]


def test_nothing_may_run_but_what_the_page_carries(written: Written) -> None:
    text = written[1]
    (policy,) = re.findall(r'<meta http-equiv="Content-Security-Policy" content="(.*?)">', text)
    for name in ("style", "script"):
        (inside,) = re.findall(rf"<{name}>(.*?)</{name}>", text, re.DOTALL)
        assert f"{name}-src &#39;sha256-{b64encode(sha256(inside.encode()).digest()).decode()}&#39;" in policy
    assert policy.startswith("default-src &#39;none&#39;") and "unsafe" not in policy
    assert not re.findall(r"https?:|//[a-z]|url\(|@import", text)


def test_every_post_and_every_finding_is_there(written: Written) -> None:
    sheet, text = written
    page = Elements(text)
    assert len(page.named("article")) == len(sheet.entries) == 13
    said = {text.strip().rstrip(";") for text in page.texts}
    assert {entry.post.body.text for entry in sheet.entries} <= said
    told = " ".join(" ".join(page.texts).split())
    assert all(finding.message in told and finding.why in told for finding in sheet.outcome.diagnostics)
    targets = {attributes.get("id") for _, attributes in page.found}
    inner = [href[1:] for each in page.named("a") if (href := each["href"]) and href.startswith("#")]
    assert set(inner) <= targets and len(targets) > len(inner) / 3
    places = {each["href"] for each in page.named("a")} - {f"#{anchor}" for anchor in inner}
    assert places == {"plan.csv"}


def test_the_repair_is_told_in_a_table_and_at_each_post(written: Written, tmp_path: Path) -> None:
    times = [f"Number {number}.,x,acme,2026-12-02 09:{number}0" for number in range(4)]
    _, text = page_of(tmp_path, *times)
    before, after = re.findall(r"<del>(.*?)</del>", text), re.findall(r"<ins>(.*?)</ins>", text)
    assert before and {one for one in before if one.startswith("Wed 2 Dec 09:")} == set(before)
    assert len(after) == 2 * len(before) and after[: len(before)] != before
    assert "Better:" in text and "no time can help" not in text
    assert "split the row" in written[1] and written[1].count('<section id="repair"') == 1


def test_a_page_elsewhere_leads_back_to_the_files(tmp_path: Path) -> None:
    text = page_of(tmp_path, ROWS[0], into=tmp_path / "site" / "calendar")[1]
    assert 'href="../../plan.csv"' in text


def test_the_name_of_a_file_is_no_address(tmp_path: Path) -> None:
    name = 'javascript:alert(1)#?"&.csv'
    (tmp_path / name).write_text("", encoding="utf-8")
    assert link_to(Source(str(tmp_path / name), ""), tmp_path) == "javascript%3Aalert%281%29%23%3F%22%26.csv"
    assert link_to(Source("<stdin>.md", ""), tmp_path) == ""


def test_a_calendar_without_findings_says_so(tmp_path: Path) -> None:
    text = page_of(tmp_path, "Good morning.,x,acme,2026-12-01 09:00")[1]
    assert "Nothing stands out" in text and '<table class="rules">' not in text


def test_without_the_package_for_templates_it_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "jinja2", None)
    with pytest.raises(UsageError, match=r"pip install 'benice\[calendar\]'"):
        page_of(tmp_path, ROWS[0])

"""The page in a real browser: one browser and one page for all that is looked at."""

from pathlib import Path

import pytest
from browser import CHROMIUM, Browser
from sheets import NASTY, ROWS, page_of

CONTRAST = """(() => {
  const rgb = (text) => text.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((c) => c / 255)
    .map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, at) => sum + c * [0.2126, 0.7152, 0.0722][at], 0);
  const behind = (each) => {
    for (; each; each = each.parentElement) {
      const found = rgb(getComputedStyle(each).backgroundColor);
      if (found.length === 3 || found[3] === 1) return found;
    }
    return [255, 255, 255];
  };
  const poor = new Set();
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let seen = 0;
  while (walk.nextNode()) {
    const each = walk.currentNode.parentElement;
    if (!walk.currentNode.data.trim() || ["SCRIPT", "STYLE", "OPTION"].includes(each.tagName)) continue;
    seen += 1;
    const [one, other] = [light(rgb(getComputedStyle(each).color)), light(behind(each))];
    const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    if (ratio < 4.5) poor.add(`${each.tagName}.${each.className} ${ratio.toFixed(2)}`);
  }
  return seen > 100 ? [...poor] : ["too little text"];
})()"""  # WCAG 2.2, 1.4.3: text has a contrast of 4.5 to what is behind it

SHOWN = "[...document.querySelectorAll('article')].filter((each) => each.checkVisibility()).length"


@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
def test_a_page_in_a_browser(tmp_path: Path) -> None:
    """One test, so that one browser starts for all that is looked at."""
    (tmp_path / "page.html").write_text(page_of(tmp_path, *ROWS)[1], encoding="utf-8")
    with Browser() as page:
        page.see(1280)
        page.open(tmp_path / "page.html")
        everything_is_there_and_nothing_else_happened(page)
        another_script_does_not_run(page)
        for width in (1280, 390):
            for dark in (False, True):
                text_can_be_read_and_fits(page, width, dark)
        everything_can_be_reached_by_keyboard(page)
        filters_leave_what_fits(page)
        page.ask("Emulation.setScriptExecutionDisabled", value=True)
        page.open(tmp_path / "page.html")
        it_can_be_read_without_its_script(page)


def everything_is_there_and_nothing_else_happened(page: Browser) -> None:
    texts = page.value("[...document.querySelectorAll('article .text')].map((each) => each.textContent)")
    assert len(texts) == 13 and NASTY in texts
    assert page.value("document.querySelectorAll('article.told .finding').length") > 10
    assert page.value("document.querySelectorAll('.joined.burst li').length") == 5
    assert page.value("performance.getEntriesByType('resource').length") == 0
    asked = [
        event["params"]["request"]["url"] for event in page.events if event["method"] == "Network.requestWillBeSent"
    ]
    assert len(asked) == 1 and asked[0].startswith("file:")
    said = [event for event in page.events if event["method"] in ("Log.entryAdded", "Runtime.consoleAPICalled")]
    assert not said
    assert page.value("getComputedStyle(document.querySelector('.post')).borderRadius") == "8px"


def another_script_does_not_run(page: Browser) -> None:
    page.value("document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.ran = 1'}))")
    assert page.value("window.ran === undefined")


def text_can_be_read_and_fits(page: Browser, width: int, dark: bool) -> None:
    page.see(width, dark=dark)
    assert page.value("matchMedia('(prefers-color-scheme: dark)').matches") is dark
    assert page.value(CONTRAST) == []
    assert page.value("document.documentElement.scrollWidth") == width


def everything_can_be_reached_by_keyboard(page: Browser) -> None:
    page.see(1280)
    page.value("document.activeElement.blur(); scrollTo(0, 0)")
    seen = []
    for _ in range(9):
        page.press("Tab", 9)
        seen.append(page.value("document.activeElement.id || document.activeElement.textContent.trim()"))
    assert seen[:2] == ["Skip to the calendar", "Summary"]
    assert {"by-account", "by-rule", "next"} <= set(seen)
    assert page.value("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.value("document.getElementById('next').focus()")
    page.press("Enter", 13)
    assert page.value("document.activeElement.matches('article.told')")


def choose(page: Browser, name: str, value: str) -> int:
    """Choose a value of a filter; how many posts are shown then."""
    page.value(f"""(() => {{
      const each = document.getElementById('{name}');
      each.value = '{value}';
      each.dispatchEvent(new Event('change'));
    }})()""")
    found: int = page.value(SHOWN)
    return found


def filters_leave_what_fits(page: Browser) -> None:
    assert choose(page, "by-rule", "machine-gun-posting") == 5
    assert page.value("document.getElementById('shown').textContent") == "5 of 13 posts"
    assert choose(page, "by-account", "mastodon acme") == 0
    assert choose(page, "by-rule", "") == 1
    assert choose(page, "by-account", "") == 13


def it_can_be_read_without_its_script(page: Browser) -> None:
    assert page.value("document.getElementById('filters').checkVisibility()") is False
    assert page.value(SHOWN) == 13
    page.value("document.querySelector('details summary').click()")
    assert page.value("document.querySelector('details p').checkVisibility()")

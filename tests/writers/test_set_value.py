"""A new value in the place of an old one: it reads back as meant, and every other value stays."""

from collections.abc import Mapping

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from benice.edit import apply
from benice.model import Source
from benice.readers import Options, read
from benice.tables import UsageError
from benice.writers import set_value

LETTERS = st.text("ab1,;:\"'\\|#!&*?{}[]%@`~-> \n\té中🎉\u2028\x85\ufeff", min_size=1, max_size=90)
WORDS = [
    "yes",
    "null",
    "~",
    "1",
    "12:30",
    "2026-12-01",
    "a: b",
    "a #b",
    "- a",
    "'",
    '"',
    "=1",
    "No",
    "0x1F",
    "a\nb",
    "key:",
]
TEXTS = (LETTERS | st.sampled_from(WORDS)).map(str.strip).filter(bool)
FILES = {
    "bare.csv": "at,copy,campaign,platform\r\n2026-12-01T09:00Z,Doors open.,winter,x\r\n,Doors close.,,x",
    "quoted.csv": '"at";"copy";"campaign";"platform"\n"2026-12-01T09:00Z";"Doors open.";"win""ter" ;"x"\n',
    "a.tsv": "at\tcopy\tcampaign\tplatform\n2026-12-01T09:00Z\tDoors open.\twinter\tx\n",
    "a.json": '[{"at": "2026-12-01T09:00Z", "text": "Doors open.", "campaign": "winter", "platform": "x"}]',
    "utf.json": '{"posts": [{"text": "Türen auf.", "campaign": 7, "platform": "x"}]}',
    "a.jsonl": '{"text": "Doors open.", "campaign":null, "platform": "x"}\n{"text": "Doors close."}\n',
    "plain.yaml": "# plan\n- text: Doors open.\n  campaign: winter # for now\n  platform: x\n- text: Doors close.\n",
    "empty.yaml": "- text: Doors open.\n  campaign:   # later\n  platform: x\n",
    "nothing.yaml": "- text: Doors open.\n  campaign:\n  platform: x\n",
    "single.yaml": "- text: |\n    Doors\n    open.\n  campaign: 'it''s winter'\n  platform: x\n",
    "double.yaml": '- {text: Doors open., campaign: "win\\nter", platform: x}\r\n',
    "flow.yaml": "[{campaign: winter, text: Doors open., platform: x}]",
    "folded.yaml": "- campaign: >-\n    a long\n    winter\n  text: Doors open.\n",
    "tagged.yaml": "- campaign: &c !!str winter\n  text: Doors open.\n",
    "a.md": "---\nplatform: x\ncampaign: winter\n---\nDoors open.\n",
}


def values(source: Source) -> list[Mapping[str, str]]:
    """What all posts of a source say, by name."""
    posts = read(source, Options()).posts
    return [
        {"text": post.body.text, **{name: each.text.strip() for name, each in post.fields.items()}} for post in posts
    ]


@pytest.mark.parametrize("path", FILES)
@given(text=TEXTS)
@example(text="2026-12-03T10:30:00+01:00")
def test_a_value_reads_back_and_the_others_stay(path: str, text: str) -> None:
    source = Source(path, FILES[path])
    field = read(source, Options()).posts[0].fields["campaign"]
    edit = set_value(field, text)
    after = Source(path, apply(source, [edit]))
    first, *others = values(source)
    assert values(after) == [{**first, "campaign": text}, *others]
    assert (edit.span.start, edit.span.end) == (field.start, field.end)


@pytest.mark.parametrize(
    ("path", "text", "written"),
    [
        ("bare.csv", "spring", ",spring,"),
        ("bare.csv", "spring, late", ',"spring, late",'),
        ("quoted.csv", "spring", ';"spring" ;'),
        ("a.json", "prëmière", '"pr\\u00ebmi\\u00e8re"'),
        ("utf.json", "prëmière", '"prëmière"'),
        ("plain.yaml", "spring", "campaign: spring # for now"),
        ("plain.yaml", "on", "campaign: 'on' # for now"),
        ("empty.yaml", "spring", "campaign: spring   # later"),
        ("single.yaml", "spring", "campaign: 'spring'\n"),
        ("double.yaml", "spring", 'campaign: "spring",'),
        ("tagged.yaml", "spring", "campaign: &c !!str spring\n"),
        ("a.md", "spring", "---\nplatform: x\ncampaign: spring\n---\n"),
    ],
)
def test_the_style_stays(path: str, text: str, written: str) -> None:
    source = Source(path, FILES[path])
    edit = set_value(read(source, Options()).posts[0].fields["campaign"], text)
    assert written in apply(source, [edit])


CALENDAR = (
    "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20270105T080000Z\r\nCATEGORIES:X\r\n"
    "SUMMARY:Doors\\, \r\n open\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


@given(st.text("ab,;\\ é中\n🎉", min_size=1, max_size=200).map(str.strip).filter(bool))
def test_values_of_calendars_are_escaped_and_folded(text: str) -> None:
    source = Source("a.ics", CALENDAR)
    after = apply(source, [set_value(read(source, Options()).posts[0].body, text)])
    assert read(Source("a.ics", after), Options()).posts[0].body.text == text
    assert all(len(line.encode()) <= 75 for line in after.split("\r\n"))
    assert after.count("\n") == after.count("\r\n")


def test_a_label_in_a_draft_and_a_row_of_a_table_hold_one_line() -> None:
    draft = Source("a.md", "# Posts\n\n## X\n\n- at: 2026-12-03 08:30\n\nDoors open at ten today.\n")
    at = read(draft, Options()).posts[0].fields["at"]
    assert "- at: 2026-12-04 09:00\n" in apply(draft, [set_value(at, "2026-12-04 09:00")])
    with pytest.raises(UsageError, match=r"a\.md:5: there is room for one line only"):
        set_value(at, "a\nb")
    table = Source("b.md", "| Date | Platform | Copy |\n|---|---|---|\n| 2026-12-03 | X | Doors open. |\n")
    body = read(table, Options()).posts[0].body
    assert "| a \\| b |" in apply(table, [set_value(body, "a | b")])

"""One post on X in each format that can be edited."""

import csv
import io
import json
from collections.abc import Callable

import yaml


def csv_of(text: str) -> str:
    out = io.StringIO()
    csv.writer(out).writerows([["text", "platform"], [text, "x"]])
    return out.getvalue()


FORMATS: dict[str, Callable[[str], str]] = {
    "a.csv": csv_of,
    "a.json": lambda text: json.dumps([{"text": text, "platform": "x"}]),
    "a.jsonl": lambda text: json.dumps({"text": text, "platform": "x"}, ensure_ascii=False) + "\n",
    "a.yaml": lambda text: yaml.dump([{"text": text, "platform": "x"}], width=30),
    "b.yaml": lambda text: yaml.dump([{"text": text, "platform": "x"}], width=30, default_style='"'),
    "c.yaml": lambda text: yaml.dump(
        [{"text": text, "platform": "x"}], width=30, default_style="|", allow_unicode=True
    ),
    "a.ics": lambda text: (
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20270105T080000Z\r\nCATEGORIES:X\r\nDESCRIPTION:"
        + text.replace("\\", "\\\\").replace(",", "\\,").replace("\n", "\\n")
        + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    ),
}

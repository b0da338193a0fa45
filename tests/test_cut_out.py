"""The positions in the JSON of `benice check`, cut out of the file and decoded, are the words of the finding."""

import csv
import io
import itertools
import json
import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benice.reports.json_report import render_json
from benice.run import Settings, lint

SETTINGS = Settings(datetime(2027, 1, 1, tzinfo=UTC), isolated=True, select=["like-begging"])
NOISE = (
    "plain", '"so"', "it's", "\\", "\\n", "a,b;c", "🎉", "👩‍👩‍👧", "e\u0301", "Zoë", "中文", "<b>", "&amp;", "{x}: y",
    "[y](z)", "#tag", "- or", "| pipe", "\t", "\u2028", "\u00a0", "'", "%", "*", "1/2", "? !", "\N{RIGHT-TO-LEFT MARK}",
)  # fmt: skip
GAPS = st.sampled_from([" ", "\n", "\n\n", "  "])
BEGGING = st.sampled_from(["like and share", "like  and share", "like and\nshare", "Like and Share"])


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A text that begs once, among whatever else may stand in a text."""
    before, after = (draw(st.lists(st.sampled_from(NOISE), max_size=6)) for _ in range(2))
    gaps = [draw(GAPS) for _ in (*before, *after)]
    words = [*before, f"Fine. Please {draw(BEGGING)}. Thank you.", *after]
    return "".join(word + gap for word, gap in itertools.zip_longest(words, gaps, fillvalue="")).strip()


def as_csv(posts: Sequence[str], variant: int) -> str:
    out = io.StringIO()
    rows = [["owner", "text", "platform"], *(["Ana", text, "x"] for text in posts)]
    csv.writer(out, delimiter=",;\t|"[variant], lineterminator="\n").writerows(rows)
    return out.getvalue()


def as_json(posts: Sequence[str], variant: int) -> str:
    records = [{"platform": "x", "text": text} for text in posts]
    return json.dumps(records, ensure_ascii=variant % 2 == 0, indent=2 if variant > 1 else None)


def as_json_lines(posts: Sequence[str], variant: int) -> str:
    return "".join(as_json([text], variant % 2)[1:-1] + "\n" for text in posts)


def as_yaml(posts: Sequence[str], variant: int) -> str:
    style: Any = ("|", ">", '"', "'", None)[variant]
    records = [{"text": text, "platform": "x"} for text in posts]
    return yaml.dump({"posts": records}, default_style=style, allow_unicode=True, width=30)


def as_markdown(posts: Sequence[str], variant: int) -> str:
    mark = "> " if variant == 1 else ""
    fence = "```\n" if variant == 2 else ""
    head = "---\ncampaign: 'it''s \"spring\"'\n---\n\n# Posts\n" if variant > 2 else "# Posts\n"
    bodies = ("\n".join(mark + line for line in text.split("\n")) for text in posts)
    return head + "".join(f"\n## Post {n} (X)\n\n{fence}{body}\n{fence}" for n, body in enumerate(bodies, 1))


def from_yaml(raw: str) -> str:
    """A piece of a scalar without its folds: an escaped line end is none, and an escaped blank is one."""
    return re.sub(r"\\\r?\n *", "", raw).replace("\\ ", " ").replace("\\n", "\n")


FORMATS: dict[str, tuple[Callable[[Sequence[str], int], str], Callable[[str], str]]] = {
    "csv": (as_csv, lambda raw: raw.replace('""', '"')),
    "json": (as_json, lambda raw: str(json.loads(f'"{raw}"'))),
    "jsonl": (as_json_lines, lambda raw: str(json.loads(f'"{raw}"'))),
    "yaml": (as_yaml, from_yaml),
    "md": (as_markdown, lambda raw: re.sub(r"(?m)^> ?", "", raw)),
}


def cut(text: str, place: dict[str, Any]) -> str:
    """The piece of a text between two positions: lines as editors count them, columns in code points, both from 1."""
    starts = [0, *(match.end() for match in re.finditer(r"\r\n|\n|\r", text))]
    start = starts[place["line"] - 1] + place["column"] - 1
    return text[start : starts[place["end_line"] - 1] + place["end_column"] - 1]


@pytest.mark.parametrize("suffix", FORMATS)
@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    posts=st.lists(texts(), min_size=1, max_size=6),
    variant=st.integers(0, 3),
    line_end=st.sampled_from(["\n", "\r\n"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_what_is_cut_out_of_the_file_is_what_the_finding_says(
    tmp_path: Path, suffix: str, posts: list[str], variant: int, line_end: str, encoding: str
) -> None:
    write, decode = FORMATS[suffix]
    path = tmp_path / f"posts.{suffix}"
    path.write_bytes(write(posts, variant).replace("\n", line_end).encode(encoding))
    text = path.read_bytes().decode("utf-16" if encoding == "utf-16" else "utf-8-sig")
    found = json.loads(render_json(lint([str(path)], SETTINGS)))
    assert found["summary"]["posts"] == len(posts)
    assert [each["post"] for each in found["diagnostics"]] == [f"{path}#{n}" for n in range(1, len(posts) + 1)]
    for each in found["diagnostics"]:
        words = " ".join(decode(cut(text, each)).split())
        assert words.lower() == "like and share"
        assert each["message"].startswith(f"'{words}' ")


def test_the_json_is_the_same_for_any_order_of_the_arguments(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "benice.toml").write_text('timezone = "Europe/Paris"\n')
    (tmp_path / "a" / "plan.csv").write_text("text,platform,at\nPlease like and share,x,2027-01-05 09:00\n")
    (tmp_path / "a" / "b.md").write_text("# X\n\nPlease like and share this.\n")
    (tmp_path / "b.json").write_text('[{"text": "Please like and share", "platform": "x"}]')
    (tmp_path / "c.yaml").write_text("- text: 'open\n")
    names = [str(tmp_path / name) for name in ("a", "a/b.md", "b.json", "c.yaml")]
    config = Settings(SETTINGS.as_of)
    written = {render_json(lint(order, config)) for order in itertools.permutations(names)}
    assert len(written) == 1
    assert json.loads(written.pop())["summary"]["posts"] == 3

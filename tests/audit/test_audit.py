"""`benice audit`: what it finds and writes, however the work is cut, and what it says of what it cannot read."""

import gzip
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from benice.cli.app import app
from benice.tables import UsageError

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")
drive, lines, parquet, work = (
    pytest.importorskip(f"benice.audit.{name}") for name in ("drive", "lines", "parquet", "work")
)

BEGS = "Please like and share this with everyone!"
POSTS = [
    {
        "id": f"p{number}",
        "body": BEGS if number % 5 == 0 else f"Oven number {number} \U0001f35e is warm, and so are the {number} of us",
        "platform": "x",
        "brand": ["acme", "zenith"][number % 2],
        "posted": f"2026-1{number // 20}-03T09:{number:02}:00+01:00",
    }
    for number in range(40)
]
ASKED = ["--column", "text=body", "--column", "at=posted", "--as-of", "2026-11-25T09:00Z", "--isolated"]
Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command in a folder with the same posts in three files; pieces are short."""
    monkeypatch.chdir(tmp_path)
    for module in (lines, parquet):
        monkeypatch.setattr(module, "ROWS", 8)
    monkeypatch.setattr(drive, "SHARE", 20)
    text = "".join(json.dumps(post) + "\n" for post in POSTS)
    Path("posts.jsonl").write_text("\ufeff" + text.replace("\n", "\n\n", 2), encoding="utf-8")
    Path("posts.jsonl.gz").write_bytes(gzip.compress(text.encode()))
    table = pa.Table.from_pylist([{"unasked": {"a": 1}, **post} for post in POSTS])
    pq.write_table(table, "posts.parquet", row_group_size=13)

    pq.write_table(pa.table({"text": [BEGS], "at": [1764576000]}), "epoch.parquet")
    Path("odd.jsonl").write_text('{"words": "Well", "id": "p0"}\n', encoding="utf-8")

    def call(*words: str) -> Result:
        return CliRunner().invoke(app, ["audit", *words], catch_exceptions=False)

    return call


def told(path: str) -> list[dict[str, Any]]:
    """The findings of a file of lines, but for the archive's name; how many brands are judged at a time is a guess."""
    found = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]
    found = [{name: value for name, value in each.items() if name != "path"} for each in found]
    return sorted(found, key=lambda each: (bool(each["related"]), each["row"] or 0, each["rule"]))


def test_every_shape_of_an_archive_gives_the_same(run: Run) -> None:
    for name in ("posts.jsonl", "posts.jsonl.gz", "posts.parquet"):
        done = run(name, *ASKED, "-o", f"{name}.out.jsonl")
        assert done.exit_code == 1, done.output
        assert not Path(f"{name}.out.jsonl.state").exists()
    found = told("posts.parquet.out.jsonl")
    assert found == told("posts.jsonl.out.jsonl") == told("posts.jsonl.gz.out.jsonl")
    begs = [each for each in found if each["rule"] == "like-begging"]
    assert [(each["row"], each["post"], each["start"], each["month"]) for each in begs[:2]] == [
        (1, "p0", 7, "2026-10"),
        (6, "p5", 7, "2026-10"),
    ]
    bursts = [each for each in found if each["rule"] == "machine-gun-posting"]
    assert sorted((each["account"], len(each["related"])) for each in bursts) == [("acme", 9)] * 2 + [("zenith", 9)] * 2
    assert "the worst bursts\n         10  p0: 10 posts of @acme on x" in done.output
    assert "          8  like-begging\n" in done.output and " in 40 posts (" in done.output


def test_jobs_and_stops_change_no_byte(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("posts.parquet", *ASKED, "-o", "one.parquet").exit_code == 1
    assert run("posts.parquet", *ASKED, "-o", "two.parquet", "--jobs", "2").exit_code == 1
    judged: list[int] = []
    stopped: list[int] = []

    def judge(job: Any, number: int, piece: Any) -> None:
        if number == 3 and not stopped:
            stopped.append(number)
            raise KeyboardInterrupt
        judged.append(number)
        work.judge_piece(job, number, piece)

    with monkeypatch.context() as patch:
        patch.setattr(drive, "judge_piece", judge)
        done = run("posts.parquet", *ASKED, "-o", "three.parquet")
        assert done.exit_code == 130 and "--resume goes on with what is left" in done.output
        for other in ([], ["--select", "begging", "--resume"]):
            with pytest.raises(
                UsageError, match=r"three.parquet.state is of (an audit that was cut short|another audit)"
            ):
                run("posts.parquet", *ASKED, "-o", "three.parquet", *other)
        assert run("posts.parquet", *ASKED, "-o", "three.parquet", "--resume").exit_code == 1
        assert judged == list(range(len(judged))) and len(judged) > 4  # each piece once
    one = Path("one.parquet").read_bytes()
    assert one == Path("two.parquet").read_bytes() == Path("three.parquet").read_bytes()


def test_a_folder_in_and_a_folder_out(run: Run, tmp_path: Path) -> None:
    Path("in/.hidden").mkdir(parents=True)
    for name in ("in/a.jsonl", "in/.hidden/b.jsonl", "in/notes.txt"):
        Path(name).write_text(json.dumps({"text": BEGS}) + "\n", encoding="utf-8")
    done = run("in", "-o", "out", "--isolated", "--select", "begging", "--output-format", "json")
    assert json.loads(done.stdout)["rules"] == {"like-begging": 1}
    assert pq.read_table("out").column("post").to_pylist() == ["in/a.jsonl#1"]
    with pytest.raises(UsageError, match="the next audit would take it for an archive"):
        run("in", "-o", "in/found.jsonl")


def test_what_cannot_be_read_is_told_and_the_rest_judged(run: Run) -> None:
    Path("lines.jsonl").write_bytes(
        b'{"text": "Fine"}\n{"text": \n["no row"]\n{"text": "\xff"}\n' + json.dumps({"text": BEGS}).encode()
    )
    done = run("lines.jsonl", "--isolated", "-o", "lines.out.jsonl")
    assert done.exit_code == 2
    found = told("lines.out.jsonl")
    assert [each["rule"] for each in found] == ["unreadable-row"] * 3 + ["like-begging"]
    assert "line 2" in found[0]["message"] and "UTF-8" in found[2]["message"]
    Path("broken.parquet").write_bytes(b"PAR1 and no more")
    Path("cut.jsonl.gz").write_bytes(Path("posts.jsonl.gz").read_bytes()[:-40])
    done = run("broken.parquet", "cut.jsonl.gz", "posts.jsonl", *ASKED)
    assert done.exit_code == 2
    assert "benice: broken.parquet: cannot be read: " in done.output and "cut.jsonl.gz: cannot be read" in done.output
    assert "  like-begging" in done.output


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["posts.csv"], "posts.csv: there is no such file"),
        (["odd.jsonl"], "odd.jsonl: no column holds texts, of words, id; name it with --column text=NAME"),
        (["epoch.parquet"], "the column 'at' holds int64, where times, or texts such as"),
        (["posts.jsonl", "--column", "text=words"], "posts.jsonl has no such column, only id, body"),
        (["posts.jsonl", "--column", "words"], "'words' should be NAME=COLUMN"),
        (["posts.jsonl", "--column", "txt=body"], "did you mean 'text'"),
        (["posts.jsonl", "--column", "text=body", "--resume"], "--resume needs the --output"),
        (["posts.jsonl", "--column", "text=body", "-o", "posts.csv"], "neither a .parquet nor a .jsonl file"),
        (["posts.jsonl", "--column", "text=body", "-o", "posts.jsonl"], "is an archive to be read"),
        (["posts.jsonl", "--column", "text=body", "--select", "like-beging"], "did you mean 'like-begging'"),
    ],
    ids=lambda words: words[-1] if isinstance(words, list) else "",
)
def test_mistakes_are_told(run: Run, words: list[str], said: str) -> None:
    with pytest.raises(UsageError) as told:
        run(*words)
    assert said in str(told.value)


def test_nothing_to_judge(run: Run) -> None:
    Path("empty").mkdir()
    assert run("empty").exit_code == 3
    assert run("empty", "--allow-empty").exit_code == 0


def test_without_the_extra_it_says_how_to_install_it(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match=r"pip install 'benice\[arrow\]'"):
        run("posts.jsonl")

"""Which files a run reads."""

import os
import socket
from pathlib import Path

import pytest

from benice.model import Source
from benice.readers.find import Found, find, from_bytes


def write(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Hello there", encoding="utf-8")


def names(root: Path, *paths: str) -> list[str]:
    return [Path(found.path).relative_to(root).as_posix() for found in find([str(root / path) for path in paths])]


def problem(path: Path) -> str:
    (found,) = find([str(path)])
    assert found.reading is not None
    (note,) = found.reading.notes
    assert (note.rule, note.fatal) == ("unreadable", True)
    return str(note.facts["problem"])


def test_a_folder_gives_the_files_that_have_a_reader_in_the_order_of_their_names(tmp_path: Path) -> None:
    write(tmp_path, "b.md", "a.csv", "sub/c.jsonl", "sub/d.TWEET", "picture.png", "page.html", "Makefile")
    assert names(tmp_path, "") == ["a.csv", "b.md", "sub/c.jsonl", "sub/d.TWEET"]


def test_the_order_and_repetition_of_the_paths_make_no_difference(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "b.md", "sub/c.md")
    assert (
        names(tmp_path, "b.md", "sub", "a.md")
        == names(tmp_path, "", "sub/c.md", "./a.md")
        == ["a.md", "b.md", "sub/c.md"]
    )


def test_hidden_built_and_ignored_files_are_left_out_of_a_folder(tmp_path: Path) -> None:
    write(tmp_path, "a.md", ".hidden/b.md", ".c.md", "node_modules/d.md", "venv/e.md", "out/f.md", "draft.tmp.md")
    (tmp_path / ".gitignore").write_text("out/\n*.tmp.md\n", encoding="utf-8")
    assert names(tmp_path, "") == ["a.md"]


def test_the_files_of_other_tools_are_left_out_of_a_folder(tmp_path: Path) -> None:
    write(
        tmp_path, "package-lock.json", "tsconfig.base.json", "pnpm-lock.yaml", "chart.yaml", "posts.json", "plan.yaml"
    )
    assert names(tmp_path, "") == ["plan.yaml", "posts.json"]
    assert names(tmp_path, "tsconfig.base.json") == ["tsconfig.base.json"]


def test_what_is_named_is_read_even_if_it_is_hidden_or_ignored(tmp_path: Path) -> None:
    write(tmp_path, ".hidden/b.md", "out/f.md", "node_modules/d.md", "page.html")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("out/\n", encoding="utf-8")
    assert names(tmp_path, ".hidden", "out", "node_modules/d.md", "page.html") == [
        ".hidden/b.md",
        "node_modules/d.md",
        "out/f.md",
        "page.html",
    ]


def test_the_innermost_gitignore_has_the_last_word(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "sub/a.md", "sub/b.md", "sub/deep/a.md")
    (tmp_path / ".gitignore").write_text("a.md\n", encoding="utf-8")
    (tmp_path / "sub/.gitignore").write_text("!a.md\n/b.md\n", encoding="utf-8")
    assert names(tmp_path, "") == ["sub/a.md", "sub/deep/a.md"]


def test_a_gitignore_above_the_named_folder_counts_up_to_the_root_of_the_repository(tmp_path: Path) -> None:
    (tmp_path / "repo/.git").mkdir(parents=True)
    write(tmp_path, "repo/social/a.md", "repo/social/b.md")
    (tmp_path / ".gitignore").write_text("a.md\n", encoding="utf-8")
    (tmp_path / "repo/.gitignore").write_text("b.md\n", encoding="utf-8")
    assert names(tmp_path, "repo/social") == ["repo/social/a.md"]


def test_a_link_that_leads_back_up_is_followed_once_at_most(tmp_path: Path) -> None:
    write(tmp_path, "sub/a.md")
    (tmp_path / "sub/loop").symlink_to(tmp_path)
    (tmp_path / "sub/self").symlink_to(tmp_path / "sub")
    assert names(tmp_path, "") == ["sub/a.md"]


def test_a_file_that_is_reached_by_two_names_is_read_once(tmp_path: Path) -> None:
    write(tmp_path, "a.md")
    (tmp_path / "b.md").symlink_to(tmp_path / "a.md")
    assert names(tmp_path, "") == ["a.md"]


def test_a_missing_file_and_a_broken_link_are_said_to_be_so(tmp_path: Path) -> None:
    (tmp_path / "link.md").symlink_to(tmp_path / "nowhere.md")
    assert problem(tmp_path / "none.md") == "there is no such file"
    assert problem(tmp_path / "link.md") == "a link to a file that does not exist"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_named_pipe_is_not_opened_whether_named_or_met(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    write(tmp_path, "a.md")
    assert problem(tmp_path / "pipe.md") == "a named pipe"
    assert names(tmp_path, "") == ["a.md"]


def test_a_socket_and_a_device_are_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("s.md")
        assert problem(Path("s.md")) == "a socket"
    assert problem(Path("/dev/null")) == "a device"


def test_a_file_that_may_not_be_read_is_said_to_be_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    write(tmp_path, "a.md")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert problem(tmp_path / "a.md") == "permission denied"


def test_a_binary_is_passed_over_in_a_folder_and_unreadable_where_it_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"\x00\x01")
    (met,) = find([str(tmp_path)])
    assert met.reading is not None
    assert (met.reading.passed_over, met.reading.notes) == ("binary", ())
    assert "no text file" in problem(tmp_path / "a.md")


def test_a_found_file_gives_its_source(tmp_path: Path) -> None:
    write(tmp_path, "a.md")
    (found,) = find([str(tmp_path)])
    assert found.reading is None
    assert found.source().text == "Hello there"
    assert found.source().path == (tmp_path / "a.md").as_posix()


def test_a_buffer_needs_no_file() -> None:
    found = from_bytes("social/a.md", b"Hello")
    assert isinstance(found.loaded, Source)
    assert found.source().text == "Hello"
    assert from_bytes("social/a.md", b"\x00").reading is not None


def test_a_found_file_without_a_source_says_so() -> None:
    with pytest.raises(ValueError, match="could not be read"):
        Found("a.md", named=True, problem="a named pipe").source()

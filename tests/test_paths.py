"""What lies at a path."""

from pathlib import Path

import pytest

from benice.paths import is_file, is_folder, resolved


def test_files_and_folders_are_seen(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Hello")
    assert (is_file(tmp_path / "a.md"), is_folder(tmp_path / "a.md")) == (True, False)
    assert (is_file(tmp_path), is_folder(tmp_path)) == (False, True)
    assert (is_file(tmp_path / "b.md"), is_folder(tmp_path / ("b" * 300))) == (False, False)


def test_where_nobody_may_look_there_is_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "stat", refuse)
    assert (is_file(tmp_path), is_folder(tmp_path)) == (False, False)


def test_links_in_a_circle_lead_nowhere(tmp_path: Path) -> None:
    (tmp_path / "a.md").symlink_to("b.md")
    (tmp_path / "b.md").symlink_to("a.md")
    assert resolved(tmp_path / "a.md") == tmp_path / "a.md"
    assert resolved(tmp_path / "x" / ".." / "c.md") == (tmp_path / "c.md").resolve()

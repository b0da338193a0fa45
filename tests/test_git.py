"""The last commit of a post's lines as an approval, where config says so."""

import os
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from benice.git import blame, run
from benice.model import Source
from benice.run import Settings, lint

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
DRAFT = "---\nplatform: x\nat: 2026-12-01 09:00\n---\n{}\n"
CALENDAR = "at,copy\n2026-12-01,Doors open.\n2026-12-02,Tea at four.\n"


def git(folder: Path, *arguments: str, author: str = "Zoe") -> None:
    """Run git as somebody."""
    names = {f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in
             (("NAME", author), ("EMAIL", f"{author.lower()}@acme.example"))}  # fmt: skip
    environment = {**os.environ, **names, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    subprocess.run(["git", *arguments], cwd=folder, env=environment, check=True, capture_output=True)


def commit(folder: Path, author: str, **files: str) -> None:
    """Write files and commit them as somebody."""
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(text, encoding="utf-8")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "drafts", author=author)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A repository whose config takes an author for an approver."""
    git(tmp_path, "init", "-q")
    commit(tmp_path, "Zoe", benice_toml='timezone = "UTC"\n[approval]\nby = ["Ana"]\ngit = "author"\n')
    return tmp_path


def unapproved(folder: Path) -> list[int]:
    """The lines of the posts that are not approved."""
    outcome = lint([str(folder)], Settings(datetime(2026, 11, 1, tzinfo=UTC), select=["unapproved-post"]))
    posts = [post for each in outcome.diagnostics for post in (each.post, *(one.post for one in each.related)) if post]
    return [post.source.position(post.body.start)[0] for post in posts]


def test_a_draft_that_an_approver_committed_is_approved_until_somebody_touches_it(folder: Path) -> None:
    commit(folder, "Ana", a_md=DRAFT.format("Doors open."))
    assert unapproved(folder) == []
    (folder / "a.md").write_text(DRAFT.format("Doors close."), encoding="utf-8")
    assert unapproved(folder) == [5]
    commit(folder, "Zoe", a_md=DRAFT.format("Doors close."))
    assert unapproved(folder) == [5]


def test_rows_of_a_calendar_have_hands_of_their_own(folder: Path) -> None:
    commit(folder, "Zoe", a_csv=CALENDAR)
    assert unapproved(folder) == [2, 3]
    commit(folder, "Ana", a_csv=CALENDAR.replace("Tea", "Cake"))
    assert unapproved(folder) == [2]


def test_what_is_not_in_git_is_not_approved(folder: Path) -> None:
    (folder / "a.md").write_text(DRAFT.format("Doors open."), encoding="utf-8")
    assert unapproved(folder) == [5]


def test_an_author_is_no_signature(folder: Path) -> None:
    commit(folder, "Ana", a_md=DRAFT.format("Doors open."))
    config = folder / "benice.toml"
    config.write_text(config.read_text(encoding="utf-8").replace('"author"', '"signature"'), encoding="utf-8")
    assert unapproved(folder) == [5]


@pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="no ssh-keygen")
def test_a_signature_of_an_approver_approves(folder: Path) -> None:
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / ".git/key")], check=True)
    public = (folder / ".git/key.pub").read_text(encoding="utf-8")
    (folder / ".git/allowed").write_text(f"ana@acme.example {public}", encoding="utf-8")
    settings = {
        "gpg.format": "ssh",
        "user.signingkey": str(folder / ".git/key.pub"),
        "commit.gpgsign": "true",
        "gpg.ssh.allowedSignersFile": str(folder / ".git/allowed"),
    }
    for key, value in settings.items():
        git(folder, "config", key, value)
    config = (folder / "benice.toml").read_text(encoding="utf-8")
    commit(folder, "Ana", a_md=DRAFT.format("Doors open."), benice_toml=config.replace('"author"', '"signature"'))
    assert unapproved(folder) == []


def test_without_a_repository_nothing_is_known(tmp_path: Path) -> None:
    assert blame(Source(str(tmp_path / "a.md"), "Doors open.\n")) == []
    assert run(tmp_path / "nowhere", ["status"], b"") == ""

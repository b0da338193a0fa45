"""`check --staged` with real git: what is in the index counts, whatever lies in the work tree."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from project import RULE
from repositories import BAIT, NICE, Repo


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    return Repo(tmp_path / "r")


def staged(repo: Repo, *arguments: str) -> tuple[int, list[tuple[str, str]]]:
    """The exit code, and the path and rule of each finding."""
    code, said = repo.benice("check", "--staged", "--output-format", "json", *arguments)
    found: list[dict[str, Any]] = json.loads(said)["diagnostics"]
    return code, [(each["path"], each["rule"]) for each in found]


def test_the_staged_content_counts_and_not_the_work_tree(repo: Repo) -> None:
    repo.add("a.md", BAIT)
    repo.write("a.md", NICE)
    repo.add("b.md", NICE)
    repo.write("b.md", BAIT)
    repo.write("c.md", BAIT)
    assert staged(repo) == (1, [("a.md", "like-begging")])


def test_a_file_that_is_gone_from_the_work_tree_is_still_staged(repo: Repo) -> None:
    repo.add("a.md", BAIT).unlink()
    assert staged(repo) == (1, [("a.md", "like-begging")])


def test_only_what_changes_is_told(repo: Repo) -> None:
    repo.add("old.md", BAIT)
    repo.commit()
    repo.add("new.md", NICE)
    assert staged(repo) == (0, [])
    repo.add("new.md", BAIT)
    assert staged(repo) == (1, [("new.md", "like-begging")])


def test_files_that_hold_no_posts_are_nothing_to_lint(repo: Repo) -> None:
    for name in ("a.py", ".hidden/a.md", "node_modules/x/a.md", "package.json", "README.md"):
        repo.add(name, BAIT)
    assert staged(repo) == (3, [])
    assert staged(repo, "--allow-empty") == (0, [])


@pytest.mark.parametrize(
    "name", ["a b.md", "quo\"te's.md", "new\nline.md", "-dash.md", "*.md", "ünï.md", "\\n.md", ":(top).md"]
)
def test_names_of_every_sort(repo: Repo, name: str) -> None:
    repo.write(name, BAIT)
    repo.git("add", "--all")
    assert staged(repo) == (1, [(name, "like-begging")])


def test_a_name_that_is_no_utf8(repo: Repo) -> None:
    try:
        Path(os.fsdecode(os.fsencode(repo.folder) + b"/caf\xe9.md")).write_text(BAIT)
    except OSError:
        pytest.skip("this disk takes only names in UTF-8")
    repo.git("add", "--all")
    code, found = staged(repo)
    assert code == 1 and found[0][0].startswith("caf")
    assert repo.benice("check", "--staged")[0] == 1


def test_a_rename_is_a_new_file_and_a_deletion_is_none(repo: Repo) -> None:
    repo.add("a.md", BAIT)
    repo.add("b.md", BAIT)
    repo.commit()
    repo.git("mv", "a.md", "c.md")
    repo.git("rm", "-q", "b.md")
    assert staged(repo) == (1, [("c.md", "like-begging")])


def test_links_and_submodules_are_passed_over(repo: Repo, tmp_path: Path) -> None:
    other = Repo(tmp_path / "other")
    other.add("a.md", BAIT)
    other.commit()
    repo.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(other.folder), "sub.md")
    (repo.folder / "link.md").symlink_to("nowhere.md")
    repo.git("add", "link.md")
    assert staged(repo)[1] == []


def test_a_merge_is_about_what_neither_side_had(repo: Repo) -> None:
    repo.add("a.md", NICE)
    repo.commit()
    repo.git("checkout", "-q", "-b", "side")
    repo.add("theirs.md", BAIT)
    repo.add("a.md", "Their words.\n")
    repo.commit()
    repo.git("checkout", "-q", "main")
    repo.add("ours.md", BAIT)
    repo.add("a.md", "Our words.\n")
    repo.commit()
    assert repo.try_git("merge", "-q", "side")[0] == 1
    assert staged(repo)[1] == []  # in conflict
    repo.add("a.md", BAIT)
    assert staged(repo) == (1, [("a.md", "like-begging")])


def test_it_works_from_a_folder_and_for_some_paths(repo: Repo) -> None:
    repo.add("posts/a.md", BAIT)
    repo.add("b.md", BAIT)
    assert staged(repo, "posts") == (1, [("posts/a.md", "like-begging")])
    inner = Repo.__new__(Repo)
    inner.folder = repo.folder / "posts"
    assert staged(inner) == (1, [("../b.md", "like-begging"), ("a.md", "like-begging")])


def test_timelines_are_judged_with_the_whole_calendar_as_staged(repo: Repo) -> None:
    row = '"{} words about {} in the old harbour",x,2026-06-01T{}:00Z\n'
    head = "text,platform,at\n"
    old = head + row.format("Some", "bread", "10:00") + row.format("More", "cheese", "10:10")
    repo.add("old.csv", old)
    repo.commit()
    repo.write("old.csv", head)
    select = ("--select", "machine-gun-posting", "--as-of", "2026-05-01")
    repo.add("far.csv", head + row.format("Late", "soup", "22:00"))
    assert staged(repo, *select) == (0, [])
    repo.add("new.csv", head + row.format("Few", "wine", "10:20") + row.format("Last", "tea", "10:30"))
    code, found = staged(repo, *select)
    assert code == 1 and {rule for _, rule in found} == {"machine-gun-posting"}


def test_config_and_suppressions_and_the_baseline_count(repo: Repo) -> None:
    repo.write("benice.toml", "[per-file.'drafts/*']\nignore = ['begging']\n")
    repo.add("drafts/a.md", BAIT)
    repo.add("b.md", f"<!-- benice-ignore like-begging: a quotation -->\n{BAIT}")
    repo.add("c.md", BAIT)
    assert staged(repo) == (1, [("c.md", "like-begging")])
    repo.benice("check", "--write-baseline")
    assert staged(repo)[0] == 0


def test_a_broken_staged_file_cannot_pass(repo: Repo) -> None:
    repo.add("a.json", "[{")
    repo.write("a.json", "[]")
    assert staged(repo) == (2, [("a.json", "unreadable")])


@pytest.mark.parametrize("option", ["--fix", "--diff", "--write-baseline", "-"])
def test_what_writes_does_not_go_with_it(repo: Repo, option: str) -> None:
    code, said = repo.benice("check", "--staged", option)
    assert (code, "--staged only looks" in said) == (2, True)


def test_outside_of_a_repository_it_is_a_mistake(tmp_path: Path) -> None:
    outside = Repo.__new__(Repo)
    outside.folder = tmp_path
    code, said = outside.benice("check", "--staged", environment={"GIT_CEILING_DIRECTORIES": str(tmp_path.parent)})
    assert code == 2 and "not a git repository" in said and "Traceback" not in said


def test_config_counts_as_it_is_staged(repo: Repo) -> None:
    repo.add("a.md", BAIT)
    repo.add("benice.toml", "extend = ['base.toml']\n")
    repo.add("base.toml", "ignore = ['begging']\n")
    assert staged(repo) == (0, [])
    for name, text in (("base.toml", "nonsense = 1\n"), ("benice.toml", "= broken")):
        repo.write(name, text)
        assert staged(repo) == (0, [])
    (repo.folder / "benice.toml").unlink()
    assert staged(repo) == (0, [])
    repo.add("base.toml", "[severity]\nbegging = 'error'\n")
    repo.write("base.toml", "ignore = ['begging']\n")
    assert staged(repo) == (1, [("a.md", "like-begging")])
    repo.add("base.toml", "nonsense = 1\n")
    code, said = repo.benice("check", "--staged")
    assert code == 2 and "unknown key 'nonsense'" in said


def test_rules_strategy_and_baseline_count_as_they_are_staged(repo: Repo) -> None:
    repo.add("benice.toml", "rules = ['ours']\nselect = ['wibbling', 'like-begging', 'overnight-goal']\n")
    repo.add("ours/begging/wibbling.toml", RULE)
    repo.add("strategy.toml", "goals = ['2,000 followers by 2 June']\n")
    repo.add("a.md", "Do you wibble?\n")
    repo.add("b.md", BAIT)
    wanted = [("a.md", "wibbling"), ("b.md", "like-begging"), ("strategy.toml", "overnight-goal")]
    as_of = ("--as-of", "2026-06-01")
    assert staged(repo, *as_of) == (1, wanted)
    repo.write("ours/begging/wibbling.toml", RULE.replace("wibble", "wobble"))
    repo.write("ours/begging/wobbling.toml", "not yet a rule")
    repo.write("strategy.toml", "goals = []\n")
    assert staged(repo, *as_of) == (1, wanted)
    repo.write("strategy.toml", "goals = ['2,000 followers by 2 June']\n")
    repo.write("ours/begging/wibbling.toml", RULE)
    (repo.folder / "ours/begging/wobbling.toml").unlink()
    repo.benice("check", "--write-baseline", *as_of)
    repo.git("add", ".benice-baseline.json")
    repo.write(".benice-baseline.json", "{")
    assert staged(repo, *as_of)[0] == 0
    repo.git("rm", "-q", "--cached", "ours/begging/wibbling.toml")
    assert "no such folder" not in repo.benice("check", "--staged", *as_of)[1]


def test_what_git_does_not_know_counts_as_it_lies_there(repo: Repo) -> None:
    repo.add("posts/a.md", BAIT)
    repo.write("benice.toml", "ignore = ['begging']\n")
    assert staged(repo) == (0, [])
    repo.add("posts/benice.toml", "select = ['*']\n")
    (repo.folder / "posts/benice.toml").unlink()
    inner = Repo.__new__(Repo)
    inner.folder = repo.folder / "posts"
    assert staged(repo) == (1, [("posts/a.md", "like-begging")])
    assert staged(inner) == (1, [("a.md", "like-begging")])

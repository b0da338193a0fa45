"""Every output format: as it was when somebody last looked at it, and well formed whatever a draft says.

With BENICE_UPDATE=1 the files in `golden` are written anew, for review as a diff.
"""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from jsonschema import Draft7Validator
from project import BROKEN, FILES, RULE, outcome, write

from benice import __version__
from benice.reports import DOCUMENTS, render
from benice.reports.places import root

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture(scope="session")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pack of rules in one place for all tests: what is worked out about it is then worked out once."""
    folder = tmp_path_factory.mktemp("pack")
    write(folder, {"begging/wibbling.toml": RULE})
    return folder


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pack: Path) -> Path:
    write(tmp_path, {**FILES, "benice.toml": FILES["benice.toml"].replace("pack/", pack.as_posix())})
    monkeypatch.chdir(tmp_path)
    root.cache_clear()
    return tmp_path


@pytest.mark.parametrize("output_format", DOCUMENTS)
def test_a_format_is_what_it_was(output_format: str) -> None:
    written = render(outcome(), output_format).replace(__version__, "VERSION")
    golden = GOLDEN / f"{output_format}.txt"
    if os.environ.get("BENICE_UPDATE"):
        golden.write_text(written, encoding="utf-8", newline="\n")
    assert written == golden.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def published_schema(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The schema of SARIF 2.1.0 as a package of the npm registry ships it."""
    if not shutil.which("npm"):
        pytest.skip("npm is not here to fetch the schema of SARIF")
    folder = tmp_path_factory.mktemp("schema")
    command = ["npm", "pack", "--silent", "@microsoft/jest-sarif@1.0.0-beta.0"]
    if subprocess.run(command, cwd=folder, capture_output=True, timeout=60, check=False).returncode:
        pytest.skip("the package with the schema of SARIF cannot be had")
    shutil.unpack_archive(next(folder.glob("*.tgz")), folder)
    return json.loads((folder / "package/lib/schemas/sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("broken", [False, True])
def test_sarif_is_valid(published_schema: Any, project: Path, broken: bool) -> None:
    write(project, BROKEN if broken else {})
    log = json.loads(render(outcome(), "sarif"))
    assert [error.message for error in Draft7Validator(published_schema).iter_errors(log)] == []


def test_sarif_has_what_code_scanning_asks_for() -> None:
    """docs.github.com, "SARIF support for code scanning": required properties, and the most that is taken."""
    (run,) = json.loads(render(outcome(), "sarif"))["runs"]
    for rule in run["tool"]["driver"]["rules"]:
        assert rule["id"] and rule["help"]["text"] and rule["help"]["markdown"]
        for key in ("shortDescription", "fullDescription"):
            assert 0 < len(rule[key]["text"]) <= 1024
    for result in run["results"]:
        assert result["partialFingerprints"]["primaryLocationLineHash"]
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        where = result["locations"][0]["physicalLocation"]
        assert re.fullmatch(r"[\w/.%-]+", where["artifactLocation"]["uri"])
        assert set(where["region"]) >= {"startLine", "startColumn", "endLine", "endColumn"}
    fingerprints = [result["partialFingerprints"]["primaryLocationLineHash"] for result in run["results"]]
    assert len(set(fingerprints)) == len(fingerprints)


def test_sarif_marks_what_does_not_count() -> None:
    (run,) = json.loads(render(outcome(), "sarif"))["runs"]
    marked = {
        (result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], result["baselineState"]): result[
            "suppressions"
        ][0]
        for result in run["results"]
        if "suppressions" in result
    }
    assert marked == {
        ("old/known.md", "new"): {"kind": "external"},
        ("posts/a%20b%2Cc%3Ad%25.csv", "new"): {"kind": "inSource", "justification": "a quotation"},
        ("posts/x.md", "unchanged"): {"kind": "external", "justification": "it is in the baseline"},
    }


def test_sarif_tells_what_could_not_be_read(project: Path) -> None:
    write(project, BROKEN)
    (run,) = json.loads(render(outcome(), "sarif"))["runs"]
    (invocation,) = run["invocations"]
    assert not invocation["executionSuccessful"]
    (told,) = invocation["toolExecutionNotifications"]
    assert told["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "posts/broken.json"


def test_a_path_is_told_from_the_repository_on(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / ".git").mkdir()
    monkeypatch.chdir(project / "posts")
    root.cache_clear()
    found = outcome(paths=["."])
    assert '"uri": "posts/two.txt"' in render(found, "sarif")
    assert '"path": "posts/two.txt"' in render(found, "gitlab")
    assert "file=posts/two.txt" in render(found, "github")


def test_no_draft_can_give_the_runner_a_command(project: Path) -> None:
    write(project, {"posts/evil.md": "wib%0Able\nwibble\n::add-mask::x\n", "posts/::error::.md": "wibble\n"})
    lines = render(outcome(), "github").split("\n")
    commands = [line for line in lines if line.startswith("::")]
    assert commands and all(re.match(r"::(error|warning|notice) file=[^:,]*,line=\d+,", line) for line in commands)
    assert "file=posts/%3A%3Aerror%3A%3A.md" in "".join(commands)


def test_errors_come_first_and_no_more_than_ten_of_a_kind(project: Path, pack: Path) -> None:
    write(project, {f"posts/{number:02}.md": "wibble\n" for number in range(12)})
    write(
        project,
        {"benice.toml": f"rules = ['{pack}']\n[severity]\nshouting = 'error'\n", "posts/a.md": "THIS IS LOUD\n"},
    )
    lines = render(outcome(select=["wibbling", "shouting"]), "github").rstrip("\n").split("\n")
    assert [line.split(" ")[0] for line in lines[:-2]] == ["::error", *["::warning"] * 10]
    assert lines[-2].endswith("more of level warning: the job's summary has them all")


def test_rdjson_counts_bytes() -> None:
    found = json.loads(render(outcome(), "rdjson"))["diagnostics"][0]
    start = found["location"]["range"]["start"]
    assert start == {"line": 2, "column": len('"👍🏽 é '.encode()) + 1}
    assert found["suggestions"][0]["range"] == found["location"]["range"]


@pytest.mark.parametrize("output_format", ["junit", "checkstyle"])
def test_xml_is_well_formed_whatever_a_draft_says(project: Path, output_format: str) -> None:
    write(project, {"posts/odd.md": 'wib\x00ble wibble \x0b\ufffe ]]> &amp; "quoted"\n', "posts/q\"'<.md": "wibble\n"})
    tree = ElementTree.fromstring(render(outcome(), output_format))
    assert {"posts/q\"'<.md"} <= {each.get("name") for each in tree}


def test_junit_passes_a_clean_file_and_fails_only_from_the_level_on() -> None:
    from benice.light import replace

    found = outcome()
    suites = {suite.get("name"): suite for suite in ElementTree.fromstring(render(found, "junit"))}
    assert suites["posts/ok.md"].get("failures") == "0" and len(suites["posts/ok.md"]) == 1
    assert suites["posts/two.txt"].get("failures") == "1"
    lenient = ElementTree.fromstring(render(replace(found, fail_on="error"), "junit"))
    assert lenient.get("failures") == "0" and lenient.findall(".//system-out")


def test_markdown_calls_nobody_and_has_no_markup_of_a_draft(project: Path) -> None:
    pack = FILES["pack/begging/wibbling.toml"].replace('["wibble"]', "['wibble.*']")
    write(project, {"pack/begging/wibbling.toml": pack, "benice.toml": FILES["benice.toml"]})
    written = render(outcome(), "markdown")
    assert "\\<b\\>" in written and "@\u2060ana" in written and "#\u206012" in written.replace("\\", "")
    assert "\x1b" not in written
    assert all(line.count("|") - line.count("\\|") == 5 for line in written.split("\n") if line.startswith("| "))


def test_markdown_stays_short_enough_for_a_comment(project: Path) -> None:
    write(project, {f"posts/{number:03}.md": "wibble\n" for number in range(900)})
    written = render(outcome(), "markdown")
    assert len(written) < 65_536 and re.search(r"\nand \d+ more\n$", written)

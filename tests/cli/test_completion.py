"""What shells are offered, by the protocol that they speak with programs: environment variables and lines."""

import pytest

from benice.cli.app import app
from benice.reports import FORMATS


def offered(line: str, shell: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """The lines that a shell is told for what somebody has typed so far."""
    words = line.split(" ")
    variables = {
        "_BENICE_COMPLETE": f"complete_{shell}",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(words) - 1),
        "_TYPER_COMPLETE_ARGS": line,
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    }
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SystemExit):
        app(prog_name="benice")
    return capsys.readouterr().out.split()


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("benice ch", {"check"}),
        ("benice check --outp", {"--output-format", "--output-file"}),
        ("benice check --output-format ", set(FORMATS)),
        ("benice check --fail-on w", {"warning"}),
        ("benice check --scope t", {"timelines"}),
        ("benice check --select machine", {"machine-gun-posting"}),
        ("benice check --ignore like-begging,machine", {"like-begging,machine-gun-posting"}),
        ("benice check --select pac", {"pacing"}),
        ("benice explain like-b", {"like-begging"}),
        ("benice explain pacing", set()),
        ("benice check --config ben", set()),  # then the shell offers files
        ("benice check dra", set()),
    ],
)
def test_bash_is_offered(
    line: str, wanted: set[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert set(offered(line, "bash", monkeypatch, capsys)) == wanted


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_other_shells_are_told_what_a_rule_is_about(
    shell: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = " ".join(offered("benice check --select machine", shell, monkeypatch, capsys))
    assert "machine-gun-posting" in told and "Posts like a machine gun" in told

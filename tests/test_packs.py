"""Rules of installed packages: found without running them, and pinned by what is in them."""

import sys
from pathlib import Path

import pytest

from benice.config import Config
from benice.packs import digest_of, find_pack
from benice.run import load_rules
from benice.tables import UsageError

RULE = """title = "Says wibble"
message = "'{match}' is no word"
why = "Nobody knows what it means, so nobody can answer it in a way that helps."
source = ["article: dont-3"]
[phrase]
patterns = ["wibble"]
"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place for packages with one that must not run."""
    package = tmp_path / "wibble_rules"
    rule = package / "data/rules/begging/wibbling.toml"
    rule.parent.mkdir(parents=True)
    rule.write_text(RULE)
    for folder in (package, package / "data"):
        (folder / "__init__.py").write_text("raise SystemExit('code of a pack was run')\n")
    info = tmp_path / "wibble_rules-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: wibble-rules\nVersion: 1.0\n")
    points = "[benice.rules]\nwibble = wibble_rules.data:rules\nempty = wibble_rules:nothing\n"
    (info / "entry_points.txt").write_text(points)
    monkeypatch.syspath_prepend(str(tmp_path))
    return package


def test_a_pack_is_found_and_nothing_of_it_runs(site: Path) -> None:
    assert "wibbling" in load_rules(Config(packs=["wibble"])).rules
    assert not {name for name in sys.modules if name.startswith("wibble_rules")}


def test_a_pinned_pack_must_be_what_it_was(site: Path) -> None:
    pinned = f"wibble@{digest_of(find_pack('wibble', ''))}"
    assert "wibbling" in load_rules(Config(packs=[pinned])).rules
    (site / "data/rules/begging/wibbling.toml").write_text(RULE.replace("wibble", "wobble"))
    with pytest.raises(UsageError, match=r"not the ones that are pinned: they are sha256:[0-9a-f]{64};"):
        load_rules(Config(packs=[pinned]))


def test_what_is_no_pack_is_a_mistake(site: Path) -> None:
    with pytest.raises(UsageError, match="did you mean 'wibble'"):
        load_rules(Config(packs=["wible"]))
    with pytest.raises(UsageError, match="should be a folder of a package"):
        load_rules(Config(packs=["empty"]))

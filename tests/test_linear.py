"""Linear models: what they add up, what they show for it, and which files they refuse."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benice.linear import Model
from benice.patterns import Vocabulary
from benice.scanner import Scan, Scanner
from benice.tables import UsageError

WORDS = Vocabulary({"fruit": ["apple", "pear"]}, {})
FILE = """
bias = -2.0
strongest = 1.0
[training]
label = "F"
[figures]
precision = 0.9
[words]
cheap = 1.5
"{link}" = 0.5
sorry = -3.0
[pairs]
". buy" = 2.0
"ripe today" = 2.5
[patterns]
"(red )?{fruit}" = 1.0
[signs]
link = 0.25
"""


def load(folder: Path, text: str = FILE) -> Model:
    path = folder / "fruit.toml"
    path.write_text(text, encoding="utf-8")
    return Model.load(path, WORDS)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Model:
    return load(tmp_path_factory.mktemp("models"))


def scan(text: str, model: Model) -> Scan:
    return Scanner.of(model.patterns, WORDS.normaliser(model.patterns)).scan(text)


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("cheap", 0.3775),  # 1 / (1 + e^0.5)
        ("cheap, cheap, CHEAP", 0.3775),  # a feature counts once
        ("Hello. Buy now", 0.5),
        ("buy now", 0.5),  # a text begins with a stop
        ("they buy", 0.0),
        ("cheap https://a.example", 0.5622),
        ("sorry, cheap", 0.0293),
        ("https://a.example", 0.0),  # under `strongest`
        ("apple", 0.2689),
        ("", 0.0),
        ("🍏🍏", 0.0),
    ],
)
def test_a_score_is_the_sum_of_weights_as_a_chance(model: Model, text: str, score: float) -> None:
    assert model.score(scan(text, model)) == pytest.approx(score, abs=1e-4)


def test_evidence_is_in_the_text_strongest_first_and_does_not_overlap(model: Model) -> None:
    found = scan("So CHEAP!  A ripe  today, two red apple trees https://a.example", model)
    shown = [
        (each.feature, found.view.original[slice(*found.view.back(each.start, each.end))])
        for each in model.evidence(found)
    ]
    assert shown == [
        ("ripe today", "ripe  today"),
        ("cheap", "CHEAP"),
        ("(red )?{fruit}", "red apple"),
        ("{link}", "https://a.example"),
    ]


@pytest.mark.parametrize("text", ["Buy!", "Well. Buy it", "¡¡Buy", "\n\nbuy"])
def test_a_pair_with_a_stop_shows_only_the_word(model: Model, text: str) -> None:
    found = scan(text, model)
    (each,) = model.evidence(found)
    assert found.view.text[each.start : each.end] == "buy"


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(["cheap", "buy", "ripe today", "pear", ".", "!", "\n", "@x", "7", "é", "https://a.example"])
    )
)
def test_whatever_scores_has_evidence_inside_the_text(model: Model, parts: list[str]) -> None:
    found = scan(" ".join(parts), model)
    evidence = model.evidence(found)
    assert 0 <= model.score(found) <= 1
    assert bool(model.score(found)) <= bool(evidence)
    assert all(0 <= each.start < each.end <= len(found.view.text) and each.weight > 0 for each in evidence)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[signs]\nloudness = 1.0", "there is no sign 'loudness'"),
        ("[pairs]\nbuy = 1.0", "must be two words"),
        ("[pairs]\n'buy it now' = 1.0", "must be two words"),
        ("[patterns]\n'{fruits}' = 1.0", "did you mean '{fruit}'|did you mean 'fruit'"),
        ("[words]\ncheap = 'very'", "must be a number"),
        ("[wrods]\ncheap = 1.0", "did you mean 'words'"),
    ],
)
def test_a_wrong_file_is_refused_with_a_reason(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(UsageError, match=problem):
        load(tmp_path, text)

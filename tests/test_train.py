"""The trainer: what it learns from a tiny corpus, what it leaves out, and that it always writes the same file."""

import json
import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from benice.fit import BIAS, Row, chances, fit
from benice.labelled import names
from benice.linear import Model
from benice.patterns import Vocabulary
from benice.rulebook import Rulebook
from benice.scanner import Scanner
from benice.train import train

BOOK = Rulebook({}, Vocabulary({"drink": ["tea", "cocoa"]}, {}))
WISH = """
[training]
label = "W"
patterns = ["{drink} (please|now)"]
signs = ["questions"]
without = ["barred"]
posts = 4
sources = 2
penalty = 0.5
threshold = 0.5
"""
DAY = date(2026, 6, 1)
ENDINGS = ["on the pier", "by the stove", "at noon", "in bed", "with Aunt Berta", "for a while", "and then rest"]


def posts() -> list[Mapping[str, Any]]:
    """Posts that are so when somebody is chilly, from several sources; only one of them speaks of zebras."""
    found: list[Mapping[str, Any]] = []
    for number in range(56):
        source = f"{'abcd'[number % 4]}/{number % 3}"
        chilly = number % 2 == 0
        start = "we feel chilly, cocoa please" if chilly else "we feel warm, cocoa later"
        alone = " zebras" if source.startswith("a") and chilly else ""
        text = f"{start}{alone} {ENDINGS[number % 7]}, says Wilma barred{number % 2 * ' '}"
        label = {"W": "yes"} if chilly else {}
        found.append({"id": str(number), "text": text, "source": source, "pool": "p", "labels": label})
    found.append({"id": "x", "text": "chilly chilly", "source": "a", "labels": {"X": "yes"}})
    found.append({"id": "y", "text": "chilly perhaps", "source": "b", "labels": {"W": "unsure"}})
    return found


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("corpus")
    (folder / "posts.jsonl").write_text("\n".join(json.dumps(post) for post in posts()) + "\n", encoding="utf-8")
    (folder / "warmth.toml").write_text(WISH, encoding="utf-8")
    first = train(folder / "posts.jsonl", folder / "warmth.toml", BOOK, DAY)
    (folder / "warmth.toml").write_text(first, encoding="utf-8")
    assert train(folder / "posts.jsonl", folder / "warmth.toml", BOOK, DAY) == first
    return first


def test_the_file_holds_the_wish_the_figures_and_few_weights(written: str) -> None:
    data = tomllib.loads(written)
    assert data["training"] == tomllib.loads(WISH)["training"]
    assert data["figures"] == {
        "trained": DAY, "posts": 56, "labelled": 28, "sources": 12, "folds": 10, "precision": 1.0, "recall": 1.0,
    }  # fmt: skip
    assert data["words"]["chilly"] > 0
    assert data["words"]["warm"] < 0
    assert sum(len(data.get(table, {})) for table in ("words", "pairs", "patterns", "signs")) < 20


def test_no_weight_goes_to_names_to_what_is_barred_or_to_one_source(written: str) -> None:
    data = tomllib.loads(written)
    words = {*data["words"], *(word for pair in data.get("pairs", {}) for word in pair.split())}
    assert words.isdisjoint({"wilma", "berta", "barred", "zebras"})


def test_the_model_in_use_agrees_with_the_file(written: str, tmp_path: Path) -> None:
    path = tmp_path / "warmth.toml"
    path.write_text(written, encoding="utf-8")
    model = Model.load(path, BOOK.vocabulary)
    scanner = Scanner.of(model.patterns, BOOK.vocabulary.normaliser(model.patterns))
    assert model.score(scanner.scan("we feel chilly, cocoa please")) > 0.5
    assert model.score(scanner.scan("we feel warm, cocoa later")) < 0.5


def test_a_name_is_a_word_that_mostly_has_a_capital_inside_sentences(tmp_path: Path) -> None:
    from benice.labelled import read_posts

    texts = ["I met Ida. Tea was fine, TEA for Ida", "so Ida had tea", "ask ida about the Tea"]
    lines = [json.dumps({"text": text, "labels": {}}) for text in texts]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    read = read_posts(tmp_path / "a.jsonl", "W", Scanner.of([], BOOK.vocabulary.normaliser([])))
    assert names(read) == {"ida"}


def test_a_larger_penalty_leaves_fewer_weights() -> None:
    rows = [
        Row({"a": 1.0, "b": number % 3 / 2, "c": 1.0 if number % 5 else 0.0}, number % 2 == 0) for number in range(31)
    ]
    sizes = [len(fit(rows, penalty)) for penalty in (0.01, 1.0, 100.0)]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] > sizes[-1] == 1  # only the bias is left


def test_fit_finds_the_odds_that_make_the_rows_likeliest() -> None:
    rows = [Row({"a": 1.0}, True)] * 3 + [Row({"a": 1.0}, False)] + [Row({}, True)] + [Row({}, False)] * 3
    weights = fit(rows, 1e-9)
    assert weights[BIAS] == pytest.approx(-1.0986, abs=0.02)  # log(1 / 3)
    assert weights["a"] == pytest.approx(2.1972, abs=0.04)  # log(3) - log(1 / 3)


def test_signs_alone_are_no_evidence() -> None:
    rows = [Row({"signs:link": 1.0}, True), Row({"words:tea": 1.0, "signs:link": 1.0}, True)]
    told = chances({BIAS: 1.0, "signs:link": 5.0, "words:tea": 0.6}, rows, strongest=0.5)
    assert told[0] == 0.0
    assert told[1] > 0.99
    assert chances({BIAS: 1.0, "words:tea": 0.6}, rows, strongest=0.7) == [0.0, 0.0]

"""Rules for one language leave posts in another alone."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benice import rulebook
from benice.config import Config
from benice.desk import Desk
from benice.examples import test_rules as failures
from benice.judge import hits_of_post
from benice.language import guess, speaks
from benice.model import Field, Post, Source
from benice.roster import rosters
from benice.rulebook import Rule, Rulebook

GERMAN = Path(__file__).parents[1] / "examples" / "packs" / "german"


def post(text: str, language: str | None = None) -> Post:
    """A post of a text."""
    return Post(id="1", number=1, body=Field.cut(Source("draft.md", text), 0, len(text)), language=language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We open at ten and there is soup for everyone who comes by.", "en"),
        ("Heute öffnen wir um zehn, kommt vorbei und bringt eure Freunde mit.", "de"),
        ("Aujourd'hui nous ouvrons à dix heures avec de la soupe pour tous.", "fr"),
        ("Hoy abrimos a las diez, gracias a todos los que vienen con su familia.", "es"),
        ("Hoje abrimos às dez e não vamos fechar até que todos tenham sopa.", "pt"),
        ("Oggi apriamo alle dieci, venite tutti con noi per la zuppa del giorno.", "it"),
        ("Vandaag gaan wij om tien uur open en er is soep voor iedereen.", "nl"),
        ("Сегодня открываемся в десять", "ru"),
        ("今日は十時に開きます", "ja"),
        ("今天十点开门", "zh"),
        ("오늘은 열 시에 엽니다", "ko"),
        ("نفتح اليوم في العاشرة", "ar"),
    ],
)
def test_a_text_of_some_words_shows_its_language(text: str, language: str) -> None:
    assert guess(text) == language


@pytest.mark.parametrize(
    "text", ["", "Like!", "RT", "Schnitzel", "U2 in Berlin", "🔥🔥🔥", "https://x.example/y", "#FollowBack @ana"]
)
def test_a_text_that_is_too_short_shows_none_and_any_rule_may_judge_it(text: str) -> None:
    assert guess(text) is None
    assert speaks(post(text), "en")
    assert speaks(post(text), "de")


@pytest.mark.parametrize(
    "text",
    [
        "Please follow and subscribe to us, vielen Dank!",
        "Die hard is a man of war, so we all sat on a train in Mali.",
        "The Hotel de la Paix and the Café des Artistes are both open for lunch.",
        "Привет! That is all the Russian that I have, and it was a long week for everyone here.",
        "RT if you know what I mean 😂",
    ],
)
def test_english_with_foreign_words_in_it_is_judged_by_english_rules(text: str) -> None:
    assert speaks(post(text), "en")


def test_what_a_post_says_of_itself_counts_before_what_it_looks_like() -> None:
    german = "Heute öffnen wir um zehn, kommt vorbei und bringt eure Freunde mit."
    assert not speaks(post(german), "en")
    assert speaks(post(german), "de")
    assert speaks(post(german, "en-GB"), "en")
    assert not speaks(post("We open at ten and there is soup for all of you.", "de_AT"), "en")
    assert speaks(post("We open at ten.", "DE"), "de")


@given(st.text(max_size=80))
def test_every_text_has_a_language_or_none(text: str) -> None:
    language = guess(text)
    assert language is None or (len(language) == 2 and language.islower())


@pytest.fixture(scope="module")
def book() -> Rulebook:
    """The rules of benice and of the German pack beside them."""
    return rulebook.load([GERMAN])


def test_a_pack_for_another_language_needs_data_only(book: Rulebook) -> None:
    pack = [rule for rule in book.rules.values() if rule.path.is_relative_to(GERMAN)]
    assert pack
    assert all(rule.language == "de" and rule.bad and rule.good for rule in pack)
    assert {path.suffix for path in GERMAN.rglob("*") if path.is_file()} == {".toml"}
    assert not list(failures(book, pack))


def test_examples_of_the_german_pack_do_not_look_english(book: Rulebook) -> None:
    pack = [rule for rule in book.rules.values() if rule.path.is_relative_to(GERMAN)]
    texts = [text.replace("⟦", "").replace("⟧", "") for rule in pack for text in (*rule.bad, *rule.good)]
    assert all(guess(text) in ("de", None) for text in texts)
    assert sum(guess(text) == "de" for text in texts) > len(texts) / 2


def test_examples_of_english_rules_are_never_left_alone(book: Rulebook) -> None:
    texts = [
        text.replace("⟦", "").replace("⟧", "")
        for rule in book.rules.values()
        for text in (*rule.bad, *rule.good)
        if rule.language == "en" and isinstance(text, str)
    ]
    assert [text for text in texts if not speaks(post(text), "en")] == []


@pytest.mark.parametrize(
    ("text", "languages", "left_alone"),
    [
        ("Bitte teilt das mit allen und folgt uns!", ("en",), True),
        ("Bitte teilt das mit allen und folgt uns!", ("en", "de"), False),
        ("Partagez cette photo si vous êtes d'accord avec nous", ("en", "de"), True),
        ("Please share this with everyone you know", ("en", "de"), False),
        ("Sauerteig!", ("en",), False),
    ],
)
def test_a_post_that_no_rules_speak_is_counted(
    book: Rulebook, text: str, languages: tuple[str, ...], left_alone: bool
) -> None:
    rules: list[Rule] = [rule for rule in book.rules.values() if rule.language in languages]
    left: set[str] = set()
    list(hits_of_post(rosters(rules), post(text), Desk(Config(), book, datetime(2026, 6, 1, tzinfo=UTC)), left))
    assert (left == {"1"}) is left_alone


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Frische Brötchen ab sieben Uhr 🥐", "de"),
        ("Regen und trotzdem volles Haus, danke", "de"),
        ("Bonne année à tous", "fr"),
        ("Mañana abrimos a las nueve", "es"),
        ("Amanhã abrimos às nove", "pt"),
        ("Nu är anmälan öppen", "sv"),
        ("Muzeum jest zamknięte w poniedziałki", "pl"),
        ("Yarın saat dokuzda açıyoruz", "tr"),
        ("Besok kami buka jam sembilan", "id"),
        ("Nieuwe tentoonstelling vanaf morgen", "nl"),
        ("Buon anno a tutti", "it"),
    ],
)
def test_a_short_post_shows_its_language(text: str, language: str) -> None:
    assert guess(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "Café Müller opens",
        "Beyoncé, follow me",
        "El Niño is back",
        "#Frohes #Neues @ana",
        "Señor, share a taxi?",
        "Pokémon GO",
    ],
)
def test_names_and_hashtags_show_no_language(text: str) -> None:
    assert guess(text) in ("en", None)

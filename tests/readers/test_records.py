"""One record to posts."""

import json
from typing import Any

import pytest

from benice.model import Note, Post, Reading, Source
from benice.readers import Options, read


def reading(record: Any, options: Options | None = None, path: str = "plan.json") -> Reading:
    return read(Source(path, json.dumps(record, ensure_ascii=False)), options or Options())


def post(record: Any, options: Options | None = None) -> Post:
    found = reading(record, options)
    assert len(found.posts) == 1
    return found.posts[0]


def note(record: Any) -> Note:
    (found,) = reading(record).notes
    return found


def test_every_value_of_the_contract_finds_its_place() -> None:
    found = post(
        {
            "id": "a1",
            "text": "Hello there",
            "platform": "mastodon",
            "account": "acme",
            "kind": "reply",
            "to": "https://example.com/1",
            "campaign": "spring",
            "purpose": "conversation",
            "pillar": "people",
            "sponsored": True,
            "media": [{"file": "a.jpg", "alt": "A cat"}],
            "status": "draft",
            "language": "de",
            "approved_by": "Ana",
            "unknown": {"is": "ignored"},
        }
    )
    assert (found.id, found.number, found.body.text) == ("a1", 1, "Hello there")
    assert (found.platform, found.account, found.kind, found.to) == (
        "mastodon",
        "acme",
        "reply",
        "https://example.com/1",
    )
    assert (found.campaign, found.purpose, found.pillar, found.sponsored) == ("spring", "conversation", "people", True)
    assert (found.status, found.language) == ("draft", "de")
    assert found.media[0].file.text == "a.jpg"
    assert found.fields["approved_by"].text == "Ana"
    assert "unknown" not in found.fields


def test_a_post_without_an_id_is_called_by_its_file_and_number() -> None:
    found = reading([{"text": "one"}, {"id": "b", "text": "two"}, {"text": "three"}])
    assert [each.id for each in found.posts] == ["plan.json#1", "b", "plan.json#3"]


def test_a_record_for_several_platforms_is_one_post_for_each_with_the_same_body() -> None:
    found = reading({"id": "a", "text": "Hello", "platforms": ["x", "linkedin-acme"]})
    assert [(each.platform, each.account) for each in found.posts] == [("x", None), ("linkedin", "acme")]
    assert {each.id for each in found.posts} == {"a"}
    assert len({each.record for each in found.posts}) == 1
    assert found.posts[0].body is found.posts[1].body
    assert [each.fields["platform"].text for each in found.posts] == ["x", "linkedin-acme"]


def test_the_same_platform_twice_is_one_post_and_two_accounts_on_it_are_two() -> None:
    assert len(reading({"text": "Hello", "platforms": "x, twitter"}).posts) == 1
    assert len(reading({"text": "Hello", "platforms": "x-acme, x-other"}).posts) == 2


def test_config_fills_in_what_the_record_does_not_say() -> None:
    options = Options(platform="x", account="acme", kind="reply", language="fr")
    found = post({"text": "Hello"}, options)
    assert (found.platform, found.account, found.kind, found.language) == ("x", "acme", "reply", "fr")
    found = post({"text": "Hello", "platform": "mastodon", "account": "other", "kind": "dm", "language": "de"}, options)
    assert (found.platform, found.account, found.kind, found.language) == ("mastodon", "other", "dm", "de")


def test_config_knows_the_platform_better_than_the_name_of_the_file() -> None:
    record = {"text": "Hello"}
    assert reading(record, path="linkedin.json").posts[0].platform == "linkedin"
    assert reading(record, Options(platform="x"), "linkedin.json").posts[0].platform == "x"


def test_a_misspelt_platform_is_noted_with_the_one_that_was_meant() -> None:
    (noted,) = reading({"text": "Hello", "platform": "mastodom"}).notes
    assert noted.facts == {"platform": "mastodom", "hint": "; did you mean 'mastodon'?"}


def test_an_unknown_platform_is_noted_and_the_post_is_there_without_it() -> None:
    found = reading({"text": "Hello", "platform": "Etsy"})
    assert [each.platform for each in found.posts] == [None]
    assert [(each.rule, each.fatal) for each in found.notes] == [("unknown-platform", False)]


@pytest.mark.parametrize(
    ("key", "value", "expected", "found"),
    [
        ("platform", 5, "text", "a number"),
        ("platforms", ["x", 5], "a list of texts", "a list"),
        ("account", ["a"], "text", "a list"),
        ("at", True, "text", "true or false"),
        ("sponsored", "perhaps", "yes or no", "'perhaps'"),
        ("sponsored", 1, "true or false", "a number"),
        ("sponsored", {}, "true or false", "a mapping"),
        ("kind", {"a": 1}, "text", "a mapping"),
        ("campaign", False, "text", "true or false"),
    ],
)
def test_a_value_of_a_wrong_type_is_noted_and_the_post_is_still_judged(
    key: str, value: Any, expected: str, found: str
) -> None:
    result = reading({"text": "Hello", key: value})
    (noted,) = result.notes
    assert (noted.rule, noted.fatal) == ("wrong-type", True)
    assert noted.facts["problem"] == f"'{key}' should be {expected}, and is {found}"
    assert [each.body.text for each in result.posts] == ["Hello"]


def test_a_text_of_a_wrong_type_is_noted_at_its_place_and_gives_no_post() -> None:
    found = reading([{"text": 5}, {"text": "Hello"}])
    assert found.notes[0].where.whole().text == "5"
    assert [each.number for each in found.posts] == [2]


def test_two_texts_under_one_key_are_noted_because_one_of_them_is_lost() -> None:
    found = read(Source("a.json", '{"text": "one", "text": "two"}'), Options())
    assert [each.body.text for each in found.posts] == ["two"]
    assert found.notes[0].facts["problem"] == "'text' should be one 'text', and is two"


def test_another_spelling_with_a_wrong_type_is_somebody_elses_key() -> None:
    found = reading({"text": "Hello", "profile": {"name": "Ana"}, "user": {"id": 1}})
    assert found.notes == []


def test_the_better_spelling_wins_unless_it_says_nothing() -> None:
    assert post({"body": "long", "text": "short"}).body.text == "short"
    assert post({"text": "", "caption": "words"}).body.text == "words"
    assert post({"text": None, "caption": "words"}).body.text == "words"


def test_numbers_may_be_ids() -> None:
    assert post({"id": 7, "text": "Hello"}).id == "7"


@pytest.mark.parametrize(
    ("record", "purpose", "kind"),
    [
        ({"purpose": "Promotional"}, "pitch", "post"),
        ({"pillar": "Behind the scenes"}, "value", "post"),
        ({"type": "Promo"}, "pitch", "post"),
        ({"type": "Reel"}, None, "post"),
        ({"type": "Story or square post"}, None, "post"),
        ({"type": "Reply"}, None, "reply"),
        ({"reply": "https://example.com/1"}, None, "reply"),
        ({"category": "Collection"}, None, "post"),
    ],
)
def test_types_and_pillars_may_say_kind_and_purpose(record: dict[str, str], purpose: str | None, kind: str) -> None:
    found = post({"text": "Hello", **record})
    assert (found.purpose, found.kind) == (purpose, kind)


@pytest.mark.parametrize(
    ("word", "answer"), [("yes", True), ("x", True), ("Ja", True), ("no", False), ("", False), (None, False)]
)
def test_sponsored_is_a_yes_or_a_no(word: str | None, answer: bool) -> None:
    assert post({"text": "Hello", "sponsored": word}).sponsored is answer


def test_a_list_of_values_is_one_field() -> None:
    found = post({"text": "Hello", "ignore": ["like-begging", "craft"]})
    assert found.fields["ignore"].text == "like-begging\ncraft"
    assert found.fields["ignore"].span(13, 18).text == "craft"


def test_carriage_returns_do_not_reach_the_text() -> None:
    found = post({"text": "one\r\ntwo\rthree"})
    assert found.body.text == "one\ntwo\nthree"
    assert found.body.span(4, 7).text == "two"
    assert found.body.span(3, 4).text == r"\r\n"


def test_hashtags_of_their_own_are_not_part_of_the_text() -> None:
    found = post({"text": "Hello", "hashtags": ["one", "two"]})
    assert found.body.text == "Hello"
    assert found.fields["hashtags"].text == "one, two"


def test_accounts_may_say_where_a_post_goes_if_nothing_else_does() -> None:
    found = reading({"text": "Hello", "accounts": "instagram_oven, Oven (Facebook)"}).posts
    assert [(each.platform, each.account) for each in found] == [("instagram", "oven"), ("facebook", "Oven")]
    assert [each.platform for each in reading({"text": "Hello", "account": "x_fan", "platform": "reddit"}).posts] == [
        "reddit"
    ]
    assert post({"text": "Hello", "account": "oven"}).account == "oven"


def test_the_kind_thread_is_a_later_part_and_a_format_called_thread_is_all_of_it() -> None:
    assert post({"text": "Two", "kind": "thread"}).kind == "thread"
    assert post({"text": "One", "Post type": "Thread"}).kind == "post"


def test_an_account_is_the_same_with_and_without_its_at() -> None:
    handles = ["acme", "@acme", "@acme@example.social"]
    assert [post({"text": "Hello", "account": handle}).account for handle in handles] == [
        "acme",
        "acme",
        "acme@example.social",
    ]


def test_an_account_that_config_knows_says_its_platform_and_its_zone() -> None:
    options = Options(platforms={"acme": "mastodon"}, timezones={"acme": "Asia/Tokyo"}, timezone="UTC")
    found = post({"text": "Hello", "account": "@acme", "at": "2026-12-01 09:00"}, options)
    assert (found.platform, str(found.at)) == ("mastodon", "2026-12-01 09:00:00+09:00")
    assert post({"text": "Hello", "account": "@acme", "platform": "x"}, options).platform == "x"


def test_a_note_says_which_record_it_is_about() -> None:
    found = reading([{"text": "Hello"}, {"text": "Hello", "platform": "mastodn", "at": "2026-12-01 09:00"}])
    assert [(each.rule, each.number) for each in found.notes] == [("unknown-platform", 2), ("zoneless-time", 2)]


def test_hashtags_for_one_network_go_with_its_post_only() -> None:
    tags = {"bluesky-acme": ["tea", "bread"], "x": [], "linkedin": ["jam"]}
    found = reading({"text": "Hello", "platforms": ["bluesky-acme", "x", "linkedin-acme"], "hashtags": tags}).posts
    assert [post.fields["hashtags"].text if "hashtags" in post.fields else "" for post in found] == [
        "tea, bread",
        "",
        "jam",
    ]

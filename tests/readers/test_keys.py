"""What people call their columns."""

import pytest

from benice.readers.keys import Names, first_meaning, meaning


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("text", "text"),
        ("Post Text", "text"),
        ("post_text", "text"),
        ("postText", "text"),
        ("Caption (first line)", "text"),
        ("CAPTION:", "text"),
        ("Date/Time", "at"),
        ("scheduled_at", "at"),
        ("scheduleDate", "at"),
        ("Posting Time", "at"),
        ("Publish date", "date"),
        ("Datum", "date"),
        ("Uhrzeit", "time"),
        ("time_24hr", "time"),
        ("Kanal", "platform"),
        ("Social Profile", "platform"),
        ("channels", "platforms"),
        ("Alt text(s)", "alt"),
        ("Approved by", "approved_by"),
        ("approved_by", "approved_by"),
        ("Pillar", "pillar"),
        ("Owner", "author"),
        ("external_id", "id"),
    ],
)
def test_a_spelling_means_its_name(written: str, name: str) -> None:
    found = Names().find(written)
    assert found is not None
    assert found[0] == name


@pytest.mark.parametrize("written", ["", "#", "Likes", "Notes", "Topic Ideas", "Day", "copy_path", "data"])
def test_a_column_that_means_nothing_here_has_no_name(written: str) -> None:
    assert Names().find(written) is None


def test_the_contracts_own_name_is_better_than_any_other_spelling() -> None:
    names = Names()
    assert names.find("text") == ("text", 0)
    assert (names.find("caption") or ("", 0))[1] < (names.find("body") or ("", 0))[1]


def test_spellings_from_config_go_first_in_front_matter_and_last_elsewhere() -> None:
    extra = {"platforms": ["media"], "text": ["words"]}
    assert (Names(extra, extra_first=True).find("media") or ("",))[0] == "platforms"
    assert (Names(extra).find("media") or ("",))[0] == "media"
    assert (Names(extra).find("Words") or ("",))[0] == "text"


@pytest.mark.parametrize(
    ("table", "written", "meant"),
    [
        ("purposes", "Promotional", "pitch"),
        ("purposes", "How-to", "value"),
        ("purposes", "Q&A", "conversation"),
        ("purposes", "Collection", None),
        ("kinds", "Direct message", "dm"),
        ("kinds", "Reel", None),
        ("answers", "TRUE", "yes"),
        ("answers", "nein", "no"),
        ("answers", "perhaps", None),
    ],
)
def test_a_word_in_a_cell_may_stand_for_one_of_ours(table: str, written: str, meant: str | None) -> None:
    assert meaning(table, written) == meant


def test_one_word_of_a_purpose_is_enough() -> None:
    assert first_meaning("purposes", ["Brand news & views"]) == "value"
    assert first_meaning("purposes", ["", "Spring sale"]) == "pitch"
    assert first_meaning("purposes", ["Collection"]) is None

"""The tools for assistants, as the SDK's own client calls them."""

import asyncio
import os
import sys
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("mcp", reason="the SDK of the Model Context Protocol is not installed: pip install 'benice[mcp]'")

from mcp.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

from benice.mcp import make_server

POSTS = [
    {"text": f"Number {word} of our walks through the old harbour", "platform": "x", "account": "acme", "at": at}
    for word, at in (("one", "2026-07-01T09:00Z"), ("two", "2026-07-01T09:10Z"), ("three", "2026-07-01T09:20Z"))
]


def call(tool: str, **arguments: Any) -> Any:
    """What a tool answers."""

    async def talk() -> Any:
        async with Client(make_server()) as client:
            return await client.call_tool(tool, arguments)

    return asyncio.run(talk())


def test_all_tools_only_read() -> None:
    async def talk() -> Any:
        async with Client(make_server()) as client:
            return await client.list_tools()

    tools = asyncio.run(talk()).tools
    assert [tool.name for tool in tools] == ["lint_post", "lint_calendar", "explain_rule", "next_free_slot"]
    assert all(tool.annotations.read_only_hint and tool.description for tool in tools)


def test_a_post_is_judged_where_its_words_stand() -> None:
    told = call("lint_post", text="🎉 A day out.\nPlease like and share this!", platform="insta").structured_content
    (found,) = [each for each in told["findings"] if each["rule"] == "like-begging"]
    assert not told["nice"]
    assert (found["line"], found["column"], found["words"]) == (2, 8, "like and share")
    assert call("lint_post", text="What would you have done?", platform="x").structured_content["nice"]


def test_the_lines_of_a_text_are_those_that_were_given() -> None:
    told = call("lint_post", text="---\nplatform: x\n---\nPlease like this!").structured_content
    assert {each["line"] for each in told["findings"] if each["rule"] == "like-begging"} == {4}


def test_a_calendar_is_judged_as_a_whole() -> None:
    told = call("lint_calendar", posts=POSTS).structured_content
    assert "crowded-posts" in [each["rule"] for each in told["findings"]]


def test_a_slot_is_free_where_the_calendar_has_room() -> None:
    post = {"text": "And a fourth walk, along the river this time", "platform": "x", "account": "acme"}
    told = call("next_free_slot", posts=POSTS[:1], post=post, after="2026-07-01T09:00+00:00").structured_content
    assert told["at"] > "2026-07-01T09:15"
    there = [POSTS[0], {**post, "at": told["at"]}]
    assert "crowded-posts" not in [
        each["rule"] for each in call("lint_calendar", posts=there).structured_content["findings"]
    ]


def test_a_rule_is_explained() -> None:
    assert "# like-begging" in call("explain_rule", rule="like-begging").content[0].text


@pytest.mark.parametrize(
    ("tool", "arguments", "said"),
    [
        ("explain_rule", {"rule": "like-beging"}, "did you mean 'like-begging'"),
        ("lint_post", {"text": "hi", "platform": "instagrm"}, "did you mean 'instagram'"),
        ("next_free_slot", {"posts": [], "post": {"text": "hi there"}, "after": "2026-07-01"}, "no offset"),
    ],
)
def test_a_mistake_is_told(tool: str, arguments: dict[str, Any], said: str) -> None:
    told = call(tool, **arguments)
    assert told.is_error and said in told.content[0].text


def test_the_command_speaks_on_standard_input_and_output(tmp_path: Path) -> None:
    async def talk() -> Any:
        command = StdioServerParameters(
            command=sys.executable, args=["-m", "benice", "mcp"], cwd=str(tmp_path), env=dict(os.environ)
        )
        async with Client(stdio_client(command)) as client:
            return await client.call_tool("lint_post", {"text": "Please like this!"})

    assert not asyncio.run(asyncio.wait_for(talk(), 60)).structured_content["nice"]

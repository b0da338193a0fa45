"""Data classes do what those of the standard library do."""

import copy
import pickle
from functools import cached_property
from typing import Any, ClassVar

import pytest

from benice import light
from benice.light import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Cup:
    sort: ClassVar[str] = "cup"
    size: int
    word: str = "tea"
    notes: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Pot:
    size: int
    more: int = field(default=2, repr=False)

    @cached_property
    def whole(self) -> int:
        return self.size + self.more


@dataclass
class Shelf:
    cups: list[Cup] = field(default_factory=list)


@dataclass(frozen=True, eq=False, kw_only=True)
class Door:
    wide: int


def test_objects_are_their_fields() -> None:
    assert repr(Cup(1)) == "Cup(size=1, word='tea', notes={})"
    assert (Cup(1), Cup.sort) == (Cup(size=1, word="tea"), "cup")
    assert Cup(1) != Cup(2)
    assert (repr(Pot(1)), Pot(1).whole, {Pot(1): 3}[Pot(1)]) == ("Pot(size=1)", 3, 3)
    assert Door(wide=1) != Door(wide=1)
    assert light.as_dict(Cup(3)) == {"size": 3, "word": "tea", "notes": {}}


def test_defaults_are_made_for_each_object() -> None:
    one, other = Shelf(), Shelf()
    one.cups.append(Cup(1))
    assert (one, other) == (Shelf([Cup(1)]), Shelf())
    with pytest.raises(TypeError):
        hash(one)


@pytest.mark.parametrize("name", ["size", "other"])
def test_what_is_frozen_stays_as_it_is(name: str) -> None:
    for each in (Cup(1), Pot(1)):
        with pytest.raises(AttributeError):
            setattr(each, name, 2)


@pytest.mark.parametrize("each", [Cup(1, notes={"a": 1}), Pot(4), Shelf([Cup(2)])])
def test_copies_are_equal(each: Any) -> None:
    assert each == pickle.loads(pickle.dumps(each)) == copy.deepcopy(each) == replace(each)
    assert replace(Cup(1), size=5) == Cup(5)


@pytest.mark.parametrize("values", [(), (1, "a", {}, 2)])
def test_wrong_values_are_refused(values: tuple[Any, ...]) -> None:
    makes: tuple[Any, ...] = (Cup, Door)
    for make in makes:
        with pytest.raises(TypeError):
            make(*values)

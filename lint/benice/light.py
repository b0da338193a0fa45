"""Data classes that cost little to define: those of the standard library write and compile six methods for each class.

That is half a millisecond for each of the eighty classes of a run over one file, and an import of `inspect` besides: a
quarter of the time that `benice check` took to start. Here `__init__` is written when the first object is made, and the
other methods are shared by all classes. The words are those of `dataclasses`.
"""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar, NoReturn, TypeVar, dataclass_transform, get_origin, overload

T = TypeVar("T")


class Default:
    """What a field is where nothing is given: `make` is called for each object, else all share a value."""

    def __init__(self, *value: Any, make: Callable[[], Any] | None = None, shown: bool = True) -> None:
        self.value = value  # none or one
        self.make = make
        self.shown = shown  # in the `repr` of objects


@overload
def field(*, default: T, repr: bool = True) -> T: ...
@overload
def field(*, default_factory: Callable[[], T], repr: bool = True) -> T: ...
@overload
def field(*, repr: bool = True) -> Any: ...
def field(*, repr: bool = True, default_factory: Callable[[], Any] | None = None, **default: Any) -> Any:  # noqa: A002
    """A field whose default is made anew for each object, or that is not shown."""
    return Default(*default.values(), make=default_factory, shown=repr)


@dataclass_transform(field_specifiers=(field,))
def dataclass(
    kind: Any = None, /, *, frozen: bool = False, eq: bool = True, slots: bool = False, kw_only: bool = False
) -> Any:
    """A class whose annotations are its fields."""

    def define(kind: type) -> type:
        told: dict[str, Any] = vars(kind).get("__annotations__", {})
        own = {name: default_of(kind, name) for name, said in told.items() if get_origin(said) is not ClassVar}
        fields: dict[str, Default] = {**getattr(kind, "__light__", {}), **own}
        body: dict[str, Any] = {"__light__": fields, "__repr__": show, "__init__": first_init(fields, frozen, kw_only)}
        if frozen:
            body |= {"__setattr__": refuse, "__delattr__": refuse}
        if eq:
            body |= {"__eq__": equal, "__hash__": hashed if frozen else None}
        if slots:
            body |= {"__getstate__": state_of, "__setstate__": restore, "__slots__": tuple(own)}
        written = {name: each for name, each in vars(kind).items() if name not in ("__dict__", "__weakref__", *own)}
        if written.get("__hash__", 0) is None:  # Python itself put it there, beside an __eq__ of the class
            del written["__hash__"]
        if slots:
            return type(kind)(kind.__name__, kind.__bases__, {**body, **written})
        for name in own.keys() & vars(kind).keys():
            delattr(kind, name)
        shared = {name: each.value[0] for name, each in own.items() if each.value}
        for name, each in {**body, **shared}.items():
            if name not in written:
                setattr(kind, name, each)
        return kind

    return define if kind is None else define(kind)


def default_of(kind: type, name: str) -> Default:
    """What a field is where nothing is given."""
    if name not in vars(kind):
        return Default()
    value = vars(kind)[name]
    return value if isinstance(value, Default) else Default(value)


def first_init(fields: Mapping[str, Default], frozen: bool, kw_only: bool) -> Callable[..., None]:
    """What makes the first object of a class, and on the way what makes all others."""

    def __init__(self: Any, *values: Any, **given: Any) -> None:  # noqa: N807 -- it is one
        made = write_init(fields, frozen, kw_only)
        owner = next(each for each in type(self).__mro__ if vars(each).get("__init__") is __init__)
        owner.__init__ = made  # type: ignore[misc]
        made(self, *values, **given)

    return __init__


def write_init(fields: Mapping[str, Default], frozen: bool, kw_only: bool) -> Callable[..., None]:
    """The `__init__` of a class with such fields."""
    names: dict[str, Any] = {"put": object.__setattr__, "nothing": object()}
    heads, lines = [], []
    for number, (name, each) in enumerate(fields.items()):
        if each.make:
            names[f"default{number}"] = each.make
            heads.append(f"{name}=nothing")
            lines.append(f"if {name} is nothing: {name} = default{number}()")
        elif each.value:
            names[f"default{number}"] = each.value[0]
            heads.append(f"{name}=default{number}")
        else:
            heads.append(name)
        lines.append(f"put(self, '{name}', {name})" if frozen else f"self.{name} = {name}")
    head = ", ".join(["self", *(["*"] if kw_only and heads else []), *heads])
    exec(f"def __init__({head}):\n " + "\n ".join(lines or ["pass"]), names)
    made: Callable[..., None] = names["__init__"]
    return made


def replace(one: T, **changes: Any) -> T:
    """A copy of an object with some fields changed."""
    fields: Mapping[str, Default] = one.__light__  # type: ignore[attr-defined]
    return type(one)(
        **{name: changes.pop(name) if name in changes else getattr(one, name) for name in fields}, **changes
    )


def as_dict(one: object) -> dict[str, Any]:
    """The fields of an object by name."""
    fields: Mapping[str, Default] = one.__light__  # type: ignore[attr-defined]
    return {name: getattr(one, name) for name in fields}


def equal(self: Any, other: Any) -> Any:
    """Objects of one class are equal if all their fields are."""
    return key(self) == key(other) if type(other) is type(self) else NotImplemented


def hashed(self: Any) -> int:
    """Equal objects have one hash."""
    return hash(key(self))


def key(one: Any) -> tuple[Any, ...]:
    """The values of the fields of an object."""
    return tuple([getattr(one, name) for name in one.__light__])


def show(self: Any) -> str:
    """The class and its fields, as one would write them."""
    shown = (f"{name}={getattr(self, name)!r}" for name, each in self.__light__.items() if each.shown)
    return f"{type(self).__qualname__}({', '.join(shown)})"


def refuse(self: object, name: str, value: object = None) -> NoReturn:
    """Objects of a frozen class stay as they are."""
    raise AttributeError(f"'{name}' of a {type(self).__name__} cannot be changed")


def state_of(self: Any) -> tuple[Any, ...]:
    """The fields of an object without a `__dict__`, for pickle and copy."""
    return key(self)


def restore(self: Any, state: tuple[Any, ...]) -> None:
    """Put such fields back."""
    for name, value in zip(self.__light__, state, strict=True):
        object.__setattr__(self, name, value)

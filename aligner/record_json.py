"""Records as plain JSON values, and back, by the types of their fields."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

__all__ = ["from_plain", "to_plain"]

Record = TypeVar("Record")
Reader = Callable[[Any], Any]


def to_plain(record: Any) -> Any:
    """Return what JSON can carry of a record: its fields, but for those left at their default.

    Parameters
    ----------
    record : dataclass, tuple of them, or what JSON can carry
    """
    if isinstance(record, tuple):
        return [to_plain(each) for each in record]
    if not is_dataclass(record):
        return record
    return {
        f.name: to_plain(value)
        for f in fields(record)
        if (value := getattr(record, f.name)) != f.default
    }


def from_plain(kind: type[Record], data: Any) -> Record:
    """Return the record that `to_plain` was given.

    Parameters
    ----------
    kind : type
        A dataclass whose fields are such dataclasses, tuples of any length, texts or numbers.
    data : Any

    Raises
    ------
    AttributeError, LookupError, TypeError, ValueError
        If `data` is not of this kind.
    """
    hint: Any = kind
    record: Record = _reader(hint)(data)
    return record


@cache
def _reader(hint: Any) -> Reader:
    if is_dataclass(hint):
        return _of_fields(hint, {name: _reader(own) for name, own in get_type_hints(hint).items()})
    arguments = get_args(hint)
    if get_origin(hint) is tuple and arguments[1:] == (Ellipsis,):
        each = _reader(arguments[0])
        return lambda data: tuple(map(each, data))
    if get_origin(hint) in (Union, UnionType) and NoneType in arguments:
        [some] = (_reader(own) for own in arguments if own is not NoneType)
        return lambda data: None if data is None else some(data)
    if get_origin(hint) is Literal or hint in (str, int, float, bool):
        return lambda data: data
    raise TypeError(f"{hint} is not read from JSON")


def _of_fields(kind: Any, readers: dict[str, Reader]) -> Reader:
    return lambda data: kind(**{name: readers[name](value) for name, value in data.items()})

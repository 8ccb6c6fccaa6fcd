"""Frozen values are pickled by their fields, and come back as they were."""

from __future__ import annotations

import io
import pickle
from dataclasses import dataclass
from types import MappingProxyType

import pytest

from almanac.frozen import dumps, reduced
from tests.unit.almanac_factory import ADIPURA, SEMARANG, make_entry, make_source


class Pickler(pickle.Pickler):
    """Writes dataclasses as `reduced` says."""

    def reducer_override(self, thing):
        return reduced(thing)


@pytest.mark.parametrize(
    "value",
    [SEMARANG, ADIPURA, make_source(), make_entry(edition=2016, conferred="2016-07-22"), (SEMARANG, {"a": ADIPURA})],
)
def test_a_value_comes_back_as_it_was(value):
    """Every field of every value of the model is kept, nested ones too."""
    file = io.BytesIO()
    Pickler(file).dump(value)
    assert pickle.loads(file.getvalue()) == value  # noqa: S301 - written just before


@dataclass(frozen=True, slots=True)
class Pair:
    """Two things."""

    one: object
    two: object


def test_a_value_is_its_class_and_its_fields_in_order():
    """What a value is made again from depends on nothing else, so that equal values are written alike."""
    assert reduced(Pair(1, "b")) == (Pair, (1, "b"))


@pytest.mark.parametrize("thing", ["a", 1, None, (1, 2), {"a": 1}, Pair], ids=repr)
def test_other_things_are_left_to_pickle(thing):
    """What is no dataclass's value, such as the class itself, is written as ever."""
    assert reduced(thing) is NotImplemented


def test_a_read_only_mapping_comes_back_read_only():
    """Registries hold them, and pickle alone refuses them."""
    value = (MappingProxyType({"a": ADIPURA, "b": MappingProxyType({})}), SEMARANG)
    again = pickle.loads(dumps(value))  # noqa: S301 - written just before
    assert again == value
    assert type(again[0]) is type(again[0]["b"]) is MappingProxyType

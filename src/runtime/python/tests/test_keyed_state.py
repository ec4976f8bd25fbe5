"""State of groups: lists and maps behind views, keys, and what of an accumulator can be kept."""

from __future__ import annotations

import datetime
import decimal
import math
from typing import Any

import pytest

from pyflink.common import Row
from udf_worker.state.coders import (
    ElementCoder,
    StateRefusal,
    StrangerMain,
    TypedMapCoder,
    is_plain,
    require_picklable,
)
from udf_worker.state.keys import key_of_state
from udf_worker.state.map_state import MapState
from udf_worker.state.map_view import KeyedStateMapView
from udf_worker.state.views import ListViews, RefusedKey, views_of
from udf_worker.values.notes import Notes

BIGINT = {'kind': 'BIGINT', 'nullable': True}
STRING = {'kind': 'STRING', 'nullable': True}
DOUBLE = {'kind': 'DOUBLE', 'nullable': True}


def string_map() -> MapState:
    return MapState(TypedMapCoder({'kind': 'MAP_VIEW', 'key': STRING, 'value': BIGINT}, 'UTC', Notes()))


def test_a_map_that_is_not_cached_is_iterated_as_javas_hash_map() -> None:
    state = string_map()
    view = KeyedStateMapView(state)
    for index in range(24):
        view[f'x{index * 7 % 11}'] = index
    state.commit()
    # Recorded on Flink.
    assert list(view) == ['x2', 'x5', 'x10', 'x6', 'x9', 'x1', 'x7', 'x0', 'x3', 'x4', 'x8']


def test_a_map_iterated_with_its_values_is_cached_and_then_ordered_by_use() -> None:
    state = string_map()
    view = KeyedStateMapView(state)
    view.put_all([('b', 1), ('a', 2)])
    state.commit()
    order = [key for key, _ in view.items()]
    view.get(order[0])
    assert list(view) == order[::-1]
    view['new'] = 3
    assert list(view.values()) == [3, *[view[key] for key in order[::-1]]]


def test_reading_an_entry_ends_an_iteration_over_the_cache() -> None:
    state = string_map()
    view = KeyedStateMapView(state)
    assert list(view.items()) == []
    view.put_all([('a', 1), ('b', 2)])
    state.commit()
    list(view.items())
    with pytest.raises(RuntimeError, match='OrderedDict mutated during iteration'):
        [view[key] for key in view]


def test_an_iterator_removes_what_it_gave_last() -> None:
    state = string_map()
    view = KeyedStateMapView(state)
    view.put_all([('a', 1), ('b', 2)])
    entries = view.items()
    for _, value in entries:
        if value == 1:
            entries.remove()
    assert list(view.items()) == [('b', 2)]
    state.commit()
    assert (view.contains('a'), view.contains('b'), view.is_empty()) == (False, True, False)
    view.clear()
    assert view.is_empty() and view.get('b') is None
    view.remove('nothing')


def test_a_key_with_none_is_there_but_not_contained() -> None:
    view = KeyedStateMapView(string_map())
    view.put('a', None)
    assert (view.contains('a'), list(view.items()), view.is_empty()) == (False, [('a', None)], False)


def test_a_refused_element_tells_its_group() -> None:
    views = ListViews(0, 'l', BIGINT, 'UTC', Notes())
    for key, values in (('a', [1, 2]), ('b', [3, 'x'])):
        views.show(key)
        views.view.add_all(values)
    with pytest.raises(RefusedKey) as refused:
        views.commit(['a', 'b'])
    assert (refused.value.key, refused.value.refusal.value) == ('b', 'x')
    assert views.content('a') == [1, 2] and views.content('none') == []


@pytest.mark.parametrize(
    ('declared', 'value', 'expected'),
    [
        (BIGINT, 1.9, 1),
        (STRING, 'ä', 'ä'),
        (
            {'kind': 'DECIMAL', 'nullable': True, 'precision': 5, 'scale': 1},
            decimal.Decimal('1.25'),
            decimal.Decimal('1.2'),
        ),
        (
            {'kind': 'TIMESTAMP', 'nullable': True, 'precision': 3},
            datetime.datetime(2024, 2, 29, 1, 2, 3, 4567),
            datetime.datetime(2024, 2, 29, 1, 2, 3, 4000),
        ),
        ({'kind': 'ARRAY', 'nullable': True, 'element': BIGINT}, [1, None, 2.5], [1, None, 2]),
    ],
)
def test_elements_come_back_as_their_coder_has_them(declared: dict[str, Any], value: Any, expected: Any) -> None:
    assert ElementCoder(declared, 'UTC', Notes()).coded([value]) == [expected]


def test_none_is_refused_by_every_coder() -> None:
    for declared in (BIGINT, STRING, DOUBLE, {'kind': 'ARRAY', 'nullable': True, 'element': BIGINT}):
        with pytest.raises(StateRefusal) as refused:
            ElementCoder(declared, 'UTC', Notes()).coded([None])
        assert isinstance(refused.value.problem, (TypeError, AttributeError))


def test_views_are_fields_of_a_row() -> None:
    declared = {
        'kind': 'ROW',
        'nullable': True,
        'fields': [
            {'name': 'n', 'type': BIGINT},
            {'name': 'l', 'type': {'kind': 'LIST_VIEW', 'nullable': False, 'element': BIGINT}},
            {'name': 'm', 'type': {'kind': 'MAP_VIEW', 'nullable': False, 'key': STRING, 'value': BIGINT}},
        ],
    }
    assert [(view.index, view.name) for view in views_of(declared, 'UTC', Notes())] == [(1, 'l'), (2, 'm')]
    assert views_of(BIGINT, 'UTC', Notes()) == views_of(None, 'UTC', Notes()) == []


def test_keys_with_floats_are_told_apart_by_their_bits_unless_they_follow_an_equal_one() -> None:
    key_of = key_of_state([DOUBLE])
    assert key_of(math.nan) == key_of(float('nan')) != key_of(1.0)
    zero = key_of(0.0)
    assert key_of(-0.0) == zero
    key_of(1.0)
    assert key_of(-0.0) != zero
    key_of.forget()
    assert key_of_state([BIGINT, DOUBLE])((1, math.nan)) == key_of_state([BIGINT, DOUBLE])((1, math.nan))
    assert key_of_state([STRING])('a') == 'a'


@pytest.mark.parametrize('value', [1, 'x', [1, None], (1.5, b''), {'a': 1}, Row(1, 'x'), {1, 2}])
def test_plain_accumulators_are_told_at_a_glance(value: Any) -> None:
    assert is_plain(value)


def test_other_accumulators_are_pickled_to_see() -> None:
    nested: list[Any] = [[1], {'a': [2]}]
    assert not is_plain(nested)
    with StrangerMain():
        require_picklable(nested)
        for value in ([lambda: 1], (each for each in '')):
            with pytest.raises(StateRefusal):
                require_picklable(value)


def test_nan_is_a_new_key_each_time_until_it_is_committed() -> None:
    declared = {'kind': 'MAP_VIEW', 'key': DOUBLE, 'value': BIGINT}
    state = MapState(TypedMapCoder(declared, 'UTC', Notes()))
    view = KeyedStateMapView(state)
    view[float('nan')] = 1
    assert view[float('nan')] is None
    state.commit()
    assert view[float('nan')] == 1

"""The order of Flink's batch sort: sorted, and for equal keys the recorded order of its own."""

from __future__ import annotations

import random

import pytest

from udf_worker.execute.flink_sort import flink_order


def groups(ranks: list[int]) -> list[list[int]]:
    order = flink_order(ranks)
    return [[row for row in order if ranks[row] == rank] for rank in sorted(set(ranks))]


def test_few_rows_of_a_group_stay_in_their_order() -> None:
    assert groups([1, 0, 1, 0, 1]) == [[1, 3], [0, 2, 4]]


def test_more_rows_lie_where_flink_left_them() -> None:
    """Recorded: a pandas aggregate that joined the row numbers of its groups."""
    assert groups([(row * 7) % 3 for row in range(14)]) == [[9, 6, 0, 3, 12], [7, 1, 4, 10, 13], [2, 11, 8, 5]]
    first = [45, 1, 31, 3, 53, 5, 33, 7, 47, 9, 35, 11, 57, 13, 37, 15, 49, 17, 39, 19, 55, 21, 41, 23, 51, 25, 43, 27]
    assert groups([row % 2 for row in range(60)])[1][:28] == first


@pytest.mark.parametrize('different', [1, 2, 10, 1000])
def test_keys_are_sorted_and_no_row_is_lost(different: int) -> None:
    chance = random.Random(different)
    ranks = [chance.randrange(different) for _ in range(3000)]
    order = flink_order(ranks)
    assert sorted(order) == list(range(3000))
    assert [ranks[row] for row in order] == sorted(ranks)


def test_any_order_is_sorted_in_reasonable_depth() -> None:
    for ranks in (list(range(2000)), list(range(2000, 0, -1)), [abs(1000 - row) for row in range(2000)]):
        assert [ranks[row] for row in flink_order(ranks)] == sorted(ranks)

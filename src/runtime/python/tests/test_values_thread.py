"""Thread mode: values cross into Java, where nothing is coerced and some types have no NULL."""

from __future__ import annotations

import datetime
import decimal
import enum
from typing import Any

import pytest

from pyflink.common import Row
from udf_worker.arrow_io import arrow_type, buffers_of, pa
from udf_worker.errors import WorkbenchError
from udf_worker.type_text import parse_type
from udf_worker.values.arguments import ArgumentColumns, TakenRows
from udf_worker.values.java import JavaError
from udf_worker.values.notes import Notes
from udf_worker.values.results import Refusal, ResultColumn


class Told:
    """One column of results, and what became of it."""

    def __init__(self, text: str, *values: Any) -> None:
        self.notes = Notes()
        self.data_type = parse_type(text)
        column = ResultColumn(self.data_type, 'thread', 'UTC', self.notes)
        self.refusal = column.extend(list(values))
        self.rows = column.rows
        self.buffers = list(map(memoryview, column.buffers()))

    @property
    def values(self) -> list[Any]:
        assert self.refusal is None, self.refusal
        return (
            ArgumentColumns([self.data_type], 'process', 'UTC', Notes())
            .open(self.buffers, self.rows)
            .take(self.rows)
            .columns[0]
        )

    @property
    def problem(self) -> tuple[str, str]:
        refusal = self.refusal
        assert isinstance(refusal, Refusal)
        told = refusal.problem
        return (told.java_class if isinstance(told, JavaError) else type(told).__name__), str(told)


def arguments(text: str, *cells: Any, notes: Notes | None = None) -> TakenRows:
    data_type = parse_type(text)
    array = pa.array(list(cells), type=arrow_type(data_type))
    opened = ArgumentColumns([data_type], 'thread', 'UTC', notes or Notes()).open(
        buffers_of(array, data_type), len(cells)
    )
    return opened.take(len(cells))


BASE = "java.base of loader 'bootstrap'"


def both_in(given: str, wanted: str, module: str) -> str:
    return f'class {given} cannot be cast to class {wanted} ({given} and {wanted} are in module {module})'


REFUSALS: list[tuple[str, Any, str]] = [
    ('BIGINT', 'x', both_in('java.lang.String', 'java.lang.Long', BASE)),
    ('DOUBLE', 1, both_in('java.lang.Long', 'java.lang.Double', BASE)),
    ('BIGINT', True, both_in('java.lang.Boolean', 'java.lang.Long', BASE)),
    (
        'DATE',
        datetime.datetime(2024, 1, 1),
        both_in('java.sql.Timestamp', 'java.sql.Date', "java.sql of loader 'platform'"),
    ),
    (
        'BYTES',
        bytearray(b'x'),
        'class pemja.core.object.PyObject cannot be cast to class [B (pemja.core.object.PyObject is in '
        f"unnamed module of loader 'app'; [B is in module {BASE})",
    ),
    (
        'MAP<STRING, DATE>',
        {'d': datetime.date(2024, 2, 29)},
        'class java.sql.Date cannot be cast to class java.time.LocalDate (java.sql.Date is in module java.sql of '
        f"loader 'platform'; java.time.LocalDate is in module {BASE})",
    ),
]


@pytest.mark.parametrize(('kind', 'value', 'text'), REFUSALS)
def test_nothing_is_coerced(kind: str, value: Any, text: str) -> None:
    assert Told(kind, value).problem == ('java.lang.ClassCastException', text)


def test_elements_of_other_types_do_not_fit_into_javas_arrays() -> None:
    assert Told('ARRAY<DOUBLE>', [1.5, 2]).problem == ('java.lang.ArrayStoreException', 'java.lang.Long')
    assert Told('ARRAY<DATE>', [datetime.date(2024, 1, 1)]).problem[0] == 'java.lang.ArrayStoreException'
    # What Java converts on the way is cast before it is stored.
    assert Told('ARRAY<INT>', ['x']).problem[0] == 'java.lang.ClassCastException'


@pytest.mark.parametrize('kind', ['TINYINT', 'SMALLINT', 'INT', 'FLOAT', 'TIME(3)', 'MAP<STRING, INT>', 'ROW<a INT>'])
def test_null_kills_the_job_both_ways(kind: str) -> None:
    assert Told(kind, None).problem[0] == 'java.lang.NullPointerException'
    taken = arguments(kind, None)
    assert isinstance(taken.problem, JavaError)
    assert taken.problem.java_class == 'java.lang.NullPointerException'


@pytest.mark.parametrize(
    'kind', ['BIGINT', 'DOUBLE', 'BOOLEAN', 'STRING', 'BYTES', 'DATE', 'TIMESTAMP(3)', 'DECIMAL(5, 2)']
)
def test_null_passes_where_java_has_objects(kind: str) -> None:
    assert Told(kind, None).values == [None]
    assert arguments(kind, None).columns == [[None]]
    assert Told(f'ARRAY<{kind}>', [None]).values == [[None]]


def test_null_inside_of_an_argument_ends_the_rows_before_it() -> None:
    taken = arguments('ARRAY<INT>', [1], [2, None], [3])
    assert (taken.columns, taken.rows, taken.column) == ([[(1,)]], 1, 0)
    assert str(taken.problem) == 'Cannot invoke "java.lang.Integer.longValue()" because "value" is null'


def test_a_null_array_fails_on_pythons_side() -> None:
    assert Told('ARRAY<BIGINT>', None).problem == ('TypeError', "'NoneType' object is not iterable")


def test_arrays_are_tuples_and_anything_that_can_be_iterated() -> None:
    assert arguments('ARRAY<BIGINT>', [1, None]).columns == [[(1, None)]]
    assert Told('ARRAY<BIGINT>', (1, 2), {3}, iter([4])).values == [[1, 2], [3], [4]]
    assert Told('ARRAY<STRING>', 'ab').values == [['a', 'b']]
    assert Told('ARRAY<BIGINT>', 5).problem == ('TypeError', "'int' object is not iterable")


def test_small_integers_keep_their_low_bits() -> None:
    for kind, value, kept in (('TINYINT', 128, -128), ('SMALLINT', 32768, -32768), ('INT', 2**31, -(2**31))):
        told = Told(kind, value)
        assert told.values == [kept]
        assert len(told.notes.texts) == 1
    assert Told('BIGINT', 2**63).problem[0] == 'UnseenOverflow'


def test_decimals_are_rounded_half_up_and_null_where_they_are_too_large() -> None:
    told = Told('DECIMAL(5, 2)', *map(decimal.Decimal, ('1.005', '-1.015', '999.994', '1000', '1E+2')))
    assert list(map(str, told.values)) == ['1.01', '-1.02', '999.99', 'None', '100.00']
    assert len(told.notes.texts) == 1
    assert Told('DECIMAL(5, 2)', decimal.Decimal('NaN')).problem[0] == 'java.lang.NumberFormatException'


class Colour(str, enum.Enum):
    RED = 'red'

    def __str__(self) -> str:
        return 'Colour.RED'


def test_a_kind_of_str_is_what_str_makes_of_it() -> None:
    assert Told('STRING', Colour.RED).values == ['Colour.RED']
    process = ResultColumn(parse_type('STRING'), 'process', 'UTC', Notes())
    process.extend([Colour.RED])
    assert bytes(process.buffers()[2]) == b'red'


def test_a_byte_order_mark_is_left_out_of_arguments() -> None:
    notes = Notes()
    assert arguments('STRING', '\ufeffabc', 'a\ufeffb', notes=notes).columns == [['abc', 'a\ufeffb']]
    assert len(notes.texts) == 1


def test_rows_go_by_position() -> None:
    told = Told('ROW<a BIGINT, b STRING>', Row(c=1, d='x'), Row(2, None))
    assert list(map(list, told.values)) == [[1, 'x'], [2, None]]
    assert Told('ROW<a BIGINT>', Row(1, 2)).problem == ('IndexError', 'list index out of range')
    assert Told('ROW<a BIGINT>', (1,)).problem == ('AttributeError', "'tuple' object has no attribute '_values'")


def test_values_missing_in_a_row_are_those_of_the_row_before() -> None:
    told = Told('ROW<a BIGINT, b INT>', Row(1), Row(2, 5), Row(3))
    assert list(map(list, told.values)) == [[1, None], [2, 5], [3, 5]]


def test_all_rows_inside_of_others_are_the_last_one() -> None:
    told = Told('ARRAY<ARRAY<ROW<n BIGINT>>>', [[Row(1), Row(2)], [Row(3)], []], [[Row(4)]])
    assert told.values == [[[Row(n=3), Row(n=3)], [Row(n=3)], []], [[Row(n=4)]]]
    assert len(told.notes.texts) == 1
    assert Told('MAP<STRING, ROW<n BIGINT>>', {'a': Row(1), 'b': Row(2)}).values == [{'a': Row(n=2), 'b': Row(n=2)}]
    notes = Notes()
    taken = arguments('ARRAY<ROW<n BIGINT>>', [{'n': 1}, {'n': 2}], [{'n': 3}], notes=notes)
    assert taken.columns == [[(Row(n=2), Row(n=2)), (Row(n=3),)]]
    assert len(notes.texts) == 1


def test_dates_inside_of_others_are_java_objects_that_pass_through() -> None:
    taken = arguments('ARRAY<TIMESTAMP(3)>', [1_709_168_523_500, None])
    moment, nothing = taken.columns[0][0]
    assert (type(moment).__name__, str(moment), nothing) == ('PyJObject', '2024-02-29T01:02:03.500', None)
    assert moment.getDayOfMonth() == 29
    with pytest.raises(AttributeError):
        moment.isoformat()
    again = Told('ARRAY<TIMESTAMP(3)>', [moment, None])
    assert again.values == [[datetime.datetime(2024, 2, 29, 1, 2, 3, 500_000), None]]
    date = arguments('ROW<a DATE>', {'a': 19782}).columns[0][0]
    assert str(date.a) == '2024-02-29'
    assert Told('ROW<a DATE>', date).values == [Row(a=datetime.date(2024, 2, 29))]


def test_a_time_inside_of_others_fails_when_the_job_opens() -> None:
    for make in (
        lambda: ArgumentColumns([parse_type('ARRAY<TIME(3)>')], 'thread', 'UTC', Notes()),
        lambda: ResultColumn(parse_type('ROW<a TIME(3)>'), 'thread', 'UTC', Notes()),
    ):
        with pytest.raises(WorkbenchError) as caught:
            make()
        assert caught.value.data['error'] == 'Not support dataType: TIME(3)'
        assert caught.value.data['error_type'] == 'java.lang.RuntimeException'


# As java.sql.Date has them on a JVM.
JULIAN = [
    ((1, 1, 1), (1, 1, 3)),
    ((1500, 2, 28), (1500, 2, 19)),
    ((1582, 10, 4), (1582, 9, 24)),
    ((1582, 10, 15), (1582, 10, 15)),
    ((1900, 1, 1), (1900, 1, 1)),
]


@pytest.mark.parametrize(('stored', 'seen'), JULIAN)
def test_old_dates_are_julian_and_come_back(stored: tuple[int, int, int], seen: tuple[int, int, int]) -> None:
    date = arguments('DATE', datetime.date(*stored)).columns[0][0]
    assert date == datetime.date(*seen)
    assert Told('DATE', date).values == [datetime.date(*stored)]


def test_days_that_the_reform_of_the_calendar_left_out_are_ten_days_later() -> None:
    assert Told('DATE', datetime.date(1582, 10, 10)).values == [datetime.date(1582, 10, 20)]
    stored = Told('TIMESTAMP(6)', datetime.datetime(1582, 10, 10, 1)).buffers[1].cast('q')[0]
    assert stored == (datetime.datetime(1582, 10, 20, 1) - datetime.datetime(1970, 1, 1)).total_seconds() * 10**6


def test_timestamps_are_exact() -> None:
    for micros in (-1, -500_000, 4_102_444_800_000_001, -62_135_596_800_000_000):
        moment = arguments('TIMESTAMP(6)', micros).columns[0][0]
        assert Told('TIMESTAMP(6)', moment).buffers[1].cast('q')[0] == micros
    aware = datetime.datetime(2024, 1, 1, 12, tzinfo=datetime.timezone(datetime.timedelta(hours=5)))
    assert Told('TIMESTAMP_LTZ(6)', aware).buffers[1].cast('q')[0] == 1_704_110_400_000_000

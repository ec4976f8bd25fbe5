"""Type strings and DataType objects become the JSON form that all processes share, and back."""

from __future__ import annotations

from typing import Any

import pytest

from pyflink.table import DataTypes
from udf_worker.errors import WorkbenchError
from udf_worker.types import type_json, type_object, type_sql

N = DataTypes


def named(**members: Any) -> dict[str, Any]:
    return {'nullable': True, **members}


@pytest.mark.parametrize(
    ('text', 'declared', 'json'),
    [
        ('bigint', N.BIGINT(), named(kind='BIGINT')),
        ('INTEGER NOT NULL', N.INT(False), {'kind': 'INT', 'nullable': False}),
        ('STRING', N.STRING(), named(kind='STRING')),
        ('VARCHAR(2147483647)', N.STRING(), named(kind='STRING')),
        ('VARCHAR', N.VARCHAR(1), named(kind='VARCHAR', length=1)),
        ('char(5)', N.CHAR(5), named(kind='CHAR', length=5)),
        ('BYTES', N.BYTES(), named(kind='BYTES')),
        ('BINARY(4)', N.BINARY(4), named(kind='BINARY', length=4)),
        ('Double Precision', N.DOUBLE(), named(kind='DOUBLE')),
        ('dec(10,2)', N.DECIMAL(10, 2), named(kind='DECIMAL', precision=10, scale=2)),
        ('NUMERIC(5)', N.DECIMAL(5, 0), named(kind='DECIMAL', precision=5, scale=0)),
        ('TIME', N.TIME(), named(kind='TIME', precision=0)),
        ('TIMESTAMP', N.TIMESTAMP(), named(kind='TIMESTAMP', precision=6)),
        ('TIMESTAMP(3) WITHOUT TIME ZONE', N.TIMESTAMP(3), named(kind='TIMESTAMP', precision=3)),
        ('TIMESTAMP(3) WITH LOCAL TIME ZONE', N.TIMESTAMP_LTZ(3), named(kind='TIMESTAMP_LTZ', precision=3)),
        ('ARRAY<INT NOT NULL>', N.ARRAY(N.INT(False)), named(kind='ARRAY', element={'kind': 'INT', 'nullable': False})),
        ('INT ARRAY', N.ARRAY(N.INT()), named(kind='ARRAY', element=named(kind='INT'))),
        (
            'MAP<STRING, ARRAY<DOUBLE>>',
            N.MAP(N.STRING(), N.ARRAY(N.DOUBLE())),
            named(kind='MAP', key=named(kind='STRING'), value=named(kind='ARRAY', element=named(kind='DOUBLE'))),
        ),
        (
            "row<a BIGINT NOT NULL, `b c` STRING 'a comment'>",
            N.ROW([N.FIELD('a', N.BIGINT(False)), N.FIELD('b c', N.STRING())]),
            named(
                kind='ROW',
                fields=[
                    {'name': 'a', 'type': {'kind': 'BIGINT', 'nullable': False}},
                    {'name': 'b c', 'type': named(kind='STRING')},
                ],
            ),
        ),
        (
            'ROW(a INT)',
            N.ROW([N.FIELD('a', N.INT())]),
            named(kind='ROW', fields=[{'name': 'a', 'type': named(kind='INT')}]),
        ),
    ],
)
def test_a_type_string_and_the_object_are_the_same_json(text: str, declared: Any, json: Any) -> None:
    assert type_json(text) == json
    assert type_json(declared) == json
    assert type_object(json) == declared
    assert type_json(type_sql(json)) == json


@pytest.mark.parametrize(
    ('text', 'error_type', 'error'),
    [
        ('INTEGERR', 'TableException', 'User-defined types are not supported yet.'),
        ('ROW<a my.own.type>', 'TableException', 'User-defined types are not supported yet.'),
        (
            'ARRAY<',
            'ValidationException',
            'Could not parse type at position 5: Unexpected end.\n Input type string: ARRAY<',
        ),
        ('', 'ValidationException', 'Could not parse type at position 0: Unexpected end.\n Input type string: '),
        (
            'BIGINT BIGINT',
            'ValidationException',
            'Could not parse type at position 6: Unexpected token: BIGINT\n Input type string: BIGINT BIGINT',
        ),
        (
            'ROW<a, b>',
            'ValidationException',
            'Could not parse type at position 5: <KEYWORD> expected but was <LIST_SEPARATOR>.\n'
            ' Input type string: ROW<a, b>',
        ),
        (
            'ROW<raw INT>',
            'ValidationException',
            'Could not parse type at position 4: <IDENTIFIER> expected but was <KEYWORD>.\n'
            ' Input type string: ROW<raw INT>',
        ),
        (
            'TIMESTAMP WITH LOCAL ZONE',
            'ValidationException',
            "Could not parse type at position 20: Keyword 'TIME' expected but was 'ZONE'.\n"
            ' Input type string: TIMESTAMP WITH LOCAL ZONE',
        ),
        ('DECIMAL(50, 2)', 'ValidationException', 'Decimal precision must be between 1 and 38 (both inclusive).'),
        (
            'DECIMAL(3, 4)',
            'ValidationException',
            'Decimal scale must be between 0 and the precision 3 (both inclusive).',
        ),
        ('TIMESTAMP(10)', 'ValidationException', 'Timestamp precision must be between 0 and 9 (both inclusive).'),
        (
            'YEAR',
            'ValidationException',
            'Could not parse type at position 0: Unsupported type: YEAR\n Input type string: YEAR',
        ),
    ],
)
def test_a_bad_type_string_fails_in_flinks_words(text: str, error_type: str, error: str) -> None:
    with pytest.raises(WorkbenchError) as caught:
        type_json(text)
    data = caught.value.data
    assert (data['code'], data['stage'], data['error']) == ('BAD_TYPE_STRING', 'plan', error)
    assert data['error_type'] == f'org.apache.flink.table.api.{error_type}'


def test_the_unknown_name_is_told_in_the_hint() -> None:
    with pytest.raises(WorkbenchError) as caught:
        type_json('ARRAY<INTEGERR>')
    assert caught.value.data['facts']['unknownType'] == 'INTEGERR'
    assert 'INTEGERR' in caught.value.data.get('hint', '')


@pytest.mark.parametrize(
    ('declared', 'name'),
    [
        ('MULTISET<INT NOT NULL>', 'MULTISET<INT NOT NULL>'),
        ('ARRAY<INT MULTISET>', 'MULTISET<INT>'),
        ('INTERVAL DAY', 'INTERVAL DAY(2)'),
        ('ROW<a INTERVAL DAY(3) TO SECOND NOT NULL>', 'INTERVAL DAY(3) TO SECOND(6) NOT NULL'),
        ('INTERVAL YEAR TO MONTH', 'INTERVAL YEAR(2) TO MONTH'),
        ('VARIANT', 'VARIANT'),
        (N.INTERVAL(N.DAY()), 'INTERVAL DAY'),
    ],
)
def test_types_without_coder_fail_when_the_job_runs(declared: Any, name: str) -> None:
    with pytest.raises(WorkbenchError) as caught:
        type_json(declared)
    data = caught.value.data
    assert (data['code'], data['stage'], data['facts']) == ('UNSUPPORTED_TYPE', 'run', {'declaredType': name})
    assert data['error_type'] == 'java.lang.UnsupportedOperationException'


@pytest.mark.parametrize(
    ('declared', 'error_type', 'error'),
    [
        (
            'NULL',
            'ValidationException',
            'Untyped NULL received.',
        ),
        (
            N.NULL(),
            'ValidationException',
            'Untyped NULL received.',
        ),
        ('TIMESTAMP(3) WITH TIME ZONE', 'TableException', 'Type is not supported: TIMESTAMP_WITH_TIME_ZONE'),
        (
            N.CHAR(0),
            'ValidationException',
            'Character string length must be between 1 and 2147483647',
        ),
        (
            'CHAR(0)',
            'ValidationException',
            'Character string length must be between 1 and 2147483647',
        ),
        ('ROW<a INT, a INT>', 'ValidationException', 'Field names must be unique. Found duplicates: [a]'),
        (
            N.ROW([N.FIELD('a', N.INT()), N.FIELD('a', N.INT())]),
            'ValidationException',
            'Field names must be unique. Found duplicates: [a]',
        ),
        ('ROW<` ` INT>', 'ValidationException', 'Field names must contain at least one non-whitespace character.'),
        ('INTERVAL DAY(7)', 'ValidationException', 'Day precision of day-time intervals must be between 1 and 6'),
        ('INTERVAL DAY TO YEAR', 'ValidationException', 'position 15: Invalid day-time interval resolution.'),
    ],
)
def test_what_is_no_type_fails_when_the_job_is_planned(declared: Any, error_type: str, error: str) -> None:
    with pytest.raises(WorkbenchError) as caught:
        type_json(declared)
    data = caught.value.data
    assert data['stage'] == 'plan'
    assert error in data['error']
    assert data['error_type'] == f'org.apache.flink.table.api.{error_type}'


def test_backticks_of_names_are_doubled() -> None:
    row = type_json('ROW<`a``b` INT>')
    assert row['fields'][0]['name'] == 'a`b'
    assert type_sql(row) == 'ROW<`a``b` INT>'


def test_intervals_are_made_of_two_resolutions() -> None:
    interval = N.INTERVAL(N.DAY(3), N.SECOND(2))
    assert (interval.day_precision, interval.fractional_precision) == (3, 2)  # pyright: ignore
    assert N.INTERVAL(N.YEAR(4), N.MONTH()).resolution == 3
    with pytest.raises(KeyError):
        N.INTERVAL(N.SECOND(), N.DAY())

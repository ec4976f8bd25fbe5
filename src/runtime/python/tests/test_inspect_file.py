"""An inspection lists a file's functions with what the window shows of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from project_files import process_restored, write_project

from udf_worker.inspect_file import inspect_file


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Path]:
    with process_restored(str(tmp_path)):
        yield tmp_path


def inspected(project: Path, text: str, **helpers: str) -> dict[str, Any]:
    return inspect_file(write_project(project, udfs=text, **helpers), str(project))


TEXT = """
    import functools
    import json
    import threading
    import numpy as np
    from pyflink.table import AggregateFunction, DataTypes
    from pyflink.table.udf import ScalarFunction, udaf, udf, udtf
    from helper import shared

    LOCK = threading.Lock()

    @udf(
        result_type=DataTypes.STRING()
    )
    def grade(dep_delay, arr_delay=None, *more, strict=True):
        '''Grades a delay.

        In words.
        '''
        return 'late'

    class Add(ScalarFunction):
        def eval(self, a: int, b: int):
            '''Adds.'''
            return a + b

    add = udf(Add(), ['INT', 'INT'], 'INT')
    bound = udf(functools.partial(grade._func, 1), result_type='STRING', deterministic=False)

    @udf(result_type='INTT')
    def wrong(x):
        with LOCK:
            return x

    if True:
        @udtf(result_types=['INT', 'STRING'])
        def explode(x):
            yield x, 'a'

    class Sum(AggregateFunction):
        def create_accumulator(self): return [0]
        def accumulate(self, accumulator, value, weight): pass
        def get_value(self, accumulator): return 1

    total = udaf(Sum(), result_type='BIGINT', accumulator_type='ARRAY<BIGINT>')
    mean = udaf(lambda v: v.mean(), result_type='DOUBLE', func_type='pandas')

    @udf(result_type='INT')
    async def ask(x):
        return x
    """
HELPER = """
    import pandas as pd
    import os
    from pyflink.table.udf import udf
    shared = udf(lambda s: s, result_type='DOUBLE', func_type='pandas')
    """


def test_functions_are_listed_in_file_order_with_kind_and_line(project: Path) -> None:
    answer = inspected(project, TEXT, helper=HELPER)
    assert answer['error'] is None
    assert [(each['name'], each['kind'], each['funcType'], each['line']) for each in answer['functions']] == [
        ('shared', 'pandas_scalar', 'pandas', 7),
        ('grade', 'scalar', 'general', 11),
        ('add', 'scalar', 'general', 26),
        ('bound', 'scalar', 'general', 27),
        ('wrong', 'scalar', 'general', 29),
        ('explode', 'table', 'general', 35),
        ('total', 'aggregate', 'general', 44),
        ('mean', 'pandas_aggregate', 'pandas', 45),
        ('ask', 'async_scalar', 'general', 47),
    ]


def test_parameters_types_and_docstrings_are_told(project: Path) -> None:
    functions = {each['name']: each for each in inspected(project, TEXT, helper=HELPER)['functions']}
    assert functions['grade']['parameters'] == [
        {'name': 'dep_delay', 'optional': False, 'variadic': False},
        {'name': 'arr_delay', 'optional': True, 'variadic': False},
        {'name': 'more', 'optional': True, 'variadic': True},
    ]
    assert functions['grade']['docstring'] == 'Grades a delay.\n\nIn words.'
    assert functions['grade']['resultType'] == {'kind': 'STRING', 'nullable': True}
    assert functions['grade']['inputTypes'] is None
    assert functions['add']['inputTypes'] == [{'kind': 'INT', 'nullable': True}] * 2
    assert functions['bound']['deterministic'] is False
    assert (functions['add']['docstring'], functions['total']['docstring']) == ('Adds.', None)

    def names(name: str) -> list[str]:
        return [parameter['name'] for parameter in functions[name]['parameters']]

    assert (names('add'), names('bound'), names('total')) == (['a', 'b'], ['arr_delay', 'more'], ['value', 'weight'])
    assert functions['explode']['resultType']['fields'][1] == {
        'name': 'f1',
        'type': {'kind': 'STRING', 'nullable': True},
    }


def test_a_bad_type_and_a_name_that_cannot_be_pickled_are_told_per_function(project: Path) -> None:
    functions = {each['name']: each for each in inspected(project, TEXT, helper=HELPER)['functions']}
    assert functions['wrong']['resultType'] is None
    problem = functions['wrong']['problem']
    assert (problem['code'], problem['error']) == ('BAD_TYPE_STRING', 'User-defined types are not supported yet.')
    assert 'problem' not in functions['grade']
    assert functions['wrong']['pickleProblem'] == "LOCK: cannot pickle '_thread.lock' object"
    assert functions['grade']['pickleProblem'] is None


def test_imports_are_packages_of_file_and_helpers_without_the_standard_library(project: Path) -> None:
    assert inspected(project, TEXT, helper=HELPER)['imports'] == ['numpy', 'pandas']


def test_imports_follow_packages_and_relative_imports(project: Path) -> None:
    answer = inspect_file(
        write_project(
            project,
            udfs='from tools import deep\nimport tools.other\n',
            tools____init__='',
            tools__deep='from . import near\nfrom .near import x\n',
            tools__near='import pandas\nx = 1\n',
            tools__other='def f():\n    import pyarrow.compute\n',
        ),
        str(project),
    )
    assert (answer['error'], answer['imports']) == (None, ['pandas', 'pyarrow'])


def test_functions_before_an_error_are_kept(project: Path) -> None:
    text = "from pyflink.table.udf import udf\nf = udf(lambda x: x, result_type='INT')\nraise ValueError('later')\n"
    answer = inspected(project, text)
    assert [each['name'] for each in answer['functions']] == ['f']
    assert (answer['error']['error'], answer['error']['facts']['line']) == ('later', 3)


def test_a_syntax_error_leaves_an_empty_list(project: Path) -> None:
    answer = inspected(project, 'def f(:\n')
    assert (answer['functions'], answer['error']['code'], answer['imports']) == ([], 'SYNTAX_ERROR', [])


def test_a_file_that_is_not_there_is_an_error_in_the_answer(project: Path) -> None:
    assert inspect_file(str(project / 'none.py'), str(project))['error']['code'] == 'FILE_NOT_FOUND'


def test_aggregates_tell_their_methods_and_their_accumulator(tmp_path: Path) -> None:
    text = """
        from pyflink.table import AggregateFunction, DataTypes
        from pyflink.table.udf import udaf

        class Count(AggregateFunction):
            def create_accumulator(self):
                return [0]

            def accumulate(self, acc, value):
                acc[0] += 1

            def get_value(self, acc):
                return acc[0]

        class Retractable(Count):
            def retract(self, acc, value):
                acc[0] -= 1

            def get_result_type(self):
                return DataTypes.BIGINT()

            def get_accumulator_type(self):
                return DataTypes.ROW([
                    DataTypes.FIELD('n', DataTypes.BIGINT()),
                    DataTypes.FIELD('seen', DataTypes.MAP_VIEW(DataTypes.STRING(), DataTypes.INT())),
                ])

        count = udaf(Count(), result_type='BIGINT', accumulator_type='ARRAY<BIGINT>')
        retractable = udaf(Retractable())
        plain = udaf(lambda acc: acc, result_type='BIGINT', accumulator_type='BIGINT')
        """
    file = write_project(tmp_path, udfs=text)
    with process_restored(str(tmp_path)):
        functions = {each['name']: each for each in inspect_file(file, str(tmp_path))['functions']}
    assert (functions['count']['methods'], functions['count']['accumulator']) == (
        {'retract': False, 'merge': False},
        'ARRAY<BIGINT>',
    )
    assert functions['retractable']['methods'] == {'retract': True, 'merge': False}
    assert functions['retractable']['accumulator'] == 'ROW<`n` BIGINT, `seen` MAP_VIEW<STRING, INT>>'
    assert functions['plain']['problem']['error_type'] == 'AssertionError'


def test_what_flink_would_say_of_other_names_and_of_what_it_cannot_ship(tmp_path: Path) -> None:
    text = """
        import threading
        from pyflink.table.udf import ScalarFunction, udf

        lock = threading.Lock()
        limit = 5

        class Add(ScalarFunction):
            def eval(self, v):
                return v

        def plain(v):
            return v

        @udf(result_type='BIGINT')
        def locked(v):
            with lock:
                return v
        """
    file = write_project(tmp_path, udfs=text)
    with process_restored(str(tmp_path)):
        inspection = inspect_file(file, str(tmp_path))
    others = inspection['undeclared']
    wanted = "has no attribute '_java_user_defined_function'"
    assert {name: (error['stage'], error['error']) for name, error in others.items()} == {
        'lock': ('plan', f"'lock' object {wanted}"),
        'limit': ('plan', f"'int' object {wanted}"),
        'Add': ('plan', f"type object 'Add' {wanted}"),
        'plain': ('plan', f"'function' object {wanted}"),
    }
    (locked,) = inspection['functions']
    assert locked['pickleProblem'] == "lock: cannot pickle '_thread.lock' object"
    error = locked['pickleError']
    assert (error['error'], error['error_type'], error['stage']) == (
        "cannot pickle '_thread.lock' object",
        'TypeError',
        'plan',
    )


def test_what_pickle_only_names_in_the_file_cannot_be_shipped(project: Path) -> None:
    source = """
        from functools import lru_cache

        from pyflink.table.udf import udf

        @lru_cache(maxsize=None)
        def fib(n):
            return n if n < 2 else fib(n - 1) + fib(n - 2)

        @udf(result_type='BIGINT')
        def f(v):
            return fib(v)
        """
    (only,) = inspected(project, source)['functions']
    assert 'attribute lookup fib on __main__ failed' in only['pickleProblem']
    assert only['pickleError']['error_type'] == '_pickle.PicklingError'

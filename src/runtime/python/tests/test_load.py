"""A UDF file is run as `__main__`, and one function is taken out of it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from project_files import process_restored, write_project

from pyflink.table.udf import FunctionContext
from udf_worker.errors import ErrorData, WorkbenchError
from udf_worker.load import LoadedUdf, load_function


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Path]:
    with process_restored(str(tmp_path)):
        yield tmp_path


def load(project: Path, name: str, text: str, **helpers: str) -> LoadedUdf:
    path = write_project(project, udfs=text, **helpers)
    return load_function(path, str(project), name)


def failure(project: Path, name: str, text: str, **helpers: str) -> ErrorData:
    with pytest.raises(WorkbenchError) as caught:
        load(project, name, text, **helpers)
    return caught.value.data


FUNCTIONS = """
    import functools
    from pyflink.table import DataTypes
    from pyflink.table.udf import udf, udtf, udaf, ScalarFunction

    @udf(result_type=DataTypes.BIGINT())
    def plus(a, b=2):
        return a + b

    lam = udf(lambda x: x * 3, result_type='BIGINT', name='triple')
    part = udf(functools.partial(max, 10), result_type='INT', deterministic=False)

    class Caller:
        def __call__(self, x):
            return x + 1

    called = udf(Caller(), ['INT'], 'INT')

    class Seq(ScalarFunction):
        def __init__(self, prefix):
            self.prefix = prefix
            self.closed = False

        def open(self, context):
            self.n = int(context.get_job_parameter('start', '0'))

        def eval(self, s):
            self.n += 1
            return f'{self.prefix}{self.n}:{s}'

        def close(self):
            self.closed = True

    seq = udf(Seq('#'), result_type=DataTypes.STRING())
    series = udf(lambda x: x, result_type='DOUBLE', func_type='pandas')
    rows = udtf(lambda x: [x], result_types=['INT'])
    plain = plus._func
    """


@pytest.mark.parametrize(
    ('name', 'argument', 'result'),
    [('plus', 1, 3), ('lam', 2, 6), ('part', 3, 10), ('called', 1, 2)],
)
def test_functions_lambdas_partials_and_callables_are_called_directly(
    project: Path, name: str, argument: Any, result: Any
) -> None:
    udf = load(project, name, FUNCTIONS)
    assert udf.call(argument) == result
    assert udf.is_plain_function
    assert (udf.kind, udf.func_type, udf.name) == ('scalar', 'general', name)


def test_declarations_are_kept(project: Path) -> None:
    assert load(project, 'lam', FUNCTIONS).flink_name == 'triple'
    assert load(project, 'part', FUNCTIONS).deterministic is False
    called = load(project, 'called', FUNCTIONS)
    assert called.input_types == [{'kind': 'INT', 'nullable': True}]
    assert called.result_type == {'kind': 'INT', 'nullable': True}
    assert load(project, 'series', FUNCTIONS).kind == 'pandas_scalar'


def test_a_class_is_opened_called_by_eval_and_closed(project: Path) -> None:
    udf = load(project, 'seq', FUNCTIONS)
    assert not udf.is_plain_function
    udf.open(FunctionContext(None, {'start': '4'}))
    assert [udf.call('a'), udf.call(None)] == ['#5:a', '#6:None']
    udf.close()
    assert vars(udf.instance)['closed'] is True


def test_a_table_functions_result_is_a_row(project: Path) -> None:
    rows = load(project, 'rows', FUNCTIONS)
    assert (rows.kind, rows.result_type['kind']) == ('table', 'ROW')
    assert [field['name'] for field in rows.result_type['fields']] == ['f0']


AGGREGATES = """
    from pyflink.common import Row
    from pyflink.table import AggregateFunction, DataTypes, ListView, MapView
    from pyflink.table.udf import udaf

    class Distinct(AggregateFunction):
        def create_accumulator(self):
            return Row(0, ListView(), MapView())

        def accumulate(self, acc, value):
            acc[0] += 1

        def get_value(self, acc):
            return acc[0]

        def get_result_type(self):
            return DataTypes.BIGINT()

        def get_accumulator_type(self):
            return DataTypes.ROW([
                DataTypes.FIELD('n', DataTypes.BIGINT()),
                DataTypes.FIELD('seen', DataTypes.LIST_VIEW(DataTypes.STRING())),
                DataTypes.FIELD('counts', DataTypes.MAP_VIEW(DataTypes.STRING(), DataTypes.INT())),
            ])

    distinct = udaf(Distinct())
    bare = Distinct()
    mean = udaf(lambda v: v.mean(), result_type='DOUBLE', func_type='pandas')
    """


@pytest.mark.parametrize('name', ['distinct', 'bare'])
def test_an_aggregate_has_its_object_and_its_views(project: Path, name: str) -> None:
    udf = load(project, name, AGGREGATES)
    assert (udf.kind, type(udf.instance).__name__) == ('aggregate', 'Distinct')
    assert udf.accumulator_type is not None
    kinds = [field['type']['kind'] for field in udf.accumulator_type['fields']]
    assert kinds == ['BIGINT', 'LIST_VIEW', 'MAP_VIEW']


def test_a_pandas_aggregate_is_called_once_a_group(project: Path) -> None:
    mean = load(project, 'mean', AGGREGATES)
    assert (mean.kind, mean.accumulator_type) == ('pandas_aggregate', None)
    assert mean.is_plain_function


def test_each_occurrence_of_a_function_has_state_of_its_own(project: Path) -> None:
    text = """
        from pyflink.table.udf import udf, ScalarFunction

        calls = []

        class Count(ScalarFunction):
            def __init__(self):
                self.seen = []

            def eval(self, value):
                self.seen.append(value)
                calls.append(value)
                return len(self.seen) * 10 + len(calls)

        f = udf(Count(), result_type='INT')
        """
    first = load(project, 'f', text)
    second, third = first.other('f'), first.other('f')
    assert [first.call(1), first.call(2), second.call(3), third.call(4)] == [11, 22, 11, 11]


def test_an_unknown_function_lists_the_files_functions(project: Path) -> None:
    error = failure(project, 'pluss', FUNCTIONS)
    assert (error['code'], error['stage']) == ('FUNCTION_NOT_FOUND', 'define')
    assert error['facts']['functions'] == ['plus', 'lam', 'part', 'called', 'seq', 'series', 'rows']
    assert error.get('hint') == 'Did you mean plus?'


@pytest.mark.parametrize(
    ('name', 'text'),
    [
        ('plain', "'function' object has no attribute '_java_user_defined_function'"),
        ('Seq', "type object 'Seq' has no attribute '_java_user_defined_function'"),
    ],
)
def test_an_undecorated_name_fails_as_on_flink(project: Path, name: str, text: str) -> None:
    error = failure(project, name, FUNCTIONS)
    assert (error['error'], error['error_type'], error['stage']) == (text, 'AttributeError', 'plan')


def test_the_file_runs_as_main_with_its_folder_and_the_project_on_the_path(project: Path) -> None:
    text = """
        import sys
        from pyflink.table.udf import udf
        from shared.helper import base
        import beside
        seen = (__name__, __file__, sys.argv[0], sys.modules['__main__'].__dict__ is globals())

        @udf(result_type='BIGINT')
        def f(x):
            return base(x) + beside.one
        """
    helper = 'def base(x):\n    return x * 10\n'
    path = write_project(project, jobs__udfs=text, shared__helper=helper, jobs__beside='one = 1\n')
    udf = load_function(path, str(project), 'f')
    assert udf.call(2) == 21
    assert vars(sys.modules['__main__'])['seen'] == ('__main__', path, path, True)
    assert sys.path[:2] == [str(project.resolve()), os.path.dirname(path)]
    assert not (project / 'shared' / '__pycache__').exists()


def test_an_edit_takes_effect_at_once_in_file_and_helper(project: Path) -> None:
    text = 'from pyflink.table.udf import udf\nimport helper\nf = udf(lambda x: helper.add(x), result_type="INT")\n'
    for step in (1, 2, 3):
        with process_restored(str(project)):
            udf = load(project, 'f', text, helper=f'def add(x):\n    return x + {step}\n')
            assert udf.call(10) == 10 + step


def test_an_exception_while_the_file_is_run_has_its_line(project: Path) -> None:
    error = failure(project, 'f', 'x = 1\n\ny = x / 0\n')
    assert (error['code'], error['stage'], error['error'], error['error_type']) == (
        'DEFINE_ERROR',
        'define',
        'division by zero',
        'ZeroDivisionError',
    )
    assert (error['facts'].get('line'), error['facts'].get('in')) == (3, '<module>')


def test_a_syntax_error_has_line_and_column(project: Path) -> None:
    error = failure(project, 'f', 'x = 1\ndef f(:\n    pass\n')
    assert (error['code'], error['stage'], error['error_type'], error['facts'].get('line')) == (
        'SYNTAX_ERROR',
        'define',
        'SyntaxError',
        2,
    )
    assert (error['facts']['column'], error['facts']['text']) == (7, 'def f(:')
    assert error['facts']['file'].endswith('udfs.py')


def test_a_syntax_error_in_a_helper_names_the_helper(project: Path) -> None:
    error = failure(project, 'f', 'import helper\n', helper='a = (\n')
    assert (error['code'], error['facts'].get('line')) == ('SYNTAX_ERROR', 1)
    assert error['facts']['file'].endswith('helper.py')
    assert error['facts']['frames'][0]['line'] == 1


def test_a_missing_module_is_named_with_the_command_that_installs_it(project: Path) -> None:
    error = failure(project, 'f', '\nimport sklearn_not_here.tree\n')
    assert (error['code'], error['error_type'], error['facts'].get('line')) == (
        'IMPORT_ERROR',
        'ModuleNotFoundError',
        1,
    )
    assert error['facts']['module'] == 'sklearn_not_here'
    assert f'{sys.executable} -m pip install sklearn_not_here' in error.get('hint', '')


def test_an_unknown_pyflink_name_gets_no_advice_to_install(project: Path) -> None:
    error = failure(project, 'f', 'from pyflink.table.udf import udff\n')
    assert error['code'] == 'IMPORT_ERROR'
    assert 'pip' not in error.get('hint', '')


def test_sys_exit_at_top_level_is_an_error_of_the_file(project: Path) -> None:
    error = failure(project, 'f', 'import sys\nsys.exit(3)\n')
    assert (error['code'], error['error_type'], error['error'], error['facts'].get('line')) == (
        'DEFINE_ERROR',
        'SystemExit',
        '3',
        2,
    )


def test_a_job_at_top_level_is_refused_with_its_line_and_a_way_out(project: Path) -> None:
    text = """
        from pyflink.table import EnvironmentSettings, TableEnvironment
        t_env = TableEnvironment.create(EnvironmentSettings.in_streaming_mode())
        t_env.from_path('t').execute().print()
        """
    error = failure(project, 'f', text)
    assert (error['code'], error['facts'].get('line')) == ('DEFINE_ERROR', 3)
    assert 'would run a Flink job' in error['error']
    assert 'file of its own' in error.get('hint', '')


def test_a_file_that_is_not_there_is_named(project: Path) -> None:
    with pytest.raises(WorkbenchError) as caught:
        load_function(str(project / 'none.py'), str(project), 'f')
    assert (caught.value.data['code'], caught.value.data['stage']) == ('FILE_NOT_FOUND', 'define')
    with pytest.raises(WorkbenchError) as caught:
        load_function(str(project), str(project), 'f')
    assert caught.value.data['code'] == 'FILE_UNREADABLE'


def test_exceptions_of_open_and_close_are_told_with_their_line(project: Path) -> None:
    text = """
        from pyflink.table.udf import udf, ScalarFunction

        class Bad(ScalarFunction):
            def open(self, context):
                raise ValueError('no model')
            def eval(self, x):
                return x
            def close(self):
                self.nothing()

        f = udf(Bad(), result_type='INT')
        """
    udf = load(project, 'f', text)
    with pytest.raises(WorkbenchError) as caught:
        udf.open(FunctionContext(None, {}))
    assert (caught.value.data['code'], caught.value.data.get('line'), caught.value.data.get('in')) == (
        'UDF_OPEN_EXCEPTION',
        5,
        'open',
    )
    with pytest.raises(WorkbenchError) as caught:
        udf.close()
    assert caught.value.data['code'] == 'UDF_CLOSE_EXCEPTION'


@pytest.mark.parametrize('source', [b'x = 1\0\n', b'# coding: nonsense\n', b'x = "\xff"\n'])
def test_a_file_that_is_no_text_of_python_is_an_error_of_that_file(project: Path, source: bytes) -> None:
    path = project / 'udfs.py'
    path.write_bytes(source)
    with pytest.raises(WorkbenchError) as caught:
        load_function(str(path), str(project), 'f')
    data = caught.value.data
    assert data['stage'] == 'define'
    assert data['facts']['file'] == str(path.resolve())


def test_the_files_own_encoding_counts(project: Path) -> None:
    path = project / 'udfs.py'
    text = "# coding: latin-1\nfrom pyflink.table.udf import udf\nf = udf(lambda: 'ä', result_type='STRING')\n"
    path.write_bytes(text.encode('latin-1'))
    assert load_function(str(path), str(project), 'f').call() == 'ä'


def test_an_error_of_a_declaration_shows_where_the_function_is_bound(project: Path) -> None:
    text = """
        from pyflink.table.udf import udf

        @udf(result_type='INTEGERR')
        def f(x):
            return x
        """
    error = failure(project, 'f', text)
    assert (error['code'], error['stage'], 'line' in error) == ('BAD_TYPE_STRING', 'plan', False)
    assert error['error_type'] == 'org.apache.flink.table.api.TableException'
    assert [(frame['line'], frame['text']) for frame in error['facts']['frames']] == [
        (3, "@udf(result_type='INTEGERR')")
    ]

"""Names of PyFlink that are not here are refused in words, and what belongs to a job is inert."""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

from pyflink.datastream import StreamExecutionEnvironment
from pyflink.table import (
    DataTypes,
    EnvironmentSettings,
    Schema,
    StreamTableEnvironment,
    TableDescriptor,
    TableEnvironment,
)
from pyflink.table.expressions import col, lit
from pyflink.table.udf import udf
from pyflink.table.window import Tumble


@pytest.mark.parametrize(
    ('statement', 'words'),
    [
        ('from pyflink.table.udf import udff', ['udff', 'Did you mean udf?', 'ScalarFunction']),
        ('from pyflink.table import DataType', ['pyflink.table', 'Did you mean DataTypes?', 'TableEnvironment']),
        ('import pyflink.ml', ['pyflink.ml', 'pyflink.table.udf']),
        ('from pyflink.datastream.functions import MapFunction', ['pyflink.datastream', 'StreamExecutionEnvironment']),
        ('from pyflink.common import Types', ['Types', 'Row']),
    ],
)
def test_an_unknown_import_is_an_import_error_that_names_what_exists(statement: str, words: list[str]) -> None:
    with pytest.raises(ImportError) as caught:
        exec(statement)
    assert [word for word in words if word not in str(caught.value)] == []


def test_asking_a_module_for_a_name_is_no_import_error() -> None:
    import pyflink.table.udf as module

    assert not hasattr(module, 'nothing')
    # pickle asks every module that is loaded.
    pickle.dumps(Schema)


def test_importing_the_functions_pulls_in_nothing_heavy() -> None:
    heavy = "{'pandas', 'numpy', 'pyarrow', 'cloudpickle', 'asyncio', 'multiprocessing'}"
    code = f'import sys, pyflink.table.udf, udf_worker.load; print(sorted({heavy} & set(sys.modules)))'
    answer = subprocess.run(
        [sys.executable, '-c', code], capture_output=True, text=True, env={'PYTHONPATH': ':'.join(sys.path)}
    )
    assert (answer.stdout, answer.stderr) == ('[]\n', '')


def identity(x: Any) -> Any:
    return x


def environment() -> Any:
    return StreamTableEnvironment.create(StreamExecutionEnvironment.get_execution_environment())


def test_an_environment_records_its_calls() -> None:
    env = environment()
    env.get_config().set('parallelism.default', '1')
    double = udf(identity, result_type=DataTypes.BIGINT())
    env.create_temporary_function('double', double)
    env.execute_sql('CREATE TABLE t (a BIGINT) WITH (...)')
    schema = Schema.new_builder().column('a', DataTypes.BIGINT()).build()
    env.create_temporary_table('s', TableDescriptor.for_connector('datagen').schema(schema).build())
    window = Tumble.over(lit(1).minutes).on(col('ts')).alias('w')
    table = (
        env.from_path('t').window(window).group_by(col('w')).select(double(col('a')) + 1, (col('a') == 3).alias('b'))
    )
    methods = [call.method for call in table.recorded_calls]
    assert methods == [
        'create_temporary_function',
        'execute_sql',
        'create_temporary_table',
        'from_path',
        'window',
        'group_by',
        'select',
    ]
    assert env.get_config().get('parallelism.default', '') == '1'
    assert EnvironmentSettings.in_batch_mode().is_streaming_mode() is False


RUNS: list[Callable[[Any], Any]] = [
    lambda env: env.from_path('t').execute(),
    lambda env: env.from_path('t').select(col('a')).to_pandas(),
    lambda env: env.from_path('t').execute_insert('sink'),
    lambda env: env.execute_sql('-- all of it\n  INSERT INTO sink SELECT * FROM t'),
    lambda env: env.execute_sql('SELECT 1'),
    lambda env: env.create_statement_set().execute(),
    lambda env: StreamExecutionEnvironment.get_execution_environment().execute('job'),
]


@pytest.mark.parametrize('run', RUNS)
def test_running_a_job_is_refused_in_words(run: Any) -> None:
    with pytest.raises(RuntimeError, match='would run a Flink job'):
        run(environment())


def test_registering_an_undecorated_function_fails_as_on_flink() -> None:
    env = TableEnvironment.create(EnvironmentSettings.in_streaming_mode())
    with pytest.raises(AttributeError, match="'function' object has no attribute '_java_user_defined_function'"):
        env.create_temporary_function('f', identity)

"""An exception becomes data that names the user's line and nothing of ours."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from project_files import process_restored, write_project

from udf_worker.errors import ErrorData, UserFiles, WorkbenchError, error_data, internal_error, row_facts
from udf_worker.load import load_function
from udf_worker.values.java import JavaError

TEXT = """
    import json
    from pyflink.table.udf import udf
    from helper import check

    class Odd(Exception):
        pass

    @udf(result_type='INT')
    def direct(x):
        raise ValueError()

    @udf(result_type='INT')
    def by_helper(x):
        return check(x)

    @udf(result_type='INT')
    def in_library(x):
        return json.loads(x)

    @udf(result_type='INT')
    def chained(x):
        try:
            check(x)
        except KeyError as problem:
            raise Odd('odd one') from problem

    @udf(result_type='INT')
    def endless(x):
        return endless._func(x)

    lam = udf(lambda x: x + 1, result_type='INT')
    """
HELPER = """
    def check(x):
        raise KeyError(x)
    """


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Path]:
    with process_restored(str(tmp_path)):
        yield tmp_path


def raised(project: Path, name: str, argument: Any) -> ErrorData:
    udf = load_function(write_project(project, udfs=TEXT, helper=HELPER), str(project), name)
    with pytest.raises(BaseException) as caught:
        udf.call(argument)
    return error_data(caught.value, 'run', 'UDF_EXCEPTION', udf.files)


def test_an_exception_without_text_has_empty_text(project: Path) -> None:
    error = raised(project, 'direct', 1)
    assert (error['error'], error['error_type'], error.get('line'), error.get('in')) == ('', 'ValueError', 10, 'direct')


def test_the_innermost_frame_of_the_udf_file_counts_and_the_helpers_are_facts(project: Path) -> None:
    error = raised(project, 'by_helper', 'k')
    assert (error['error'], error['error_type'], error.get('line'), error.get('in')) == (
        "'k'",
        'KeyError',
        14,
        'by_helper',
    )
    assert error['facts']['file'].endswith('udfs.py')
    assert [(frame['line'], frame['in'], frame['text']) for frame in error['facts']['frames']] == [
        (14, 'by_helper', 'return check(x)'),
        (2, 'check', 'raise KeyError(x)'),
    ]


def test_frames_of_libraries_are_left_out(project: Path) -> None:
    error = raised(project, 'in_library', '{')
    assert (error['error_type'], error.get('line'), error.get('in')) == (
        'json.decoder.JSONDecodeError',
        18,
        'in_library',
    )
    assert 'json/decoder.py' not in error.get('cause', '')


def test_the_cause_shows_chained_exceptions_as_python_prints_them(project: Path) -> None:
    error = raised(project, 'chained', 'k')
    assert (error['error_type'], error['error'], error.get('line')) == ('Odd', 'odd one', 25)
    cause = error.get('cause', '')
    assert (
        cause.index("KeyError: 'k'")
        < cause.index('The above exception was the direct cause')
        < cause.index('Odd: odd one')
    )


def test_a_runaway_recursion_keeps_both_ends_of_its_frames(project: Path) -> None:
    error = raised(project, 'endless', 1)
    assert error['error_type'] == 'RecursionError'
    assert len(error['facts']['frames']) == 40


def test_a_lambda_is_called_by_the_name_python_gives_it(project: Path) -> None:
    assert raised(project, 'lam', None).get('in') == '<lambda>'


def test_an_exception_outside_of_the_users_files_has_no_line(project: Path) -> None:
    error = error_data(
        TypeError('an integer is required'), 'run', 'RESULT_TYPE', UserFiles(str(project / 'a.py'), str(project))
    )
    assert ('line' in error, 'in' in error, 'cause' in error) == (False, False, False)


def test_a_java_error_keeps_its_class() -> None:
    error = error_data(JavaError('java.lang.NullPointerException', 'null'), 'run', 'RESULT_TYPE')
    assert error['error_type'] == 'java.lang.NullPointerException'


def test_our_own_errors_keep_their_data_and_take_facts() -> None:
    told = WorkbenchError('BAD_CONSTANT', 'plan', 'no', {'a': 1}, hint='do')
    error = error_data(told, 'run', 'UDF_EXCEPTION', facts={'b': 2})
    assert (error['code'], error['stage'], error['facts'], error.get('hint')) == (
        'BAD_CONSTANT',
        'plan',
        {'a': 1, 'b': 2},
        'do',
    )
    assert told.data['facts'] == {'a': 1}


def test_a_fault_of_ours_says_so() -> None:
    error = internal_error(RuntimeError('boo'))
    assert error['code'] == 'INTERNAL'
    assert 'RuntimeError: boo' in error.get('cause', '')


class Unprintable:
    def __repr__(self) -> str:
        raise RuntimeError('no')


def test_arguments_are_shown_short_and_never_fail() -> None:
    facts = row_facts(7, ['a', 'b', 'c', 'd'], ['x' * 10_000, Unprintable(), None, '\ud800'])
    assert facts['row'] == 7
    assert [argument['type'] for argument in facts['args']] == ['str', 'Unprintable', 'NoneType', 'str']
    assert len(facts['args'][0]['value']) == 200
    assert facts['args'][1]['value'] == '<repr() raised RuntimeError>'
    json.dumps(facts).encode('utf-8')


def test_code_installed_inside_the_project_is_not_the_users(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed = tmp_path / '.venv' / 'lib' / 'site-packages'
    monkeypatch.setattr(sys, 'path', [str(installed), *sys.path])
    files = UserFiles(str(tmp_path / 'udfs.py'), str(tmp_path))
    assert files.owns(str(tmp_path / 'deep' / 'helper.py'))
    assert not files.owns(str(installed / 'numpy' / '__init__.py'))
    assert not files.owns('<string>')
    assert not files.owns('/somewhere/else.py')

"""Our pyflink takes the same arguments by the same names as apache-flink 2.3.0 (recorded/signatures.json)."""

from __future__ import annotations

import importlib
import inspect
import json
from pathlib import Path
from typing import Any

import pytest

RECORDED: dict[str, dict[str, Any]] = json.loads((Path(__file__).parent / 'recorded' / 'signatures.json').read_text())
# Inert where it is not a function's own: any public method works, so there is no signature to compare.
OPEN_CLASSES = {('pyflink.table.expression', 'Expression')}
# Parts of Flink's own machinery that its modules happen to show; functions of users have no use for them.
LEFT_OUT = {
    ('pyflink.table.types', 'create_arrow_schema'),
    ('pyflink.table.types', 'from_arrow_type'),
    ('pyflink.table.types', 'to_arrow_type'),
}
JAVA_METHODS = frozenset(('to_j_row_kind',))
# Flink's defaults are texts of its source; these say the same in other words.
SAME_DEFAULTS = {
    'DayTimeIntervalType.DEFAULT_FRACTIONAL_PRECISION': '6',
    'DayTimeIntervalType.DEFAULT_DAY_PRECISION': '2',
    'YearMonthIntervalType.DEFAULT_PRECISION': '2',
    'DEFAULT_PRECISION': '2',
    'DEFAULT_DAY_PRECISION': '2',
    'DEFAULT_FRACTIONAL_PRECISION': '6',
    'JsonOnNull.NULL': '<JsonOnNull.NULL: (0,)>',
    'JsonOnNull.ABSENT': '<JsonOnNull.ABSENT: 1>',
}
CASES = [
    (module, name)
    for module, members in RECORDED.items()
    for name in members
    if name != '__all__' and (module, name) not in OPEN_CLASSES | LEFT_OUT
]


def parameters(function: Any) -> list[list[str]]:
    listed: list[list[str]] = []
    for each in inspect.signature(function).parameters.values():
        name = {each.VAR_POSITIONAL: '*', each.VAR_KEYWORD: '**'}.get(each.kind, '') + each.name
        listed.append([name] if each.default is each.empty else [name, repr(each.default)])
    return listed


def in_our_words(recorded: Any) -> list[list[str]]:
    return [[name, *(SAME_DEFAULTS.get(str(text), str(text)) for text in default)] for name, *default in recorded]


@pytest.mark.parametrize(('module', 'name'), CASES)
def test_signature_is_that_of_apache_flink(module: str, name: str) -> None:
    recorded = RECORDED[module][name]
    ours = getattr(importlib.import_module(module), name)
    if isinstance(recorded, list):
        assert parameters(ours) == in_our_words(recorded)
        return
    for method, wanted in recorded.items():
        if method in JAVA_METHODS:
            continue
        if method.startswith('_') and method != '__init__':
            assert hasattr(ours, method), method
            continue
        assert method == '__init__' or hasattr(ours, method), method
        found: Any = ours if method == '__init__' else inspect.getattr_static(ours, method)
        if isinstance(found, property):
            continue
        bound = ours if method == '__init__' else getattr(ours, method)
        listed = parameters(bound)
        # Looked up on the class: a plain method still has its self.
        if method != '__init__' and not isinstance(found, (staticmethod, classmethod)):
            listed = listed[1:]
        assert listed == in_our_words(wanted), method


def test_the_table_package_has_every_name_of_flinks() -> None:
    import pyflink.table

    missing = [name for name in RECORDED['pyflink.table']['__all__'] if not hasattr(pyflink.table, name)]
    assert missing == []

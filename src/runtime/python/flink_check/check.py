"""All rules over one text."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any

from flink_check.argument_rules import check_arguments
from flink_check.class_rules import check_classes, check_optional_methods
from flink_check.diagnostics import Text, diagnostic
from flink_check.import_rule import check_imports
from flink_check.names import Names
from flink_check.pickling_rule import check_pickling
from flink_check.result_rule import check_result
from flink_check.udfs import udfs_of

Json = dict[str, Any]


def check(text: str, file: str, root: str, stubs: str, functions: list[Json]) -> list[Json]:
    """Diagnostics in the order of their places; none for a text that cannot be parsed, which pyright tells.

    `file` is relative to `root`; `stubs` holds pyflink; `functions` tell how the functions of the file are bound.
    """
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError):
        return []
    found = list(findings(tree, Text(text, file), root, stubs, {each['name']: each for each in functions}))
    return sorted(found, key=lambda each: (each['range']['line'], each['range']['column'], each['code']))


def findings(tree: ast.Module, text: Text, root: str, stubs: str, bound: dict[str, Json]) -> Iterator[Json]:
    names = Names(tree)
    udfs = list(udfs_of(tree, names))
    for udf in udfs:
        binding = bound.get(udf.name)
        yield from check_result(udf, binding, names, text)
        if binding is not None:
            yield from check_arguments(udf, binding, names, text)
            yield from check_optional_methods(udf, binding, names, text)
            if binding['fallback'] is not None:
                yield diagnostic('FLINK008', 'information', place_of_kind(udf.call, text), binding['fallback'])
    yield from check_classes(names, text)
    yield from check_pickling(udfs, names, text)
    yield from check_imports(tree, text, root, stubs)


def place_of_kind(call: ast.Call, text: Text) -> Json:
    """The word `udf`, and not all of its arguments."""
    return text.range_of(call.func)

"""What the names of a file stand for: imports as dotted names, and the file's own definitions."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import NamedTuple, Union

Function = Union[ast.FunctionDef, ast.AsyncFunctionDef]


class Binding(NamedTuple):
    """A module-level assignment of one name."""

    statement: ast.stmt
    value: ast.expr


class Names:
    """Of one module. The last definition of a name counts."""

    def __init__(self, tree: ast.Module) -> None:
        self.imported: dict[str, str] = {}
        self.functions: dict[str, Function] = {}
        self.classes: dict[str, ast.ClassDef] = {}
        self.values: dict[str, Binding] = {}
        for statement in statements_of(tree.body):
            self.add(statement)

    def add(self, statement: ast.stmt) -> None:
        if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef)):
            self.functions[statement.name] = statement
        elif isinstance(statement, ast.ClassDef):
            self.classes[statement.name] = statement
        elif isinstance(statement, ast.Import):
            for alias in statement.names:
                self.imported[alias.asname or alias.name.partition('.')[0]] = (
                    alias.name if alias.asname else alias.name.partition('.')[0]
                )
        elif isinstance(statement, ast.ImportFrom) and statement.level == 0:
            for alias in statement.names:
                self.imported[alias.asname or alias.name] = f'{statement.module}.{alias.name}'
        elif isinstance(statement, ast.Assign) and len(statement.targets) == 1:
            self.bind(statement.targets[0], statement, statement.value)
        elif isinstance(statement, ast.AnnAssign) and statement.value is not None:
            self.bind(statement.target, statement, statement.value)

    def bind(self, target: ast.expr, statement: ast.stmt, value: ast.expr) -> None:
        if isinstance(target, ast.Name):
            self.values[target.id] = Binding(statement, value)

    def dotted(self, node: ast.expr | None) -> str | None:
        """`DataTypes.INT` as pyflink.table.DataTypes.INT, `int` as int; None for what is no name, or the file's own."""
        if isinstance(node, ast.Attribute):
            base = self.dotted(node.value)
            return None if base is None else f'{base}.{node.attr}'
        if not isinstance(node, ast.Name):
            return None
        if node.id in self.functions or node.id in self.classes or node.id in self.values:
            return None
        return self.imported.get(node.id, node.id)


def statements_of(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """Statements that run with the module, those inside if, try and with too."""
    for statement in body:
        yield statement
        if isinstance(statement, (ast.If, ast.With)):
            yield from statements_of(statement.body)
            yield from statements_of(getattr(statement, 'orelse', []))
        elif isinstance(statement, ast.Try):
            yield from statements_of([*statement.body, *statement.orelse, *statement.finalbody])
            for handler in statement.handlers:
                yield from statements_of(handler.body)


def is_pyflink(dotted: str | None, name: str) -> bool:
    """Whether it is PyFlink's `name`, which several of its modules give."""
    return dotted is not None and dotted.partition('.')[0] == 'pyflink' and dotted.rpartition('.')[2] == name

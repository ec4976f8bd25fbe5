"""Diagnostics as src/contract/model/language.ts has them: 1-based places, columns in UTF-16 units."""

from __future__ import annotations

import ast
from typing import Any

Json = dict[str, Any]


class Text:
    """The lines of a file, for places and edits in it."""

    def __init__(self, text: str, path: str) -> None:
        self.path = path
        self.lines = text.splitlines() or ['']

    def column(self, line: int, utf8_offset: int) -> int:
        """1-based, of an offset as `ast` counts it."""
        encoded = self.line(line).encode()[:utf8_offset]
        return len(encoded.decode(errors='ignore').encode('utf-16-le')) // 2 + 1

    def line(self, line: int) -> str:
        return self.lines[line - 1] if 0 < line <= len(self.lines) else ''

    def end_column(self, line: int) -> int:
        return len(self.line(line).encode('utf-16-le')) // 2 + 1

    def range_of(self, node: ast.expr | ast.stmt | ast.arg) -> Json:
        end = node.end_lineno or node.lineno
        return {
            'line': node.lineno,
            'column': self.column(node.lineno, node.col_offset),
            'endLine': end,
            'endColumn': self.column(end, node.end_col_offset or node.col_offset + 1),
        }

    def name_range(self, definition: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> Json:
        """Where the name stands behind `def`, `async def` or `class`."""
        start = self.line(definition.lineno).find(definition.name, definition.col_offset)
        if start < 0:
            return self.range_of(definition)
        column = len(self.line(definition.lineno)[:start].encode('utf-16-le')) // 2 + 1
        return {
            'line': definition.lineno,
            'column': column,
            'endLine': definition.lineno,
            'endColumn': column + len(definition.name),
        }

    def indent_of(self, line: int) -> str:
        text = self.line(line)
        return text[: len(text) - len(text.lstrip())]

    def fix(self, title: str, *edits: Json, preferred: bool = False) -> Json:
        return {'title': title, 'preferred': preferred, 'edits': [{'path': self.path, 'edits': list(edits)}]}

    def replace(self, node: ast.expr, text: str) -> Json:
        return {'range': self.range_of(node), 'text': text}

    def insert_lines_after(self, line: int, lines: list[str]) -> Json:
        """Whole lines behind a line; also where it is the last one and has no end."""
        end = self.end_column(line)
        place = {'line': line, 'column': end, 'endLine': line, 'endColumn': end}
        return {'range': place, 'text': ''.join(f'\n{each}' for each in lines)}

    def delete_lines(self, first: int, last: int) -> Json:
        return {'range': {'line': first, 'column': 1, 'endLine': last + 1, 'endColumn': 1}, 'text': ''}


def diagnostic(code: str, severity: str, place: Json, message: str, *fixes: Json) -> Json:
    return {'range': place, 'severity': severity, 'code': code, 'message': message, 'fixes': list(fixes)}

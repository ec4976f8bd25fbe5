"""Flink's SQL type strings (`result_type='ROW<a BIGINT NOT NULL, b STRING>'`), read by the rules of Flink's own parser.

Errors are worded as Flink words them: a text that is no type is a ValidationException that names the position; an
unknown name is taken for a user-defined type, which PyFlink refuses with a TableException.
"""

from __future__ import annotations

from typing import Any

from udf_worker.type_refusals import unsupported_type
from udf_worker.type_tokens import MAX_LENGTH, TABLE_EXCEPTION, VALIDATION_EXCEPTION, TokenReader
from udf_worker.values.type_sql import type_sql

TypeJson = Any
"""A data type in the JSON form of src/contract/model/data-type.ts."""

PLAIN = {
    'BOOLEAN': 'BOOLEAN',
    'TINYINT': 'TINYINT',
    'SMALLINT': 'SMALLINT',
    'INT': 'INT',
    'INTEGER': 'INT',
    'BIGINT': 'BIGINT',
    'FLOAT': 'FLOAT',
    'STRING': 'STRING',
    'BYTES': 'BYTES',
    'DATE': 'DATE',
}
DECIMALS = frozenset(('DECIMAL', 'NUMERIC', 'DEC'))
LENGTH_NAMES = {
    'CHAR': 'Character string length',
    'VARCHAR': 'Variable character string length',
    'BINARY': 'Binary string length',
    'VARBINARY': 'Variable binary string length',
}
PRECISION_NAMES = {
    'TIME': 'Time precision',
    'TIMESTAMP': 'Timestamp precision',
    'TIMESTAMP_LTZ': 'Timestamp with local time zone precision',
}
WITHOUT_CODER = 'WITHOUT_CODER'
"""Kind of a type of Flink's SQL that Python functions have no coder for; its `text` is what Flink calls it."""

NAMES_WITHOUT_CODER = frozenset('STRUCTURED NULL RAW LEGACY DESCRIPTOR VARIANT BITMAP'.split())


def parse_type(text: str) -> TypeJson:
    """The JSON form of a type string. Raises WorkbenchError BAD_TYPE_STRING or UNSUPPORTED_TYPE, stage plan."""
    return TypeParser(text).whole()


NULL_NOT_NULL = (
    'The nullability of a NULL type cannot be disabled because the type must always be able to contain a null value.'
)
INTERVAL_ENDS = {'DAY': ('HOUR', 'MINUTE', 'SECOND'), 'HOUR': ('MINUTE', 'SECOND')}
INTERVAL_PRECISIONS = {
    'YEAR': ('Year precision of year-month intervals', 1, 4, 2),
    'DAY': ('Day precision of day-time intervals', 1, 6, 2),
    'SECOND': ('Fractional precision of day-time intervals', 0, 9, 6),
}
"""Name, smallest, largest, default."""


def no_coder(text: str) -> TypeJson:
    return {'kind': WITHOUT_CODER, 'text': text}


def type_name(data_type: TypeJson) -> str:
    if data_type['kind'] != WITHOUT_CODER:
        return type_sql(data_type)
    name: str = data_type['text']
    return name if data_type['nullable'] else f'{name} NOT NULL'


def without_coder(data_type: TypeJson) -> str | None:
    """The first type in it that has no coder."""
    if data_type['kind'] == WITHOUT_CODER:
        return type_name(data_type)
    parts = [data_type[key] for key in ('element', 'key', 'value') if key in data_type]
    parts += [field['type'] for field in data_type.get('fields', ())]
    return next((refused for refused in map(without_coder, parts) if refused is not None), None)


def length_problem(kind: str, length: int) -> str | None:
    if 1 <= length <= MAX_LENGTH:
        return None
    return f'{LENGTH_NAMES[kind]} must be between 1 and {MAX_LENGTH} (both inclusive).'


def names_problem(names: list[str]) -> str | None:
    if any(not name.strip() for name in names):
        return 'Field names must contain at least one non-whitespace character.'
    duplicates = [name for name in dict.fromkeys(names) if names.count(name) > 1]
    return f'Field names must be unique. Found duplicates: [{", ".join(duplicates)}]' if duplicates else None


class TypeParser(TokenReader):
    def whole(self) -> TypeJson:
        parsed = self.type()
        if self.position < len(self.tokens):
            token = self.take()
            raise self.problem(f'Unexpected token: {token.value}')
        if self.unknown is not None:
            raise self.bad_text('User-defined types are not supported yet.', TABLE_EXCEPTION)
        refused = without_coder(parsed)
        if refused is not None:
            raise unsupported_type(refused)
        return parsed

    def type(self) -> TypeJson:
        base = self.named_type() if self.next_is('IDENTIFIER') else self.keyword_type()
        parsed = {**base, 'nullable': self.nullability()}
        if base.get('text') == 'NULL' and not parsed['nullable']:
            raise self.bad_text(NULL_NOT_NULL, TABLE_EXCEPTION)
        if self.accept('ARRAY'):
            return {'kind': 'ARRAY', 'nullable': self.nullability(), 'element': parsed}
        if self.accept('MULTISET'):
            return {**no_coder(f'MULTISET<{type_name(parsed)}>'), 'nullable': self.nullability()}
        return parsed

    def nullability(self) -> bool:
        if self.next_is_keyword('NOT') and self.next_is_keyword('NULL', 1):
            self.position += 2
            return False
        self.accept('NULL')
        return True

    def named_type(self) -> TypeJson:
        names = [self.take('IDENTIFIER').value]
        while len(names) < 3 and self.next_is('IDENTIFIER_SEPARATOR'):
            self.take()
            names.append(self.take('IDENTIFIER').value)
        if any(not name.strip() for name in names):
            raise self.bad_text('Parts of the object identifier are null or whitespace-only.', VALIDATION_EXCEPTION)
        self.unknown = self.unknown or '.'.join(names)
        return {'kind': 'STRING'}

    def keyword_type(self) -> TypeJson:
        name = self.take('KEYWORD').value
        if name in PLAIN:
            return {'kind': PLAIN[name]}
        if name in LENGTH_NAMES:
            return self.sized_type(name)
        if name in PRECISION_NAMES:
            return self.temporal_type(name)
        if name in DECIMALS:
            return self.decimal_type()
        if name == 'DOUBLE':
            self.accept('PRECISION')
            return {'kind': 'DOUBLE'}
        if name == 'ARRAY':
            return {'kind': 'ARRAY', 'element': self.angled(self.type)}
        if name == 'MAP':
            return self.angled(self.map_type)
        if name == 'ROW':
            return self.row_type()
        if name == 'INTERVAL':
            return no_coder(self.interval())
        if name == 'MULTISET':
            return no_coder(f'MULTISET<{type_name(self.angled(self.type))}>')
        if name in NAMES_WITHOUT_CODER:
            return self.rest_of(name)
        raise self.problem(f'Unsupported type: {name}')

    def sized_type(self, name: str) -> TypeJson:
        length = (self.numbers(1) or [1])[0]
        problem = length_problem(name, length)
        if problem is not None:
            raise self.bad_text(problem, VALIDATION_EXCEPTION)
        if length == MAX_LENGTH and name in ('VARCHAR', 'VARBINARY'):
            return {'kind': 'STRING' if name == 'VARCHAR' else 'BYTES'}
        return {'kind': name, 'length': length}

    def temporal_type(self, name: str) -> TypeJson:
        precision = (self.numbers(1) or [0 if name == 'TIME' else 6])[0]
        if name != 'TIMESTAMP_LTZ' and self.accept('WITHOUT'):
            self.expect('TIME')
            self.expect('ZONE')
        elif name == 'TIMESTAMP' and self.accept('WITH'):
            local = self.accept('LOCAL')
            self.expect('TIME')
            self.expect('ZONE')
            if not local:
                return no_coder(f'TIMESTAMP({precision}) WITH TIME ZONE')
            name = 'TIMESTAMP_LTZ'
        if precision > 9:
            raise self.out_of_range(PRECISION_NAMES[name], 0, 9)
        return {'kind': name, 'precision': precision}

    def decimal_type(self) -> TypeJson:
        numbers = self.numbers(2)
        precision = numbers[0] if numbers else 10
        scale = numbers[1] if len(numbers) == 2 else 0
        if not 1 <= precision <= 38:
            raise self.out_of_range('Decimal precision', 1, 38)
        if scale > precision:
            message = f'Decimal scale must be between 0 and the precision {precision} (both inclusive).'
            raise self.bad_text(message, VALIDATION_EXCEPTION)
        return {'kind': 'DECIMAL', 'precision': precision, 'scale': scale}

    def map_type(self) -> TypeJson:
        key = self.type()
        self.take('LIST_SEPARATOR')
        return {'kind': 'MAP', 'key': key, 'value': self.type()}

    def row_type(self) -> TypeJson:
        if self.next_is('BEGIN_PARAMETER'):
            self.take()
            closing = 'END_PARAMETER'
        else:
            self.take('BEGIN_SUBTYPE')
            closing = 'END_SUBTYPE'
        fields: list[TypeJson] = []
        while not self.next_is(closing):
            if fields:
                self.take('LIST_SEPARATOR')
            name = self.take('IDENTIFIER').value
            fields.append({'name': name, 'type': self.type()})
            if self.next_is('LITERAL_STRING'):
                self.take()
        self.take(closing)
        problem = names_problem([field['name'] for field in fields])
        if problem is not None:
            raise self.bad_text(problem, VALIDATION_EXCEPTION)
        return {'kind': 'ROW', 'fields': fields}

    def rest_of(self, name: str) -> TypeJson:
        """What follows the name of a type without coder, as far as it is looked at."""
        if name in ('RAW', 'LEGACY'):
            self.take('BEGIN_PARAMETER')
            first = self.take('LITERAL_STRING').value
            self.take('LIST_SEPARATOR')
            second = self.take('LITERAL_STRING').value
            self.take('END_PARAMETER')
            if name == 'LEGACY':
                raise self.problem(f"Unable to restore the Legacy type of '{second}' with type root '{first}'.")
            message = f"Unable to restore the RAW type of class '{first}' with serializer snapshot '{second}'."
            raise self.bad_text(message, VALIDATION_EXCEPTION)
        if name == 'STRUCTURED':
            self.take('BEGIN_SUBTYPE')
            raise unsupported_type(self.text)
        return no_coder(name)

    def interval(self) -> str:
        """The name of an interval type, after INTERVAL."""
        unit = self.take('KEYWORD').value
        if unit in ('YEAR', 'DAY'):
            name = f'{unit}({self.interval_precision(unit)})'
        elif unit in ('MONTH', 'HOUR', 'MINUTE'):
            name = unit
        elif unit == 'SECOND':
            return f'INTERVAL SECOND({self.interval_precision(unit)})'
        else:
            raise self.problem('Invalid interval resolution.')
        if unit == 'MONTH' or not self.accept('TO'):
            return f'INTERVAL {name}'
        return f'INTERVAL {name} TO {self.interval_end(unit)}'

    def interval_end(self, unit: str) -> str:
        if unit in ('YEAR', 'MINUTE'):
            end = 'MONTH' if unit == 'YEAR' else 'SECOND'
            self.expect(end)
        else:
            end = self.take('KEYWORD').value
            if end not in INTERVAL_ENDS[unit]:
                raise self.problem('Invalid day-time interval resolution.')
        return f'SECOND({self.interval_precision(end)})' if end == 'SECOND' else end

    def interval_precision(self, unit: str) -> int:
        what, low, high, default = INTERVAL_PRECISIONS[unit]
        precision = (self.numbers(1) or [default])[0]
        if not low <= precision <= high:
            raise self.out_of_range(what, low, high)
        return precision

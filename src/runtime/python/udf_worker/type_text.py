"""Flink's SQL type strings (`result_type='ROW<a BIGINT NOT NULL, b STRING>'`), read by the rules of Flink's own parser.

Errors are worded as Flink words them: a text that is no type is a ValidationException that names the position; an
unknown name is taken for a user-defined type, which PyFlink refuses with a TableException.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from udf_worker.errors import WorkbenchError

TypeJson = Any
"""A data type in the JSON form of src/contract/model/data-type.ts."""

VALIDATION_EXCEPTION = 'org.apache.flink.table.api.ValidationException'
TABLE_EXCEPTION = 'org.apache.flink.table.api.TableException'
MAX_LENGTH = 0x7FFFFFFF

KEYWORDS = frozenset(
    (
        'CHAR VARCHAR STRING BOOLEAN BINARY VARBINARY BYTES DECIMAL NUMERIC DEC TINYINT SMALLINT INT INTEGER BIGINT '
        'FLOAT DOUBLE PRECISION DATE TIME WITH WITHOUT LOCAL ZONE TIMESTAMP TIMESTAMP_LTZ INTERVAL YEAR MONTH DAY HOUR '
        'MINUTE SECOND TO ARRAY MULTISET MAP ROW NULL RAW LEGACY NOT DESCRIPTOR STRUCTURED VARIANT'
    ).split()
)
PUNCTUATION = {
    '<': 'BEGIN_SUBTYPE',
    '>': 'END_SUBTYPE',
    '(': 'BEGIN_PARAMETER',
    ')': 'END_PARAMETER',
    ',': 'LIST_SEPARATOR',
    '.': 'IDENTIFIER_SEPARATOR',
}
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
# Types that Flink's SQL knows and Python functions have no coder for.
WITHOUT_CODER = frozenset('INTERVAL MULTISET STRUCTURED NULL RAW LEGACY DESCRIPTOR VARIANT'.split())


def parse_type(text: str) -> TypeJson:
    """The JSON form of a type string. Raises WorkbenchError BAD_TYPE_STRING or UNSUPPORTED_TYPE, stage plan."""
    return TypeParser(text).whole()


def unsupported_type(type_text: str) -> WorkbenchError:
    return WorkbenchError(
        'UNSUPPORTED_TYPE',
        'plan',
        f"Python UDF doesn't support logical type {type_text} currently.",
        {'declaredType': type_text},
        error_type='java.lang.UnsupportedOperationException',
        hint='Convert to a type that Python functions take and give, for example BIGINT or STRING.',
    )


class Token(NamedTuple):
    kind: str
    end: int
    """Index of its last character: where Flink counts positions from."""
    value: str


def tokenize(text: str) -> list[Token]:
    tokens: list[Token] = []
    at = 0
    while at < len(text):
        character = text[at]
        if character in PUNCTUATION:
            tokens.append(Token(PUNCTUATION[character], at, character))
        elif character in "'`":
            value, at = quoted(text, at)
            tokens.append(Token('LITERAL_STRING' if character == "'" else 'IDENTIFIER', at, value))
        elif not character.isspace():
            token = number_or_word(text, at)
            tokens.append(token)
            at = token.end
        at += 1
    return tokens


def quoted(text: str, start: int) -> tuple[str, int]:
    """The text between quotes (doubled ones are escaped), and the index of the closing quote, or the end."""
    quote, value, at = text[start], '', start + 1
    while at < len(text):
        if text[at] == quote:
            if text[at + 1 : at + 2] != quote:
                break
            at += 1
        value += text[at]
        at += 1
    return value, at


def number_or_word(text: str, start: int) -> Token:
    end = start
    if text[start] in '0123456789':
        while end < len(text) and text[end] in '0123456789':
            end += 1
        return Token('LITERAL_INT', end - 1, text[start:end])
    while end < len(text) and text[end] not in PUNCTUATION and not text[end].isspace():
        end += 1
    word = text[start:end]
    if word.upper() in KEYWORDS:
        return Token('KEYWORD', end - 1, word.upper())
    return Token('IDENTIFIER', end - 1, word)


class TypeParser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tokenize(text)
        self.position = 0
        """Of the next token."""
        self.unknown: str | None = None
        """The first name that is no type of Flink's. Flink complains of it only when the whole text has been read."""

    def whole(self) -> TypeJson:
        parsed = self.type()
        if self.position < len(self.tokens):
            token = self.take()
            raise self.problem(f'Unexpected token: {token.value}')
        if self.unknown is not None:
            raise self.bad_text('User-defined types are not supported yet.', TABLE_EXCEPTION)
        return parsed

    def type(self) -> TypeJson:
        base = self.named_type() if self.next_is('IDENTIFIER') else self.keyword_type()
        parsed = {**base, 'nullable': self.nullability()}
        if self.accept('ARRAY'):
            return {'kind': 'ARRAY', 'nullable': self.nullability(), 'element': parsed}
        if self.next_is_keyword('MULTISET'):
            raise unsupported_type(self.text)
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
        if name in WITHOUT_CODER:
            raise unsupported_type(self.text)
        raise self.problem(f'Unsupported type: {name}')

    def sized_type(self, name: str) -> TypeJson:
        length = (self.numbers(1) or [1])[0]
        if not 1 <= length <= MAX_LENGTH:
            raise self.out_of_range(LENGTH_NAMES[name], 1, MAX_LENGTH)
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
                raise unsupported_type(self.text)
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
        return {'kind': 'ROW', 'fields': fields}

    # --- tokens

    def numbers(self, most: int) -> list[int]:
        """`(n)` or `(n, m)`; empty where there is no parenthesis."""
        if not self.next_is('BEGIN_PARAMETER'):
            return []
        self.take()
        numbers = [self.number()]
        if most == 2 and self.next_is('LIST_SEPARATOR'):
            self.take()
            numbers.append(self.number())
        self.take('END_PARAMETER')
        return numbers

    def number(self) -> int:
        number = int(self.take('LITERAL_INT').value)
        if number > MAX_LENGTH:
            raise self.problem('Invalid integer value.')
        return number

    def angled(self, inner: Callable[[], TypeJson]) -> TypeJson:
        self.take('BEGIN_SUBTYPE')
        parsed = inner()
        self.take('END_SUBTYPE')
        return parsed

    def next_is(self, kind: str) -> bool:
        return self.position < len(self.tokens) and self.tokens[self.position].kind == kind

    def next_is_keyword(self, word: str, ahead: int = 0) -> bool:
        at = self.position + ahead
        return at < len(self.tokens) and self.tokens[at].kind == 'KEYWORD' and self.tokens[at].value == word

    def accept(self, word: str) -> bool:
        found = self.next_is_keyword(word)
        self.position += found
        return found

    def expect(self, word: str) -> None:
        token = self.take('KEYWORD')
        if token.value != word:
            raise self.problem(f"Keyword '{word}' expected but was '{token.value}'.")

    def take(self, kind: str | None = None) -> Token:
        if self.position >= len(self.tokens):
            raise self.problem('Unexpected end.')
        token = self.tokens[self.position]
        self.position += 1
        if kind is not None and token.kind != kind:
            raise self.problem(f'<{kind}> expected but was <{token.kind}>.')
        return token

    # --- errors

    def problem(self, cause: str) -> WorkbenchError:
        """Flink's position is the end of the token before the last one it took."""
        before = self.position - 2
        at = self.tokens[before].end + 1 if before >= 0 else 0
        message = f'Could not parse type at position {at}: {cause}\n Input type string: {self.text}'
        return self.bad_text(message, VALIDATION_EXCEPTION, at)

    def out_of_range(self, what: str, low: int, high: int) -> WorkbenchError:
        return self.bad_text(f'{what} must be between {low} and {high} (both inclusive).', VALIDATION_EXCEPTION)

    def bad_text(self, message: str, error_type: str, at: int | None = None) -> WorkbenchError:
        facts: dict[str, Any] = {'text': self.text}
        if at is not None:
            facts['at'] = at
        hint = "Write a Flink SQL type, for example 'BIGINT', 'DECIMAL(10, 2)' or 'ROW<a BIGINT, b STRING>'."
        if self.unknown is not None:
            facts['unknownType'] = self.unknown
            hint = f"'{self.unknown}' is no type of Flink. {hint}"
        return WorkbenchError('BAD_TYPE_STRING', 'plan', message, facts, error_type=error_type, hint=hint)

"""The words, numbers, names and signs of a Flink type string."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from udf_worker.errors import WorkbenchError

VALIDATION_EXCEPTION = 'org.apache.flink.table.api.ValidationException'
TABLE_EXCEPTION = 'org.apache.flink.table.api.TableException'
MAX_LENGTH = 0x7FFFFFFF

KEYWORDS = frozenset(
    (
        'CHAR VARCHAR STRING BOOLEAN BINARY VARBINARY BYTES DECIMAL NUMERIC DEC TINYINT SMALLINT INT INTEGER BIGINT '
        'FLOAT DOUBLE PRECISION DATE TIME WITH WITHOUT LOCAL ZONE TIMESTAMP TIMESTAMP_LTZ INTERVAL YEAR MONTH DAY HOUR '
        'MINUTE SECOND TO ARRAY MULTISET MAP ROW NULL RAW LEGACY NOT DESCRIPTOR STRUCTURED VARIANT BITMAP'
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


class TokenReader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tokenize(text)
        self.position: int = 0
        """Of the next token."""
        self.unknown: str | None = None
        """The first name that is no type of Flink's. Flink complains of it only when the whole text has been read."""

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

    def angled(self, inner: Callable[[], Any]) -> Any:
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

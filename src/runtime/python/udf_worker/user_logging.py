"""Python's logging in a job: the root logger's level and handler are what Flink's workers have, records keep what they
know.

Flink's worker takes away all handlers of the root logger and adds one that sends records to its log service; so
`logging.basicConfig` in a UDF file does nothing, there as here.
"""

from __future__ import annotations

import logging
from typing import Any

from udf_worker.output_place import current_place
from udf_worker.user_output import MARK_ENDS, write_all

STDERR = 2
OWN_LOGGER = 'udf_worker'


class RecordHandler(logging.Handler):
    """Writes a record as one marked line on stderr (docs/protocol.md)."""

    def __init__(self) -> None:
        super().__init__()
        self.setFormatter(logging.Formatter('%(message)s'))

    def emit(self, record: logging.LogRecord) -> None:
        try:
            text = escaped(self.format(record))
            place = current_place(record.thread or 0)
            head = b'\x1e;0;' if place is None else place.head + place.rows()
            facts = f';{record.levelno};{record.lineno};{field(record.name)};{field(record.pathname)}'
            line = head + facts.encode('utf-8', 'backslashreplace') + MARK_ENDS + text + b'\n'
            write_all(STDERR, line)
        except Exception:
            self.handleError(record)


def escaped(text: str) -> bytes:
    """A record is one line whatever its text: a traceback has many."""
    if '\\' in text:
        text = text.replace('\\', '\\\\')
    if '\n' in text or '\r' in text:
        text = text.replace('\r\n', '\n').replace('\n', '\\n').replace('\r', '\\r')
    return text.encode('utf-8', 'backslashreplace')


def field(text: str) -> str:
    """What must not hold the characters that part fields and marks."""
    return text.translate(NOT_IN_FIELDS)


NOT_IN_FIELDS = {ord(character): '_' for character in ';\n\x1e\x1f'}


def begin_logging(order: dict[str, Any]) -> None:
    """What the configuration says (python.logging.*), in the way of Flink: a level that is not known is told and left.

    `ProcessState` puts back what the process had.
    """
    settings: dict[str, Any] = order['logging']
    logging.root.handlers[:] = [RecordHandler()]
    logging.root.setLevel(default_level(settings['level']))
    for name, level in settings['overrides'].items():
        try:
            logging.getLogger(name).setLevel(level)
        except ValueError as problem:
            logging.getLogger(OWN_LOGGER).error('Error occurred when setting log level for %s: %s', name, problem)


def default_level(told: str) -> int:
    if told.isdecimal():
        return int(told)
    level: Any = getattr(logging, told, None)
    if isinstance(level, int) and not isinstance(level, bool):
        return level
    logging.getLogger(OWN_LOGGER).error('Unknown log level %s. Use default value INFO.', told)
    return logging.INFO

"""Values of Flink's results in the encoding of case files."""

from __future__ import annotations

import base64
import decimal
import json
import math
import re
from typing import Any


def encoded(value: Any) -> Any:
    """A Java value as JSON; the encoding is in README.md."""
    if value is None or isinstance(value, (bool, str, int)):
        return value
    if isinstance(value, (bytes, bytearray)):
        return base64.b64encode(bytes(value)).decode()
    if isinstance(value, decimal.Decimal):
        return format(value, 'f')
    if isinstance(value, float):
        return encoded_float(value)
    name = value.getClass().getName()
    if name.startswith('['):
        return [encoded(item) for item in value]
    if name == 'org.apache.flink.types.Row':
        return [encoded(value.getField(index)) for index in range(value.getArity())]
    if name.startswith('java.time.'):
        return encoded_time(name, value.toString())
    if name.startswith('java.util.') and hasattr(value, 'entrySet'):
        pairs = [[encoded(entry.getKey()), encoded(entry.getValue())] for entry in value.entrySet()]
        return sorted(pairs, key=sort_key)
    return {'java': name, 'string': value.toString()}


def encoded_float(value: float) -> Any:
    if math.isnan(value):
        return 'NaN'
    if math.isinf(value):
        return 'Infinity' if value > 0 else '-Infinity'
    return value


def encoded_time(name: str, text: str) -> str:
    """Java leaves out seconds that are 0; a fraction has no zeros at its end."""
    if name in ('java.time.LocalTime', 'java.time.LocalDateTime') and text.count(':') == 1:
        text += ':00'
    return re.sub(r'(\.\d*?)0+(Z?)$', lambda found: ('' if found[1] == '.' else found[1]) + found[2], text)


def sort_key(value: Any) -> str:
    return json.dumps(value, sort_keys=True)

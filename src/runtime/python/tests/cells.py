"""Cells of recorded rows to raw values and back (the encoding of src/contract/model/rows.ts, BIGINT as a number)."""

from __future__ import annotations

import base64
import datetime
import math
from typing import Any

from udf_worker.convert import EPOCH, EPOCH_ORDINAL, float32, iso_timestamp

INFINITIES = {'NaN': math.nan, 'Infinity': math.inf, '-Infinity': -math.inf}


def raw_of_cell(data_type: Any, cell: Any) -> Any:
    kind = data_type['kind']
    if cell is None:
        return None
    if kind in ('FLOAT', 'DOUBLE'):
        number = float(INFINITIES.get(cell, cell)) if isinstance(cell, str) else float(cell)
        return float32(number) if kind == 'FLOAT' else number
    if kind in ('BINARY', 'VARBINARY', 'BYTES'):
        return base64.b64decode(cell)
    if kind == 'DATE':
        return datetime.date.fromisoformat(cell).toordinal() - EPOCH_ORDINAL
    if kind == 'TIMESTAMP':
        return (iso_timestamp(cell) - EPOCH) // datetime.timedelta(microseconds=1)
    return cell


def cell_of_raw(data_type: Any, raw: Any) -> Any:
    kind = data_type['kind']
    if raw is None:
        return None
    if kind in ('FLOAT', 'DOUBLE') and not math.isfinite(raw):
        return 'NaN' if math.isnan(raw) else ('Infinity' if raw > 0 else '-Infinity')
    if kind in ('BINARY', 'VARBINARY', 'BYTES'):
        return base64.b64encode(raw).decode()
    if kind == 'DATE':
        return datetime.date.fromordinal(raw + EPOCH_ORDINAL).isoformat()
    if kind == 'TIMESTAMP':
        text = (EPOCH + datetime.timedelta(microseconds=raw)).isoformat()
        return text.rstrip('0') if '.' in text else text
    return raw


def same_cell(data_type: Any, ours: Any, recorded: Any) -> bool:
    """FLOAT after rounding to 32 bits, DOUBLE exactly, -0.0 apart from 0.0."""
    if isinstance(ours, float) and isinstance(recorded, (int, float)):
        wanted = float32(float(recorded)) if data_type['kind'] == 'FLOAT' else float(recorded)
        return ours == wanted and math.copysign(1, ours) == math.copysign(1, wanted)
    return type(ours) is type(recorded) and ours == recorded

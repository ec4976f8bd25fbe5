"""What thread mode has no converter for."""

from __future__ import annotations

from udf_worker.errors import WorkbenchError
from udf_worker.values.layout import TypeJson
from udf_worker.values.type_sql import type_sql


def no_nested_time(data_type: TypeJson) -> WorkbenchError:
    """Thread mode has no converter for a TIME inside of an ARRAY, MAP or ROW: the job fails when it opens."""
    declared = type_sql(data_type)
    return WorkbenchError(
        'UNSUPPORTED_TYPE',
        'run',
        f'Not support dataType: {declared}',
        {'declaredType': declared},
        error_type='java.lang.RuntimeException',
        hint="Flink's thread mode has no TIME inside of an ARRAY, MAP or ROW. Use process mode, or another type.",
    )

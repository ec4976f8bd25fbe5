"""Types of Flink's SQL that Python functions can neither take nor give."""

from __future__ import annotations

import re

from udf_worker.errors import WorkbenchError
from udf_worker.type_tokens import TABLE_EXCEPTION, VALIDATION_EXCEPTION

NO_CODER_EXCEPTION = 'java.lang.UnsupportedOperationException'


def unsupported_type(type_text: str) -> WorkbenchError:
    """What Flink says of a type that Python functions have no coder for; most of them fail when the job runs."""
    no_coder = (f"Python UDF doesn't support logical type {type_text} currently.", NO_CODER_EXCEPTION, 'run')
    error, error_type, stage = REFUSALS.get(PRECISION_OR_NULLABILITY.sub('', type_text), no_coder)
    return WorkbenchError(
        'UNSUPPORTED_TYPE',
        stage,
        error,
        {'declaredType': type_text},
        error_type=error_type,
        hint='Convert to a type that Python functions take and give, for example BIGINT or STRING.',
    )


PRECISION_OR_NULLABILITY = re.compile(r'\(\d\)| NOT NULL$')
REFUSALS = {
    'NULL': (
        'Could not infer an output type for the given arguments. Untyped NULL received.',
        VALIDATION_EXCEPTION,
        'plan',
    ),
    'TIMESTAMP WITH TIME ZONE': ('Type is not supported: TIMESTAMP_WITH_TIME_ZONE', TABLE_EXCEPTION, 'plan'),
}
"""Types that fail earlier than the others: error, its type, stage."""

"""Errors of Java, where they used to be."""

from udf_worker.values.java import (
    NULL_UNBOXING_IN as NULL_UNBOXING_IN,
)
from udf_worker.values.java import (
    NULL_UNBOXING_OUT as NULL_UNBOXING_OUT,
)
from udf_worker.values.java import (
    JavaError as JavaError,
)
from udf_worker.values.java import (
    class_cast_exception as class_cast_exception,
)
from udf_worker.values.java import (
    null_pointer_exception as null_pointer_exception,
)

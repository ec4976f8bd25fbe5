"""User-defined functions: base classes, decorators, and the context of a running function."""

from __future__ import annotations

from pyflink.missing import module_getattr
from pyflink.table.decorators import (
    udaf,
    udf,
    udtaf,
    udtf,
)
from pyflink.table.function_classes import (
    AggregateFunction,
    AsyncScalarFunction,
    FunctionContext,
    ScalarFunction,
    TableAggregateFunction,
    TableFunction,
)
from pyflink.table.function_classes import (
    DelegatingAsyncScalarFunction as DelegatingAsyncScalarFunction,
)
from pyflink.table.function_classes import (
    DelegatingPandasAggregateFunction as DelegatingPandasAggregateFunction,
)
from pyflink.table.function_classes import (
    DelegatingScalarFunction as DelegatingScalarFunction,
)
from pyflink.table.function_classes import (
    DelegationTableFunction as DelegationTableFunction,
)
from pyflink.table.function_classes import (
    ImperativeAggregateFunction as ImperativeAggregateFunction,
)
from pyflink.table.function_classes import (
    PandasAggregateFunctionWrapper as PandasAggregateFunctionWrapper,
)
from pyflink.table.function_classes import (
    UserDefinedFunction as UserDefinedFunction,
)
from pyflink.table.function_wrappers import (
    UserDefinedAggregateFunctionWrapper as UserDefinedAggregateFunctionWrapper,
)
from pyflink.table.function_wrappers import (
    UserDefinedAsyncScalarFunctionWrapper as UserDefinedAsyncScalarFunctionWrapper,
)
from pyflink.table.function_wrappers import (
    UserDefinedFunctionWrapper as UserDefinedFunctionWrapper,
)
from pyflink.table.function_wrappers import (
    UserDefinedScalarFunctionWrapper as UserDefinedScalarFunctionWrapper,
)
from pyflink.table.function_wrappers import (
    UserDefinedTableFunctionWrapper as UserDefinedTableFunctionWrapper,
)

__all__ = [
    'AggregateFunction',
    'AsyncScalarFunction',
    'FunctionContext',
    'ScalarFunction',
    'TableAggregateFunction',
    'TableFunction',
    'udaf',
    'udf',
    'udtaf',
    'udtf',
]

parts = ('pyflink.table.decorators', 'pyflink.table.function_classes', 'pyflink.table.function_wrappers')
for public in tuple(vars().values()):
    if getattr(public, '__module__', '') in parts:
        public.__module__ = __name__

__getattr__ = module_getattr(__name__)

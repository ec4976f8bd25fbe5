"""User-defined functions: base classes, decorators, and the context of a running function."""

from __future__ import annotations

from pyflink.missing import module_getattr
from pyflink.table.function_classes import (
    AggregateFunction,
    AsyncScalarFunction,
    DelegatingAsyncScalarFunction as DelegatingAsyncScalarFunction,
    DelegatingPandasAggregateFunction as DelegatingPandasAggregateFunction,
    DelegatingScalarFunction as DelegatingScalarFunction,
    DelegationTableFunction as DelegationTableFunction,
    FunctionContext,
    ImperativeAggregateFunction as ImperativeAggregateFunction,
    PandasAggregateFunctionWrapper as PandasAggregateFunctionWrapper,
    ScalarFunction,
    TableAggregateFunction,
    TableFunction,
    UserDefinedFunction as UserDefinedFunction,
)
from pyflink.table.function_wrappers import (
    UserDefinedAggregateFunctionWrapper as UserDefinedAggregateFunctionWrapper,
    UserDefinedAsyncScalarFunctionWrapper as UserDefinedAsyncScalarFunctionWrapper,
    UserDefinedFunctionWrapper as UserDefinedFunctionWrapper,
    UserDefinedScalarFunctionWrapper as UserDefinedScalarFunctionWrapper,
    UserDefinedTableFunctionWrapper as UserDefinedTableFunctionWrapper,
    udaf,
    udf,
    udtaf,
    udtf,
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

for public in tuple(vars().values()):
    if getattr(public, '__module__', '') in ('pyflink.table.function_classes', 'pyflink.table.function_wrappers'):
        public.__module__ = __name__

__getattr__ = module_getattr(__name__)

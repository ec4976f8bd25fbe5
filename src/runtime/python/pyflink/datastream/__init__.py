"""Of the DataStream API only what sets up a StreamTableEnvironment: inert, see pyflink.inert."""

from __future__ import annotations

from enum import Enum
from typing import Any

from pyflink.inert import Inert
from pyflink.missing import module_getattr

__all__ = ['RuntimeExecutionMode', 'StreamExecutionEnvironment']


class RuntimeExecutionMode(Enum):
    STREAMING = 0
    BATCH = 1
    AUTOMATIC = 2


class StreamExecutionEnvironment(Inert):
    """Where a job would run."""

    @staticmethod
    def get_execution_environment(configuration: Any = None) -> StreamExecutionEnvironment:
        return StreamExecutionEnvironment()


__getattr__ = module_getattr(__name__)

"""Copies of a function, as Flink makes them: each occurrence in an expression is unpickled anew and has its own state.

What a function shares with others by reference (modules, installed classes) stays shared; objects and the global
values that its code uses are its own.
"""

from __future__ import annotations

import copy
import importlib
from typing import Any

from pyflink.table.udf import UserDefinedFunction


def copied_function(function: Any) -> Any:
    """A copy with state of its own; the function itself where it cannot be copied."""
    try:
        pickling: Any = importlib.import_module('cloudpickle')
        return pickling.loads(pickling.dumps(function))
    except ImportError:
        return copied_object(function)
    # Whatever a user's __reduce__ raises counts as well. Whether Flink could ship the function is told elsewhere.
    except Exception:
        return copied_object(function)


def copied_object(function: Any) -> Any:
    """Without cloudpickle: objects with their attributes; plain functions have none to copy."""
    if not isinstance(function, UserDefinedFunction):
        return function
    try:
        return copy.deepcopy(function)
    except Exception:
        return function

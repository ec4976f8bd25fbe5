"""Clear words for names of PyFlink that the workbench does not have."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Callable, Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import NoReturn

MODULES = (
    'pyflink.common',
    'pyflink.datastream (StreamExecutionEnvironment, RuntimeExecutionMode)',
    'pyflink.metrics',
    'pyflink.table',
    'pyflink.table.data_view',
    'pyflink.table.expression',
    'pyflink.table.expressions',
    'pyflink.table.types',
    'pyflink.table.udf',
    'pyflink.table.window',
    'pyflink.util',
)


class MissingModules(MetaPathFinder):
    """Stands last on sys.meta_path, so it is asked only for modules of pyflink that nothing else found."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if not fullname.startswith('pyflink.'):
            return None
        raise ModuleNotFoundError(
            f'The workbench has no module {fullname}: it runs functions of the Table API. It has {", ".join(MODULES)}.',
            name=fullname,
        )


def module_getattr(module_name: str) -> Callable[[str], NoReturn]:
    """A module's `__getattr__`: `from pyflink.table import X` ends here when there is no X."""

    def missing(name: str) -> NoReturn:
        # Python itself asks modules for such names.
        if name.startswith('__') and name.endswith('__'):
            raise AttributeError(f'module {module_name!r} has no attribute {name!r}')
        if f'{module_name}.{name}' in sys.modules:
            raise AttributeError(name)
        names = public_names(module_name)
        near = difflib.get_close_matches(name, names, 1)
        guess = f' Did you mean {near[0]}?' if near else ''
        raise MissingName(
            f'The workbench has no {name} in {module_name}.{guess} It has {", ".join(names)}.', name=module_name
        )

    return missing


class MissingName(ImportError, AttributeError):
    """An ImportError that hasattr() and getattr() with a default take for an answer, as for any module."""


def public_names(module_name: str) -> list[str]:
    module = sys.modules[module_name]
    names: Sequence[str] = getattr(module, '__all__', None) or [name for name in vars(module) if not name.startswith('_')]
    return sorted(names)

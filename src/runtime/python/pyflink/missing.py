"""Clear words for names of PyFlink that the workbench does not have."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # What only annotations need is not imported: a worker of rows should start in a few milliseconds.
    from collections.abc import Callable, Sequence
    from importlib.machinery import ModuleSpec
    from types import FrameType, ModuleType
    from typing import NoReturn

MODULES = (
    'pyflink.common',
    'pyflink.datastream',
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


class MissingModules:
    """Stands last on sys.meta_path, so it is asked only for modules of pyflink that nothing else found.

    `from pyflink.table import X` ends here too when the package has no X: Python then looks for a module of that name.
    """

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if not fullname.startswith('pyflink.'):
            return None
        raise ModuleNotFoundError(missing_text(fullname), name=fullname)


def missing_text(fullname: str) -> str:
    parent, _, name = fullname.rpartition('.')
    if parent == 'pyflink' or parent not in sys.modules:
        return (
            f'The workbench has no module {fullname}: it runs functions of the Table API. It has {", ".join(MODULES)}.'
        )
    return missing_name_text(parent, name)


def missing_name_text(module_name: str, name: str) -> str:
    import difflib

    module = sys.modules[module_name]
    every = sorted(word for word in vars(module) if not word.startswith('_'))
    names: Sequence[str] = sorted(getattr(module, '__all__', every))
    near = difflib.get_close_matches(name, every, 1)
    guess = f' Did you mean {near[0]}?' if near else ''
    return f'The workbench has no {name} in {module_name}.{guess} It has {", ".join(names)}.'


def module_getattr(module_name: str) -> Callable[[str], NoReturn]:
    """A module's `__getattr__`: an ImportError for import statements, an AttributeError for whoever else asks.

    (pickle, for one, asks every module for names, and expects no ImportError.)
    """

    def missing(name: str) -> NoReturn:
        if name.startswith('__') and name.endswith('__'):
            raise AttributeError(f'module {module_name!r} has no attribute {name!r}')
        text = missing_name_text(module_name, name)
        if is_import(sys._getframe(1)):  # pyright: ignore[reportPrivateUsage]
            raise ImportError(text, name=module_name)
        raise AttributeError(text)

    return missing


def is_import(frame: FrameType) -> bool:
    """Whether the frame's current instruction is the `import X` of a `from … import X`."""
    import opcode

    return opcode.opname[frame.f_code.co_code[frame.f_lasti]] == 'IMPORT_FROM'

"""The part of PyFlink 2.3's API that files of user-defined functions import, without Java.

Functions, types and rows behave as PyFlink's. What would build or run a job (TableEnvironment, Table, Expression, …) is
inert: it records its calls, and refuses to execute. Names that are not here raise an ImportError that says what is.
"""

import sys

from pyflink.missing import MissingModules, module_getattr
from pyflink.version import __version__

__all__ = ['__version__']

sys.meta_path.append(MissingModules())
__getattr__ = module_getattr(__name__)

"""Asks an interpreter for its facts: `python -I THIS_FILE` prints one JSON object. Runs by itself, from Python 3.7."""

from __future__ import annotations

import ctypes
import json
import os
import struct
import sys
import sysconfig


def embedded_library() -> str | None:
    """The shared library that thread mode would load, tried by loading it; None where there is none."""
    name = sysconfig.get_config_var('INSTSONAME') or ''
    if '.so' not in name and '.dylib' not in name and not name.startswith('Python'):
        return None
    folders = [sysconfig.get_config_var('LIBDIR') or '', os.path.join(sys.base_prefix, 'lib')]
    folders += [os.path.join(folder, sysconfig.get_config_var('MULTIARCH') or '') for folder in folders]
    for candidate in [os.path.join(folder, name) for folder in folders] + [name]:
        if os.path.isabs(candidate) and not os.path.exists(candidate):
            continue
        try:
            ctypes.CDLL(candidate)
        except OSError:
            continue
        return candidate
    return None


def installed_packages() -> dict[str, str]:
    """Versions by name. Empty where this Python has no way to tell."""
    try:
        from importlib.metadata import distributions
    except ImportError:
        return {}
    packages: dict[str, str] = {}
    for distribution in distributions():
        name = distribution.metadata['Name']
        # The first on the path is the one that is imported.
        if name and name not in packages:
            packages[name] = distribution.version
    return packages


if __name__ == '__main__':
    print(
        json.dumps(
            {
                'version': '.'.join(str(part) for part in sys.version_info[:3]),
                'implementation': sys.implementation.name,
                'bits': struct.calcsize('P') * 8,
                'isolated': sys.prefix != sys.base_prefix or os.path.isdir(os.path.join(sys.prefix, 'conda-meta')),
                'library': embedded_library(),
                'packages': installed_packages(),
            }
        )
    )

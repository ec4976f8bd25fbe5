"""Small projects written to a temporary folder, and a process left as it was."""

from __future__ import annotations

import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from textwrap import dedent

from udf_worker.process_state import ProcessState


def write_project(folder: Path, **files: str) -> str:
    """Writes NAME.py for each keyword (`pkg__mod` is pkg/mod.py). Answers the path of the first."""
    paths: list[Path] = []
    for name, text in files.items():
        path = folder / (name.replace('__', '/') + '.py')
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text).lstrip('\n'))
        paths.append(path)
    return str(paths[0].resolve())


@contextmanager
def process_restored(project_root: str) -> Generator[None, None, None]:
    state = ProcessState()
    modules = set(sys.modules)
    try:
        yield
    finally:
        state.restore(project_root)
        assert '__main__' in modules

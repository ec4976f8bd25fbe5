"""Fixtures that own what they start: worker processes, and folders with a user's files."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Callable

import pytest
from slot import Slot

WriteUdf = Callable[..., Path]


@pytest.fixture
def slot() -> Iterator[Slot]:
    with Slot() as made:
        yield made


@pytest.fixture
def write_udf(tmp_path: Path) -> WriteUdf:
    """Writes a UDF file into a project of its own: the usual imports, then the given code."""

    def write(code: str, name: str = 'functions.py') -> Path:
        file = tmp_path / 'project' / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(HEADER + textwrap.dedent(code))
        return file

    return write


HEADER = 'from pyflink.table import DataTypes\nfrom pyflink.table.udf import ScalarFunction, udf\n'

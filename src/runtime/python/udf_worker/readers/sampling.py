"""Which parts of a file its types are inferred from: all of a small one; of a large one its head, middle and tail."""

from __future__ import annotations

from typing import BinaryIO

WHOLE_FILE_BYTES = 1 << 20
PART_BYTES = 192 << 10
MIDDLE_PARTS = 3
LONGEST_LINE_BYTES = 16 << 20


def sample_parts(path: str, size_bytes: int) -> list[bytes]:
    """Whole lines. The first part begins at the file's begin. A line break inside quotes may split a record in later
    parts.
    """
    with open(path, 'rb') as file:
        if size_bytes <= WHOLE_FILE_BYTES:
            return [file.read()]
        parts = [head_of(file)]
        for index in range(1, MIDDLE_PARTS + 1):
            parts.append(
                lines_at(file, size_bytes * index // (MIDDLE_PARTS + 1) - PART_BYTES // 2, ends_with_file=False)
            )
        parts.append(lines_at(file, size_bytes - PART_BYTES, ends_with_file=True))
        return parts


def head_of(file: BinaryIO) -> bytes:
    """The first lines; more bytes where a line is very long."""
    part = file.read(PART_BYTES)
    while b'\n' not in part and len(part) < LONGEST_LINE_BYTES:
        more = file.read(len(part))
        if not more:
            return part
        part += more
    return part[: part.rfind(b'\n') + 1]


def lines_at(file: BinaryIO, offset: int, *, ends_with_file: bool) -> bytes:
    """Lines that begin after `offset`; the last one is left out where it may be cut."""
    file.seek(offset)
    part = file.read(PART_BYTES)
    first = part.find(b'\n') + 1
    return part[first:] if ends_with_file else part[first : part.rfind(b'\n') + 1]

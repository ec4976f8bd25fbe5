"""JSON: one array of objects, or objects one after the other. Read an object at a time, as JSON lines."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator

from udf_worker.readers.jsonl_file import Block, JsonlFile
from udf_worker.readers.source_file import unreadable

READ_BYTES = 1 << 20
BLOCK_CHARACTERS = 1 << 20
SAMPLE_CHARACTERS = 1 << 20
LONGEST_OBJECT = 256 << 20
WHITESPACE = ' \t\r\n'


class JsonFile(JsonlFile):
    def sampled_lines(self) -> Iterator[tuple[int | None, bytes]]:
        seen = 0
        for text, _ in self.objects():
            yield None, text.encode('utf-8')
            seen += len(text)
            if seen > SAMPLE_CHARACTERS:
                return

    def blocks(self) -> Iterator[Block]:
        """Each object a line. A line break in JSON stands between its parts only, so that a blank does as well."""
        lines: list[str] = []
        size = first = 0
        position = 0
        for text, position in self.objects():
            lines.append(text.replace('\n', ' '))
            size += len(text)
            if size >= BLOCK_CHARACTERS:
                yield Block('\n'.join(lines).encode('utf-8'), first + 1, position)
                first += len(lines)
                lines, size = [], 0
        if lines:
            yield Block('\n'.join(lines).encode('utf-8'), first + 1, position)

    def objects(self) -> Iterator[tuple[str, int]]:
        """Each object's text, and how far into the file it reaches, about.

        Raises SOURCE_UNREADABLE for what is no object, or no JSON.
        """
        decoder = json.JSONDecoder()
        decode = codecs.getincrementaldecoder('utf-8-sig')()
        buffer, at, ended = '', 0, False
        with open(self.path, 'rb') as file:
            while True:
                while at < len(buffer) and (buffer[at] in WHITESPACE or buffer[at] in '[,]'):
                    at += 1
                if at < len(buffer) and buffer[at] != '{':
                    raise unreadable(self.path, f'{buffer[at : at + 20]!r} stands where an object should.', hint=HINT)
                try:
                    end = decoder.raw_decode(buffer, at)[1] if at < len(buffer) else None
                except ValueError as problem:
                    if ended or len(buffer) - at > LONGEST_OBJECT:
                        raise unreadable(self.path, f'{problem}.', hint=HINT) from problem
                    end = None
                if end is not None:
                    yield buffer[at:end], file.tell()
                    at = end
                    continue
                if ended:
                    return
                data = file.read(max(READ_BYTES, len(buffer) - at))
                ended = not data
                try:
                    buffer, at = buffer[at:] + decode.decode(data, final=ended), 0
                except UnicodeDecodeError as problem:
                    raise unreadable(
                        self.path, 'it is not UTF-8 text.', hint='Save the file with the encoding UTF-8.'
                    ) from problem


HINT = 'The file must be one array of objects: [{"a": 1}, {"a": 2}].'

"""JSON files: arrays of objects, and objects one after the other."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from udf_worker.errors import WorkbenchError
from udf_worker.readers.json_file import JsonFile


def read(path: Path) -> tuple[list[str], list[dict[str, Any]]]:
    file = JsonFile(str(path))
    fields = file.fields([])
    rows: list[dict[str, Any]] = []
    for batch in file.batches(fields):
        columns = [array.to_pylist() for array in batch.arrays]
        rows += [dict(zip((field['name'] for field in fields), values)) for values in zip(*columns)]
    return [f'{field["name"]} {field["type"]["kind"]}' for field in fields], rows


@pytest.mark.parametrize('text', ['[{"a": 1, "s": "x"}, {"a": null}]', '{"a": 1, "s": "x"}\n{"a": null}', '[ ]'])
def test_forms(tmp_path: Path, text: str) -> None:
    path = tmp_path / 'a.json'
    path.write_text(text, encoding='utf-8')
    if text == '[ ]':
        with pytest.raises(WorkbenchError) as caught:
            read(path)
        assert caught.value.data['code'] == 'SOURCE_UNREADABLE'
        return
    assert read(path) == (['a BIGINT', 's STRING'], [{'a': 1, 's': 'x'}, {'a': None, 's': None}])


def test_many_rows_however_they_are_laid_out(tmp_path: Path) -> None:
    rows = [{'a': i, 's': f'é {i} [,] }}\n"'} for i in range(50_000)]
    for name, indent in (('flat', None), ('indented', 2)):
        path = tmp_path / f'{name}.json'
        path.write_text(json.dumps(rows, indent=indent, ensure_ascii=False), encoding='utf-8')
        assert read(path)[1] == rows


@pytest.mark.parametrize('text', ['[1, 2]', '[{"a": 1}, {"a": ', '"text"', '{"a": 1} x'])
def test_what_is_no_array_of_objects_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / 'a.json'
    path.write_text(text, encoding='utf-8')
    with pytest.raises(WorkbenchError) as caught:
        read(path)
    assert caught.value.data['code'] == 'SOURCE_UNREADABLE'
    assert 'array of objects' in caught.value.data.get('hint', '')

"""FLINK006: a function takes something along that cloudpickle refuses, so Flink could not ship it to its workers."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any, NamedTuple

from flink_check.diagnostics import Text, diagnostic
from flink_check.names import Function, Names
from flink_check.udfs import Body, Udf, called_function, methods_of

Json = dict[str, Any]

# Tried with cloudpickle 2.2 and 3.1.
REFUSED = {
    'threading.Lock': 'a lock',
    'threading.RLock': 'a lock',
    'threading.Condition': 'a lock',
    'threading.Event': 'a lock',
    'threading.Semaphore': 'a lock',
    'threading.BoundedSemaphore': 'a lock',
    'threading.Barrier': 'a lock',
    'threading.Thread': 'a thread',
    'threading.Timer': 'a thread',
    'threading.local': 'values of a thread',
    'multiprocessing.Lock': 'a lock',
    'multiprocessing.Queue': 'a queue with a lock',
    'queue.Queue': 'a queue with a lock',
    'queue.SimpleQueue': 'a queue with a lock',
    'concurrent.futures.ThreadPoolExecutor': 'a pool of threads',
    'concurrent.futures.ProcessPoolExecutor': 'a pool of processes',
    'socket.socket': 'a socket',
    'socket.create_connection': 'a socket',
    'sqlite3.connect': 'a connection to a database',
    'psycopg2.connect': 'a connection to a database',
    'psycopg.connect': 'a connection to a database',
    'pymysql.connect': 'a connection to a database',
    'subprocess.Popen': 'a process',
    'ssl.create_default_context': 'a context of encryption',
    'tempfile.NamedTemporaryFile': 'an open file',
    'tempfile.TemporaryFile': 'an open file',
    'gzip.open': 'an open file',
    'zipfile.ZipFile': 'an open file',
    'csv.reader': 'a reader of an open file',
    'contextvars.ContextVar': 'a context variable',
    'weakref.ref': 'a weak reference',
}


class Refused(NamedTuple):
    """Something that cannot be pickled, where it is made."""

    name: str
    what: str
    statement: ast.stmt
    value: ast.expr
    init: Function | None
    """`__init__`, where it is made there for an attribute."""
    owner: ast.ClassDef | None


def check_pickling(udfs: list[Udf], names: Names, text: Text) -> Iterator[Json]:
    made_by: dict[Refused, list[str]] = {}
    for udf in udfs:
        for refused in taken_along(udf, names):
            users = made_by.setdefault(refused, [])
            if udf.name not in users:
                users.append(udf.name)
    for refused, users in made_by.items():
        message = (
            f'Flink ships {" and ".join(users)} to its workers with cloudpickle, which cannot take {refused.name}:'
            f' it is {refused.what}. Make it in open(), which runs in the worker.'
        )
        yield diagnostic('FLINK006', 'warning', text.range_of(refused.value), message, *fixes(refused, text))


def taken_along(udf: Udf, names: Names) -> Iterator[Refused]:
    """What the function and all that it uses of its file take along."""
    wrapped = udf.call.args[0] if udf.call.args else None
    roots: list[Body | ast.ClassDef] = []
    if udf.owner is not None:
        roots.append(udf.owner)
    elif udf.function is not None:
        roots.append(udf.function)
    elif wrapped is not None:
        function, owner = called_function(wrapped, names)
        roots.extend(each for each in (function, owner) if each is not None)
    seen: set[int] = set()
    while roots:
        root = roots.pop()
        if id(root) in seen:
            continue
        seen.add(id(root))
        if isinstance(root, ast.ClassDef):
            yield from refused_attributes(root, names)
        for name in names_used(root):
            if name in names.functions:
                roots.append(names.functions[name])
            elif name in names.classes:
                roots.append(names.classes[name])
            elif name in names.values:
                binding = names.values[name]
                what = refused_value(binding.value, names)
                if what is not None:
                    yield Refused(name, what, binding.statement, binding.value, None, None)


def names_used(root: Body | ast.ClassDef) -> list[str]:
    """Names that are looked up in the file, without those that a function binds for itself."""
    inside = root.body if isinstance(root.body, list) else [root.body]
    nodes = [node for part in inside for node in ast.walk(part)]
    bound = {node.arg for node in ast.walk(root) if isinstance(node, ast.arg)}
    if not isinstance(root, ast.ClassDef):
        globals_ = {name for node in nodes if isinstance(node, ast.Global) for name in node.names}
        stored = {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
        bound |= stored - globals_
    return [
        node.id
        for node in nodes
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id not in bound
    ]


def refused_attributes(owner: ast.ClassDef, names: Names) -> Iterator[Refused]:
    """Of the class itself, and of its objects as __init__ makes them."""
    for statement in owner.body:
        if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
            what = refused_value(statement.value, names)
            if what is not None:
                yield Refused(f'{owner.name}.{statement.targets[0].id}', what, statement, statement.value, None, owner)
    init = methods_of(owner).get('__init__')
    for statement in [] if init is None else init.body:
        if not isinstance(statement, (ast.Assign, ast.AnnAssign)) or statement.value is None:
            continue
        target = statement.targets[0] if isinstance(statement, ast.Assign) else statement.target
        what = refused_value(statement.value, names)
        if what is not None and isinstance(target, ast.Attribute):
            yield Refused(f'self.{target.attr}', what, statement, statement.value, init, owner)


def refused_value(value: ast.expr, names: Names) -> str | None:
    if isinstance(value, ast.GeneratorExp):
        return 'a generator'
    if not isinstance(value, ast.Call):
        return None
    dotted = names.dotted(value.func)
    if dotted in ('open', 'io.open'):
        return 'an open file' if opens_for_more_than_text(value) else None
    return REFUSED.get(dotted or '')


def opens_for_more_than_text(call: ast.Call) -> bool:
    """cloudpickle takes a text file that is open for reading: it ships the text."""
    mode = (
        call.args[1] if len(call.args) > 1 else next((each.value for each in call.keywords if each.arg == 'mode'), None)
    )
    return isinstance(mode, ast.Constant) and isinstance(mode.value, str) and bool(set(mode.value) - {'r', 't'})


def fixes(refused: Refused, text: Text) -> Iterator[Json]:
    """An attribute moves from __init__ to open()."""
    init, owner, statement = refused.init, refused.owner, refused.statement
    if init is None or owner is None or statement.lineno != statement.end_lineno:
        return
    indent = text.indent_of(init.lineno)
    moved = text.line(statement.lineno).strip()
    opening = methods_of(owner).get('open')
    if opening is None:
        lines = ['', f'{indent}def open(self, function_context):', f'{indent}    {moved}']
        made = text.insert_lines_after(init.end_lineno or init.lineno, lines)
    else:
        first = opening.body[0].lineno
        made = text.insert_lines_after(first - 1, [f'{text.indent_of(first)}{moved}'])
    kept = f'{text.indent_of(statement.lineno)}pass' if len(init.body) == 1 else None
    if kept is None:
        removed = text.delete_lines(statement.lineno, statement.lineno)
    else:
        removed = {
            'range': {
                'line': statement.lineno,
                'column': 1,
                'endLine': statement.lineno,
                'endColumn': text.end_column(statement.lineno),
            },
            'text': kept,
        }
    yield text.fix('Make it in open()', made, removed, preferred=True)

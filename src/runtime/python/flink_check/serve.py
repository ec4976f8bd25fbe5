"""Serves `check` over stdin and stdout as language servers do: JSON-RPC, a Content-Length before each message."""

from __future__ import annotations

import json
import os
import sys
import traceback
from typing import Any, BinaryIO

Json = dict[str, Any]

METHOD_NOT_FOUND = -32601
INTERNAL_ERROR = -32603


def read_message(stream: BinaryIO) -> Json | None:
    """None at the end of the input: whoever started us is gone."""
    length = 0
    while True:
        line = stream.readline()
        if not line:
            return None
        name, _, value = line.decode('ascii').partition(':')
        if name.lower() == 'content-length':
            length = int(value)
        if line in (b'\r\n', b'\n'):
            break
    body = stream.read(length)
    return json.loads(body) if len(body) == length else None


def write_message(stream: BinaryIO, message: Json) -> None:
    body = json.dumps(message).encode()
    stream.write(b'Content-Length: %d\r\n\r\n' % len(body) + body)
    stream.flush()


def answer(method: str, params: Any) -> Any:
    from flink_check.check import check

    if method == 'flink/check':
        return check(**params)
    if method == 'initialize':
        return {'capabilities': {}}
    if method == 'shutdown':
        return None
    raise LookupError(method)


def respond(message: Json) -> Json:
    response: Json = {'jsonrpc': '2.0', 'id': message['id']}
    try:
        return {**response, 'result': answer(message['method'], message.get('params'))}
    except LookupError as unknown:
        return {**response, 'error': {'code': METHOD_NOT_FOUND, 'message': f'There is no {unknown} here.'}}
    except Exception:
        return {**response, 'error': {'code': INTERNAL_ERROR, 'message': traceback.format_exc()}}


def main() -> None:
    source, target = sys.stdin.buffer, sys.stdout.buffer
    while (message := read_message(source)) is not None:
        if message.get('method') == 'exit':
            return
        if 'id' in message:
            write_message(target, respond(message))


if __name__ == '__main__':
    # Its own folder goes from the path: a module of it would hide one of the user's environment.
    sys.path[:] = [each for each in sys.path if each != os.path.dirname(os.path.abspath(__file__))]
    sys.path.append(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    main()

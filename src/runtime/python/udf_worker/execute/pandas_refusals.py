"""Windows that Flink has not for pandas aggregates, refused in its words, or never comes back from."""

from __future__ import annotations

from typing import Any

from udf_worker.errors import WorkbenchError

TABLE_EXCEPTION = 'org.apache.flink.table.api.TableException'


def require_window(order: dict[str, Any]) -> None:
    """`order` is the JSON of OPEN. Raises UNSUPPORTED_OPERATION."""
    window: dict[str, Any] | None = order['window']
    if window is None:
        return
    kind: str = window['kind']
    streaming = order['runtime'] == 'streaming'
    if kind == 'over':
        frame = window['frame']
        if streaming and frame.get('preceding') is None and frame.get('precedingMs') is None:
            text = 'Python UDAF is not supported to be used in UNBOUNDED PRECEDING OVER windows.'
            hint = 'Say how many rows, or how much time, the frame goes back; or run in batch mode.'
            raise refused(f'{TABLE_EXCEPTION}: {text}', TABLE_EXCEPTION, hint)
        return
    if kind == 'session':
        raise no_session(window, streaming)
    if not streaming:
        require_batch_window(order, window)


def no_session(window: dict[str, Any], streaming: bool) -> WorkbenchError:
    hint = 'Use a tumbling or hopping window.'
    if streaming:
        text = 'Session Group Window is currently not supported for Pandas UDAF.'
        return refused(text, TABLE_EXCEPTION, hint)
    text = f"Window SessionGroupWindow('w$, {window['time']}, {window['gapMs']}) is not supported right now."
    return refused(text, 'java.lang.UnsupportedOperationException', hint)


def require_batch_window(order: dict[str, Any], window: dict[str, Any]) -> None:
    time = order['columns'][window['timeIndex']]
    if time['type']['kind'] == 'TIMESTAMP_LTZ':
        text = f'{TABLE_EXCEPTION}: Unknown window type encountered. Please report this bug.'
        hint = f"Flink 2.3's batch windows take TIMESTAMP only: cast {time['name']}, or run in streaming mode."
        raise refused(text, TABLE_EXCEPTION, hint)
    if window['kind'] == 'hop' and window['slideMs'] > window['sizeMs']:
        raise WorkbenchError(
            'UNSUPPORTED_OPERATION',
            'run',
            f'Windows of {window["sizeMs"]} ms every {window["slideMs"]} ms leave gaps.',
            {'sizeMs': window['sizeMs'], 'slideMs': window['slideMs']},
            hint="Flink 2.3's batch mode never comes back from a slide larger than the size: make it smaller.",
        )


def refused(text: str, error_type: str, hint: str) -> WorkbenchError:
    return WorkbenchError('UNSUPPORTED_OPERATION', 'plan', text, error_type=error_type, hint=hint)

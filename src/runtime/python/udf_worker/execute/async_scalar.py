"""Async scalar functions: rows of a frame in flight together, results in input order."""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic_ns
from typing import Any

from udf_worker.errors import ErrorData, error_data, user_frames
from udf_worker.execute.async_rows import AsyncOptions, AsyncRows, RowFailed
from udf_worker.execute.frame_rows import FrameRows
from udf_worker.execute.operator import OperatorContext
from udf_worker.execute.row_errors import call_facts, no_argument, refused
from udf_worker.values.arguments import TakenRows
from udf_worker.values.results import ResultColumn

SHARED_ROW_NOTE = (
    'Flink 2.3 lets the rows of a bundle that are in flight share one list, so that a call may see the values of a'
    ' later row. Here every call sees its own row; on Flink set python.fn-execution.bundle.size to 1.'
)


class AsyncScalarOperator:
    def __init__(self, context: OperatorContext) -> None:
        self.context = context
        self.rows = FrameRows(context)
        self.call = self.rows.call
        options: dict[str, Any] = context.order['async']
        self.timeout_ms: float = options['timeoutMs']
        self.running = AsyncRows(
            AsyncOptions(
                options['concurrency'], self.timeout_ms / 1000, options['attempts'], options['retryDelayMs'] / 1000
            )
        )
        context.closers.append(self.running.close)
        zone: str = context.order['localTimeZone']
        self.results = ResultColumn(context.loaded.result_type, context.value_mode, zone, context.notes)

    def batch(self, buffers: Sequence[memoryview], rows: int) -> ErrorData | None:
        if rows > 1:
            self.context.notes.add(SHARED_ROW_NOTE)
        self.results.clear()
        error: ErrorData | None = None
        for first, taken in self.rows.chunks(buffers, rows):
            error = self.run_chunk(taken, first)
            if error is not None:
                break
        started_ns = monotonic_ns()
        result_buffers = self.results.buffers()
        self.context.clocks.encode_back += monotonic_ns() - started_ns
        self.context.emit(result_buffers, self.results.rows)
        return error

    def end_bundle(self) -> ErrorData | None:
        return None

    def finish(self) -> ErrorData | None:
        return None

    def run_chunk(self, taken: TakenRows, first: int) -> ErrorData | None:
        clocks = self.context.clocks
        started_ns = monotonic_ns()
        results: list[Any] = []
        failed: RowFailed | None = None
        try:
            self.running.run(lambda row: self.call.call_row(taken.columns, row), range(taken.rows), results)
        except RowFailed as problem:
            failed = problem
        converting_ns = monotonic_ns()
        refusal = self.results.extend(results)
        clocks.user += converting_ns - started_ns
        clocks.encode_back += monotonic_ns() - converting_ns
        if refusal is not None:
            return refused(self.call, refusal, call_facts(self.call, taken, refusal.row - first, first))
        if failed is not None:
            return self.failure(failed, taken, first)
        return None if taken.problem is None else no_argument(self.rows, taken, first)

    def failure(self, failed: RowFailed, taken: TakenRows, first: int) -> ErrorData:
        """In Flink's words, which leave out the function's line: it is in the facts."""
        record = str([taken.columns[index][failed.row] for index in self.call.columns_used()])
        # Flink does not see what is no Exception: the row is never done, and times out.
        unseen = failed.error if failed.error is not None and not isinstance(failed.error, Exception) else None
        timed_out = failed.error is None or unseen is not None
        timeout = TimeoutError(f'Async function call has timed out for input: {record}')
        cause: BaseException = timeout if unseen is not None else failed.error or timeout
        words = f"Error happens inside the class 'AsyncScalarFunctionOperation' during handling input '{record}'"
        facts = call_facts(self.call, taken, failed.row, first)
        raised = failed.error or cause
        frames = user_frames(raised.__traceback__, self.call.loaded.files)
        if frames:
            facts['frames'] = frames
        if timed_out:
            facts['timeoutMs'] = self.timeout_ms
        else:
            facts['attempts'] = self.context.order['async']['attempts']
        code = 'ASYNC_TIMEOUT' if timed_out else 'UDF_EXCEPTION'
        return error_data(Exception(words, cause), 'run', code, None, facts, hint=self.hint(timed_out, unseen))

    def hint(self, timed_out: bool, unseen: BaseException | None) -> str | None:
        if not timed_out:
            return None
        name = self.call.loaded.name
        if unseen is not None:
            kind = type(unseen).__name__
            return f'{name} raised {kind}, which is no Exception: Flink waits for the timeout then. Raise an Exception.'
        return (
            f'{name} took longer than {self.timeout_ms:g} ms, all its attempts together. Raise'
            ' table.exec.async-scalar.timeout, or let the function give up by itself (asyncio.wait_for).'
        )

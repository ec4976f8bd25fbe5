"""Objects that stand for parts of a Flink job: they record what is asked of them and do nothing.

A file of functions may set up an environment, register its functions and build tables on its top level. All that is
recorded and without effect. What would run a job is refused in words.
"""

from __future__ import annotations

from typing import Any, NamedTuple, NoReturn

REFUSED = frozenset(
    (
        'collect',
        'execute',
        'execute_and_collect',
        'execute_async',
        'execute_insert',
        'execute_plan',
        'get_job_client',
        'print',
        'to_pandas',
        'wait',
    )
)


class RecordedCall(NamedTuple):
    on: str
    """Class of the object that was called."""
    method: str
    args: tuple[Any, ...]
    kwargs: dict[str, Any]


class JobRefused(RuntimeError):
    """A file asked to run a job."""

    workbench_hint = (
        'Keep the job in a file of its own that imports the functions from this one, and run that on Flink. '
        'The workbench runs the functions by themselves.'
    )


def refuse(what: str) -> NoReturn:
    raise JobRefused(
        f'{what} would run a Flink job, which the workbench does not do: it runs single functions on data.'
    )


class InertType(type):
    """Lets classes answer for their static methods: `Schema.new_builder()`, `Tumble.over(...)`."""

    def __getattr__(cls, name: str) -> Any:
        if name.startswith('_'):
            raise AttributeError(f"type object '{cls.__name__}' has no attribute '{name}'")
        return getattr(cls(), name)


class Inert(metaclass=InertType):
    """Answers every public method with an inert object of the class that `answers` says, else of its own."""

    answers: dict[str, type[Inert]] = {}  # noqa: RUF012 (a class that adds to it replaces it)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.recorded_calls: list[RecordedCall] = []
        """Shared with everything that was made from this object."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith('_'):
            raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")

        def record(*args: Any, **kwargs: Any) -> Inert:
            return self.record_call(name, args, kwargs)

        return record

    def record_call(self, method: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Inert:
        if method in REFUSED:
            refuse(f'{type(self).__name__}.{method}()')
        self.recorded_calls.append(RecordedCall(type(self).__name__, method, args, kwargs))
        made = self.answers.get(method, type(self))()
        made.recorded_calls = self.recorded_calls
        return made

    def __repr__(self) -> str:
        return f'<{type(self).__name__}: inert in the workbench>'

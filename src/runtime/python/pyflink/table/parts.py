"""The other parts of a job that files name: inert, see pyflink.inert."""

from __future__ import annotations

from pyflink.inert import Inert


class ChangelogMode(Inert):
    """Kinds of changes a table takes."""


class CompiledPlan(Inert):
    """A plan that was compiled."""


class ExplainDetail:
    """Details of an explained plan."""

    ESTIMATED_COST = 0
    CHANGELOG_MODE = 1
    JSON_EXECUTION_PLAN = 2
    PLAN_ADVICE = 3


class FormatDescriptor(Inert):
    """A format and its options."""


class Module(Inert):
    """Built-in functions of a catalog."""


class ModuleEntry(Inert):
    """A module and whether it is used."""


class PlanReference(Inert):
    """Where a plan is kept."""


class ResultKind:
    """Whether a statement has rows."""

    SUCCESS = 0
    SUCCESS_WITH_CONTENT = 1


class Schema(Inert):
    """Columns of a table."""


class SqlDialect:
    """Dialects of SQL."""

    DEFAULT = 0
    HIVE = 1


class TableDescriptor(Inert):
    """A connector and its options."""


class TablePipeline(Inert):
    """A table and its sink."""


class TableSchema(Inert):
    """Names and types of a table."""

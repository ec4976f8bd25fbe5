"""The settings of a TableEnvironment. The workbench takes its settings from its own panel, not from here."""

from __future__ import annotations

from typing import Any

from pyflink.common import Configuration
from pyflink.inert import Inert

__all__ = ['TableConfig']


class TableConfig(Inert):
    """Keeps what is set."""

    def __init__(self, j_table_config: Any = None) -> None:
        super().__init__()
        self._configuration = Configuration()

    def get(self, key: str, default_value: str) -> str:
        return self._configuration.get_string(key, default_value)

    def set(self, key: str, value: str) -> TableConfig:
        self._configuration.set_string(key, value)
        return self

    def get_local_timezone(self) -> str:
        return self.get('table.local-time-zone', 'UTC')

    def set_local_timezone(self, timezone_id: str) -> None:
        self.set('table.local-time-zone', timezone_id)

    def get_configuration(self) -> Configuration:
        return self._configuration

    def add_configuration(self, configuration: Configuration) -> None:
        self._configuration.add_all(configuration)

    def to_map(self) -> dict[str, str]:
        return self._configuration.to_dict()

    def set_python_executable(self, python_exec: str) -> None:
        self.set('python.executable', python_exec)

    def get_python_executable(self) -> str:
        return self.get('python.executable', 'python')

    @staticmethod
    def get_default() -> TableConfig:
        return TableConfig()

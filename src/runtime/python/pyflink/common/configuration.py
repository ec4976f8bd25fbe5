"""Settings by key. Here they are only kept: the workbench takes its settings from its own panel."""

from __future__ import annotations

from typing import Any

__all__ = ['Configuration']


class Configuration:
    """A map of texts with typed getters and setters."""

    def __init__(self, other: Configuration | None = None, j_configuration: Any = None) -> None:
        self._values: dict[str, str] = {} if other is None else other.to_dict()

    @classmethod
    def from_dict(cls, map: dict[str, str]) -> Configuration:
        configuration = cls()
        for key, value in map.items():
            configuration.set_string(key, value)
        return configuration

    def get_string(self, key: str, default_value: str) -> str:
        return self._values.get(key, default_value)

    def set_string(self, key: str, value: str) -> Configuration:
        self._values[key] = value
        return self

    @staticmethod
    def parse_list_value(value: str) -> list[str]:
        return [part.strip() for part in value.strip('[]').replace(';', ',').split(',') if part.strip()]

    def get_integer(self, key: str, default_value: int) -> int:
        return int(self._values.get(key, default_value))

    def set_integer(self, key: str, value: int) -> Configuration:
        return self.set_string(key, str(value))

    def get_boolean(self, key: str, default_value: bool) -> bool:
        return str(self._values.get(key, default_value)).lower() == 'true'

    def set_boolean(self, key: str, value: bool) -> Configuration:
        return self.set_string(key, str(value).lower())

    def get_float(self, key: str, default_value: float) -> float:
        return float(self._values.get(key, default_value))

    def set_float(self, key: str, value: float) -> Configuration:
        return self.set_string(key, str(value))

    def get_bytearray(self, key: str, default_value: bytearray) -> bytearray:
        return bytearray(self._values[key], 'utf-8') if key in self._values else default_value

    def set_bytearray(self, key: str, value: bytearray) -> Configuration:
        return self.set_string(key, value.decode('utf-8'))

    def key_set(self) -> set[str]:
        return set(self._values)

    def add_all_to_dict(self, target_dict: dict[str, Any]) -> None:
        target_dict.update(self._values)

    def add_all(self, other: Configuration, prefix: str | None = None) -> Configuration:
        for key, value in other.to_dict().items():
            self._values[key if prefix is None else prefix + key] = value
        return self

    def contains_key(self, key: str) -> bool:
        return key in self._values

    def to_dict(self) -> dict[str, str]:
        return dict(self._values)

    def remove_config(self, key: str) -> bool:
        return self._values.pop(key, None) is not None

    def __deepcopy__(self, memodict: Any = None) -> Configuration:
        return Configuration(self)

    def __hash__(self) -> int:
        return hash(tuple(sorted(self._values.items())))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Configuration) and self.to_dict() == other.to_dict()

    def __str__(self) -> str:
        return str(self._values)

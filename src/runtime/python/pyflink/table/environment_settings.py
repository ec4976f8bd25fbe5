"""What a TableEnvironment is made from."""

from __future__ import annotations

from pyflink.common import Configuration

__all__ = ['EnvironmentSettings']


class EnvironmentSettings:
    """Streaming or batch, and further settings; kept, and without effect."""

    class Builder:
        def __init__(self) -> None:
            self._streaming = True
            self._catalog = 'default_catalog'
            self._database = 'default_database'
            self._configuration = Configuration()

        def with_configuration(self, config: Configuration) -> EnvironmentSettings.Builder:
            self._configuration.add_all(config)
            return self

        def in_batch_mode(self) -> EnvironmentSettings.Builder:
            self._streaming = False
            return self

        def in_streaming_mode(self) -> EnvironmentSettings.Builder:
            self._streaming = True
            return self

        def with_built_in_catalog_name(self, built_in_catalog_name: str) -> EnvironmentSettings.Builder:
            self._catalog = built_in_catalog_name
            return self

        def with_built_in_database_name(self, built_in_database_name: str) -> EnvironmentSettings.Builder:
            self._database = built_in_database_name
            return self

        def build(self) -> EnvironmentSettings:
            return EnvironmentSettings(self)

    def __init__(self, j_environment_settings: EnvironmentSettings.Builder) -> None:
        self._built = vars(j_environment_settings)

    def get_built_in_catalog_name(self) -> str:
        return self._built['_catalog']

    def get_built_in_database_name(self) -> str:
        return self._built['_database']

    def is_streaming_mode(self) -> bool:
        return self._built['_streaming']

    def get_configuration(self) -> Configuration:
        return self._built['_configuration']

    @staticmethod
    def new_instance() -> EnvironmentSettings.Builder:
        return EnvironmentSettings.Builder()

    @staticmethod
    def in_streaming_mode() -> EnvironmentSettings:
        return EnvironmentSettings.new_instance().in_streaming_mode().build()

    @staticmethod
    def in_batch_mode() -> EnvironmentSettings:
        return EnvironmentSettings.new_instance().in_batch_mode().build()

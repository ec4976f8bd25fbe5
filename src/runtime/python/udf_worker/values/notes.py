"""What Flink does differently from what one expects, told once where it is really met."""

from __future__ import annotations


class Notes:
    """Texts for the user, each once, in the order they came up. Told with FINISHED."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def add(self, text: str) -> None:
        if text not in self.texts:
            self.texts.append(text)

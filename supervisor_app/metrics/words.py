"""Words as numbers, so that columns of words are columns of numbers."""


class Words:
    """Numbers for words, in the order in which they first came; -1 stands for the empty word."""

    def __init__(self) -> None:
        self._codes: dict[str, int] = {"": -1}
        self.all: list[str] = []

    def code(self, word: str) -> int:
        """The number of a word, a new one where it is new."""
        code = self._codes.get(word)
        if code is None:
            code = self._codes[word] = len(self.all)
            self.all.append(word)
        return code

    def known(self, word: str) -> int | None:
        """The number of a word, None where it never came."""
        return self._codes.get(word)

    def same(self, word: str) -> str:
        """The word as first seen: equal words of many contacts are then one object."""
        code = self.code(word)
        return self.all[code] if code >= 0 else ""

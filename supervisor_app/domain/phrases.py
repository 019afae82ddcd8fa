"""Phrases that irritate customers, looked for in what agents write."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from msgspec import Struct


class Phrases(Struct, frozen=True, gc=False):
    """Phrases of all languages, folded: case and the width of white space make no difference.

    Made by :meth:`of`. False where there is nothing to look for.
    """

    folded: tuple[str, ...] = ()

    @classmethod
    def of(cls, languages: Mapping[str, Iterable[str]]) -> "Phrases":
        """The phrases of these languages (language to phrases), each once; empty ones are left out."""
        told = (_folded(phrase) for phrases in languages.values() for phrase in phrases)
        return cls(tuple(dict.fromkeys(phrase for phrase in told if phrase)))

    def __bool__(self) -> bool:
        return bool(self.folded)

    def found_in(self, text: str) -> bool:
        """Whether the text holds one of them, anywhere."""
        if not self.folded:
            return False
        whole = _folded(text)
        return any(phrase in whole for phrase in self.folded)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


LANGUAGES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "en": (
            "your call is very important to us",
            "unfortunately this is not possible",
            "as I already said",
            "calm down",
            "have you tried turning it off and on again",
            "there is nothing I can do",
        ),
        "pl": (
            "Twoja rozmowa jest dla nas bardzo ważna",
            "niestety nie jest to możliwe",
            "jak już mówiłem",
            "jak już mówiłam",
            "proszę się uspokoić",
            "czy próbowano wyłączyć i włączyć ponownie",
            "nic nie mogę na to poradzić",
        ),
        "ru": (
            "ваш звонок очень важен для нас",
            "к сожалению, это невозможно",
            "как я уже сказал",
            "успокойтесь",
            "вы пробовали выключить и включить снова",
            "я ничем не могу помочь",
        ),
        "cs": (
            "váš hovor je pro nás velmi důležitý",
            "bohužel to není možné",
            "jak už jsem říkal",
            "uklidněte se",
            "zkoušeli jste to vypnout a zapnout",
            "s tím nemohu nic dělat",
        ),
    }
)
"""What is looked for where the settings say nothing: language to phrases."""

NO_PHRASES = Phrases()
DEFAULT_PHRASES = Phrases.of(LANGUAGES)

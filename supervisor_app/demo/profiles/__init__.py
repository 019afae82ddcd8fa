"""The simulated operators, by name; each is loaded when it is asked for."""

from importlib import import_module

from supervisor_app.demo.profile import Profile

_MODULES = {
    "virtual-pl": "virtual_pl",
    "community-uk": "community_uk",
    "regional-tj": "regional_tj",
    "discount-ru": "discount_ru",
    "incumbent-cz": "incumbent_cz",
}

NAMES = tuple(_MODULES)
DEFAULT = "virtual-pl"


def load(name: str = DEFAULT) -> Profile:
    """The profile of that name. Raises KeyError when there is none."""
    profile = import_module(f"{__name__}.{_MODULES[name]}").PROFILE
    if not isinstance(profile, Profile):
        raise TypeError(name)
    return profile

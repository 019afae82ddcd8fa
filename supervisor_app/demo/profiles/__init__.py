"""The simulated operators, by name; each is loaded when it is asked for."""

from supervisor_app.demo.profile import Profile

NAMES = ("virtual-pl",)


def load(name: str) -> Profile:
    """The profile of that name. Raises KeyError when there is none."""
    if name == "virtual-pl":
        from supervisor_app.demo.profiles.virtual_pl import PROFILE

        return PROFILE
    raise KeyError(name)

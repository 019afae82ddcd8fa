"""Where our files live on this machine: settings, store, logs. Nothing is created by asking."""

from pathlib import Path

import platformdirs

_NAME = "supervisor"


def settings_file() -> Path:
    """The settings file that is read where none is named."""
    return platformdirs.user_config_path(_NAME, appauthor=False) / "supervisor.toml"


def store_file() -> Path:
    """The store that is used where the settings name none."""
    return platformdirs.user_data_path(_NAME, appauthor=False) / "supervisor.db"


def log_file() -> Path:
    """The rotating log of the window and of ``collect``."""
    return platformdirs.user_log_path(_NAME, appauthor=False) / "supervisor.log"


def resources() -> Path:
    """The folder of fonts, icons and texts, in a checkout, an installation or a built program alike."""
    return Path(__file__).resolve().parent.parent / "resources"

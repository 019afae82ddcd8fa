"""Secrets from where the settings say they are: the environment, a private file, the keyring."""

import os
import stat
from pathlib import Path

from supervisor_app.domain.errors import SecretError
from supervisor_app.log import Secret


def read_secret(reference: str) -> Secret:
    """The secret behind ``env:NAME``, ``file:/path`` or ``keyring:service/user``. Raises SecretError.

    What is read is blotted out of every log line from then on.
    """
    kind, _, rest = reference.partition(":")
    readers = {"env": _from_environment, "file": _from_file, "keyring": _from_keyring}
    if kind not in readers or not rest:
        raise SecretError('a secret is named by "env:NAME", "file:/path" or "keyring:service/user"')
    secret = readers[kind](rest)
    if not secret:
        raise SecretError(f"the secret at {kind}:{rest} is empty")
    return Secret(secret)


def _from_environment(name: str) -> str:
    try:
        return os.environ[name]
    except KeyError:
        raise SecretError(f"the environment variable {name} is not set: set it, or point elsewhere") from None


def _from_file(name: str) -> str:
    path = Path(name).expanduser()
    try:
        mode = path.stat().st_mode
        text = path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise SecretError(f"the secret file {path} cannot be read: {error}") from error
    if os.name == "posix" and mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise SecretError(f"others may read the secret file {path}: run chmod 600 on it")
    return text


def _from_keyring(name: str) -> str:
    service, _, user = name.partition("/")
    try:
        import keyring  # only where asked for: it probes the desktop session
        from keyring.errors import KeyringError
    except ImportError:
        raise SecretError(
            "keyring is not installed: install supervisor-app[keyring], or use env: or file:"
        ) from None
    try:
        secret: str | None = keyring.get_password(service, user)
    except KeyringError as error:
        raise SecretError(f"this machine has no usable keyring ({error}): use env: or file:") from error
    if secret is None:
        raise SecretError(
            f"the keyring has no secret for {service}/{user}: run `keyring set {service} {user}`"
        )
    return secret

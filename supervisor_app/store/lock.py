"""One writer a file: a lock that the system takes back when its holder dies."""

import os
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

from supervisor_app.domain.errors import StoreError


def lock_for_writing(file: Path) -> FileLock:
    """Take the writer's lock of a file, without waiting. Raises StoreError where somebody has it."""
    path = file.with_name(f"{file.name}.lock")
    # Not bound to a thread: the store may be closed by another one than opened it.
    lock = FileLock(path, timeout=0, mode=0o600, thread_local=False)
    try:
        lock.acquire()
    except Timeout as error:
        message = f"The store {file} is already in use by {_holder(path)}; end that, or give another file."
        raise StoreError(message) from error
    except OSError as error:
        raise StoreError(
            f"The folder of the store {file} cannot be written to ({error.strerror})."
        ) from error
    with suppress(OSError):  # Windows lets nobody write into a locked file; then the holder has no name
        path.write_text(f"process {os.getpid()}", encoding="ascii")
    return lock


def _holder(path: Path) -> str:
    with suppress(OSError):
        return path.read_text(encoding="ascii", errors="replace")[:40].strip() or "another program"
    return "another program"

"""The same pages by dlt into SQLite, run by a Python that has dlt: ``dlt_peer.py FOLDER FILE``.

``FOLDER``: a page a file. Prints its version and the seconds that the load took. Contacts and their events
come apart and are merged by their keys, as the program does; everything is written in one load.
"""

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

os.environ["RUNTIME__DLTHUB_TELEMETRY"] = "false"
os.environ["DATA_WRITER__BUFFER_MAX_ITEMS"] = "50000"
os.environ["NORMALIZE__WORKERS"] = os.environ["LOAD__WORKERS"] = str(os.cpu_count() or 1)

import dlt
import orjson


def load(folder: Path, file: Path) -> float:
    """The seconds it took."""
    started = time.perf_counter()
    pipeline = dlt.pipeline(
        "bench",
        pipelines_dir=str(file.parent / "dlt"),
        destination=dlt.destinations.sqlalchemy(f"sqlite:///{file}"),
        dataset_name="main",
    )
    both = [
        dlt.resource(_told(folder, events=False), "tickets", write_disposition="merge", primary_key="id"),
        dlt.resource(_told(folder, events=True), "events", write_disposition="merge", primary_key="id"),
    ]
    pipeline.run(both)
    return time.perf_counter() - started


def _told(folder: Path, *, events: bool) -> Iterator[list[dict[str, Any]]]:
    for page in sorted(folder.iterdir()):
        contacts = orjson.loads(page.read_bytes())["contacts"]
        told = {contact["id"]: contact.pop("events", ()) for contact in contacts}
        if events:
            yield [event | {"contact": key} for key, story in told.items() for event in story]
        else:
            yield [contact | {"agents": ",".join(contact.get("agents", ()))} for contact in contacts]


if __name__ == "__main__":
    sys.stdout.write(f"dlt {dlt.__version__} {load(Path(sys.argv[1]), Path(sys.argv[2]))}\n")

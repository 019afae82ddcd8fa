"""Draws every page over both real servers: ``python -m tests.real.pictures FOLDER``. Root, Debian 12."""

import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from tests.real.asterisk_server import AsteriskServer
from tests.real.product import Product, write_settings
from tests.real.rt_server import RtServer

SIZES = ("1280x800", "1920x1080")
PAGES = ("live", "wallboard", "agents", "sources")


def main(folder: Path) -> None:
    """Start and seed both, let calls come in, draw while they do."""
    rt, exchange = RtServer(), AsteriskServer()
    rt.fresh()
    exchange.install()
    exchange.restart()
    ended = threading.Event()
    with tempfile.TemporaryDirectory() as place:
        settings = write_settings(Path(place), rt, exchange)
        calling = threading.Thread(target=exchange.originate, args=(400, 300.0), kwargs={"stop": ended})
        calling.start()
        try:
            _watch(settings)
            for page in PAGES:
                for size in SIZES:
                    for theme in ("dark", "light"):
                        _draw(settings, page, size, theme, folder / f"{page}-{size}-{theme}.png")
            _draw(settings, "live", SIZES[1], "dark", folder / "contact.png", "--open", "waiting")
        finally:
            ended.set()
            calling.join()
            exchange.stop()
            rt.stop()


def _watch(settings: Path) -> None:
    """Collect for a while, so that there is a day to draw."""
    product = Product(settings)
    threading.Event().wait(45)
    product.close()


def _draw(settings: Path, page: str, size: str, theme: str, out: Path, *more: str) -> None:
    words = ["screenshot", "--page", page, "--size", size, "--theme", theme, "--out", str(out), *more]
    command = [sys.executable, "-m", "supervisor_app", *words, "--config", str(settings)]
    subprocess.run(command, check=True, timeout=120)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

import os
import select
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
import requests

from supervisor_app.demo.process import TOKEN_ENV, DemoError, DemoProcess


def test_it_starts_answers_and_leaves_nothing_behind() -> None:
    demo = DemoProcess()
    start = datetime(2026, 11, 19, 11, 30, tzinfo=UTC)
    address = demo.start(scale=0.2, seed=3, now=start)
    try:
        assert demo.wait_for_past(30.0)
        with requests.Session() as session:
            session.trust_env = False
            headers = {"Authorization": f"Bearer {address.token}"}
            info = session.get(f"{address.url}/v1/server", headers=headers, timeout=5).json()
        assert info["simulated"] is True
        assert 0 <= (datetime.fromisoformat(info["now"]) - start).total_seconds() < 60
        assert address.token not in " ".join(_command_lines())
    finally:
        demo.stop()
    assert not demo.running
    demo.stop()
    with pytest.raises(requests.ConnectionError):
        requests.get(f"{address.url}/v1/server", timeout=2)


def _command_lines() -> list[str]:
    return [path.read_bytes().decode(errors="replace") for path in Path("/proc").glob("[0-9]*/cmdline")]


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="the system cannot watch a foreign process")
def test_it_ends_with_its_parent() -> None:
    parent = (
        "import sys; from supervisor_app.demo.process import DemoProcess; demo = DemoProcess();"
        "demo.start(scale=0.1); print(demo._process.pid, flush=True); sys.stdin.read(); raise SystemExit(9)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", parent], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        server = os.pidfd_open(int(process.stdout.readline()))
        try:
            process.stdin.close()
            assert select.select([server], [], [], 10)[0], "the server outlived its parent"
        finally:
            os.close(server)


def test_it_ends_when_its_time_is_over() -> None:
    words = ["--for=0.1", "--scale=0.1", "--speed=50"]
    process = subprocess.Popen(
        [sys.executable, "-m", "supervisor_app.demo", *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, TOKEN_ENV: "key"},
    )
    with process:
        assert process.stdout is not None
        assert process.stdout.readline().startswith(b"ready http://127.0.0.1:")
        assert process.wait(20) == 0


def test_a_start_that_fails_says_why() -> None:
    with pytest.raises(DemoError, match="invalid choice: 'nobody'"):
        DemoProcess().start("nobody")
    with pytest.raises(DemoError, match="cannot be started"):
        DemoProcess(["/nowhere/at/all"]).start()


def test_a_start_that_takes_too_long_is_ended() -> None:
    demo = DemoProcess([sys.executable, "-c", "import sys; sys.stdin.read()"])
    with pytest.raises(DemoError, match="did not start"):
        demo.start(limit_s=0.2)
    assert not demo.running


def test_without_a_token_it_does_not_serve() -> None:
    words = [sys.executable, "-m", "supervisor_app.demo", "--token-env=NOT_SET_ANYWHERE"]
    done = subprocess.run(words, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=30)
    assert done.returncode == 2
    assert "NOT_SET_ANYWHERE" in done.stderr

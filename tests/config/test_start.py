"""Starting, stopping, and saying in one line why it will not start."""

import os
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path

import pytest

from midweek.config.running.chores import CHORES
from tests.fixtures.server import MIDWEEK, Server, answers, clean_environment, free_port

pytestmark = pytest.mark.on_sqlite


@pytest.fixture(scope="module")
def running(start_server):
    """A Midweek that is up."""
    return start_server("--empty")


def refusal_of(data: Path, *words: str, **settings: str) -> str:
    """Start on `data`, expect a refusal, and return its one line."""
    ended = subprocess.run(
        [*MIDWEEK, "start", "--data", str(data), *words],
        env=clean_environment(data, **settings),
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        timeout=60,
    )
    lines = ended.stderr.strip().splitlines()
    assert ended.returncode != 0
    assert len(lines) == 1, ended.stderr
    return lines[0]


def processes_of(data: Path) -> list[int]:
    """The processes whose environment names this data folder."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            if entry.name.isdigit() and str(data).encode() in (entry / "environ").read_bytes():
                found.append(int(entry.name))
        except OSError:
            continue
    return [pid for pid in found if pid != os.getpid()]


def child_of(pid: int) -> int:
    """The child that a process started last."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return int(children[-1])


def wait_until_at_work(pid: int) -> None:
    """Wait until a worker has a thread for each of its chores."""
    until = time.monotonic() + 60
    while len(list(Path(f"/proc/{pid}/task").iterdir())) <= len(CHORES):
        assert time.monotonic() < until
        time.sleep(0.05)


def wait_until_gone(data: Path) -> list[int]:
    """Wait for the last process of this data folder to end; return those that did not."""
    until = time.monotonic() + 10
    while processes_of(data) and time.monotonic() < until:
        time.sleep(0.05)
    return processes_of(data)


def test_a_taken_port_is_said_in_one_line(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])

        assert f"cannot use port {port}" in refusal_of(tmp_path / "data", "--port", port)


def test_a_second_midweek_on_the_same_data_is_refused(running):
    said = refusal_of(running.data, "--port", str(free_port()))

    assert said == f"midweek: another Midweek already uses {running.data}."


def test_a_folder_that_cannot_be_written_is_said_in_one_line(tmp_path):
    (tmp_path / "file").touch()

    assert "cannot write to" in refusal_of(tmp_path / "file" / "data")


def test_a_wrong_setting_is_said_in_one_line(tmp_path):
    said = refusal_of(tmp_path / "data", MIDWEEK_PUBLIC_URL="http://midweek.example.org")

    assert said.startswith("midweek: MIDWEEK_PUBLIC_URL:")
    assert "use https" in said


def test_a_lost_root_key_is_never_replaced_by_a_new_one(template_data, tmp_path):
    data = tmp_path / "data"
    shutil.copytree(template_data, data)
    (data / "keys" / "root.key").unlink()

    assert "put the key back" in refusal_of(data)
    assert not (data / "keys" / "root.key").exists()


@pytest.mark.measured
def test_a_second_start_opens_its_first_page_within_three_seconds(start_server):
    server = start_server("--empty")
    waits = []
    for _ in range(3):
        server.stop()
        began = time.monotonic()
        server.start("--empty")
        waits.append(time.monotonic() - began)

    assert min(waits) < 3, "the best of three, for a machine that has other things to do"


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_ends_every_process(start_server, how):
    server = start_server("--empty")
    assert len(processes_of(server.data)) >= 4  # this one, the web server, its workers, ours

    assert server.stop(how) == 0

    assert wait_until_gone(server.data) == []


def test_killing_the_first_process_ends_the_others_too(start_server):
    server = start_server("--empty")

    server.stop(signal.SIGKILL)

    assert wait_until_gone(server.data) == []


def test_when_one_process_dies_nothing_is_left_half_running(start_server):
    server = start_server("--empty")
    assert server.process is not None

    os.kill(child_of(server.process.pid), signal.SIGKILL)

    assert server.process.wait(timeout=15) == 1
    assert wait_until_gone(server.data) == []


def test_the_worker_ends_within_a_second(template_data):
    worker = Server(template_data, free_port(), clean_environment(template_data))
    process = subprocess.Popen([*MIDWEEK, "worker"], env=worker.environment)
    wait_until_at_work(process.pid)

    began = time.monotonic()
    process.terminate()
    process.wait(timeout=10)

    assert process.returncode == 0
    assert time.monotonic() - began < 1


def test_data_and_key_are_closed_to_other_users(running):
    assert running.data.stat().st_mode & 0o077 == 0
    assert (running.data / "keys" / "root.key").stat().st_mode & 0o777 == 0o400
    assert (running.data / "midweek.sqlite3").stat().st_mode & 0o077 == 0


def test_the_doctor_and_the_audit_trail_can_be_asked_for(running):
    assert "0 refused" in running.midweek("doctor")
    assert "The audit trail is whole." in running.midweek("audit", "verify")
    assert answers(running.port)

"""Work in several processes: the same results in the same order as in one."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from almanac.workers import CHUNK, WorkerError, in_workers

forks = pytest.mark.skipif(
    "fork" not in multiprocessing.get_all_start_methods(), reason="this system cannot fork; one process does the work"
)


def flat(chunks):
    return [result for chunk in chunks for result in chunk]


@pytest.mark.parametrize("jobs", [1, 2, 5])
@pytest.mark.parametrize("number", [0, 1, CHUNK, CHUNK + 1, 2 * CHUNK + 50])
def test_results_are_complete_and_in_order(number, jobs):
    """Whatever the number of things and processes, each thing has its result at its place."""
    assert flat(in_workers(lambda thing: thing * thing, range(number), jobs)) == [n * n for n in range(number)]


def test_results_come_in_chunks():
    """Progress can be shown while the rest is worked on."""
    assert [len(chunk) for chunk in in_workers(str, range(2 * CHUNK + 1), 1)] == [CHUNK, CHUNK, 1]
    assert [len(chunk) for chunk in in_workers(str, range(2 * CHUNK + 1), 2)] == [CHUNK, CHUNK, 1]


@forks
def test_several_jobs_are_other_processes():
    """With more than one job the work is not done here; with one job, or a single chunk of work, it is."""
    here = os.getpid()
    assert here not in flat(in_workers(lambda _: os.getpid(), range(2 * CHUNK), 2))
    assert set(flat(in_workers(lambda _: os.getpid(), range(2 * CHUNK), 1))) == {here}
    assert set(flat(in_workers(lambda _: os.getpid(), range(CHUNK), 2))) == {here}


@forks
def test_workers_inherit_what_could_not_be_sent():
    """A function may hold what cannot be pickled, as a renderer with its templates does."""
    step = 1

    def stepped(number):
        return number + step

    with pytest.raises((TypeError, AttributeError), match="pickle"):
        pickle.dumps(stepped)
    assert flat(in_workers(stepped, range(CHUNK + 1), 2)) == list(range(1, CHUNK + 2))


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_exception_in_a_worker_is_raised_here(jobs):
    """A page that cannot be rendered stops the build, whichever process met it, and later work starts anew."""

    def fail_late(number):
        if number == CHUNK + 7:
            raise ValueError("this page cannot be rendered")
        return number

    with pytest.raises(ValueError, match="this page cannot be rendered"):
        flat(in_workers(fail_late, range(2 * CHUNK), jobs))
    assert flat(in_workers(str, range(CHUNK + 1), jobs)) == [str(n) for n in range(CHUNK + 1)]


@forks
def test_two_crews_at_a_time_do_not_take_each_others_work():
    """While some workers do one thing, others may do another; each chunk is done once, by the crew that it is for."""
    first = in_workers(lambda n: (time.sleep(0.001), n)[1], range(60), 2, chunk=1)
    second = in_workers(lambda n: -n, range(60), 2, chunk=1)
    assert flat(second) == [-n for n in range(60)]
    assert flat(first) == list(range(60))


@forks
def test_a_worker_that_is_killed_is_noticed():
    """Where the system kills a worker for want of memory, the build says so instead of waiting forever."""

    def killed(number):
        if number == 5:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    with pytest.raises(WorkerError, match="too little memory"):
        flat(in_workers(killed, range(10), 2, chunk=1))


@forks
def test_workers_end_with_their_parent(tmp_path):
    """A build that is killed leaves no process behind that would go on writing."""
    program = (
        "import os, signal, sys, time\n"
        "from almanac.workers import in_workers\n"
        "def work(n):\n"
        "    open(sys.argv[1], 'a').write(f'{os.getpid()}\\n')\n"
        "    time.sleep(0.02)\n"
        "chunks = in_workers(work, range(100_000), 2, chunk=1)\n"
        "next(chunks)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    said = tmp_path / "workers"
    subprocess.run([sys.executable, "-c", program, str(said)], check=False)
    workers = {int(line) for line in said.read_text().split()}
    assert len(workers) == 2
    for _ in range(500):
        if not any(map(is_running, workers)):
            return
        time.sleep(0.02)
    pytest.fail("a worker lives on")


def is_running(process):
    """Tell whether a process is there; one that has ended and is not yet fetched by its new parent is not."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False

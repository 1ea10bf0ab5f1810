"""Our whole durable turn beside the empty ones of Bolt for JavaScript and for Python: the same signed command, in turns.

    cargo build --release -p fettle --features slack
    cargo build --release -p fettle-tests --example slack_bench
    python3 -m venv venv && venv/bin/pip install slack_bolt==1.30.0 aiohttp starlette 'uvicorn[standard]'
    npm install --prefix node @slack/bolt@5.1.0
    python3 tests/slack/compare.py target/release venv/bin/python node [RATE] [SECONDS] [ROUNDS]

Each server has core 0 to itself, the load comes from core 1. On a busy machine trust the CPU and the memory, not the times.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

built, python, node = sys.argv[1:4]
bench, fettle = str(Path(built, "examples/slack_bench")), str(Path(built, "fettle"))
rate, seconds, rounds = (int(word) for word in (sys.argv[4:] + ["200", "10", "2"][len(sys.argv) - 4 :]))
here = Path(__file__).parent
running = []


def start(core, *words, url=None, **more):
    process = subprocess.Popen(["taskset", "-c", str(core), *words], stdout=subprocess.PIPE, text=True, **more)
    running.append(process)
    line = url or process.stdout.readline().strip()
    assert line.startswith("http"), f"{words} did not start"
    time.sleep(3)
    return process, line


def load(name, process, url):
    said = subprocess.run(["taskset", "-c", "1", bench, "load", url, str(process.pid), str(rate), str(seconds)], capture_output=True, text=True)
    print(f"{name}: {said.stdout.strip() or said.stderr.strip()[-300:]}", flush=True)


try:
    _, api = start(1, bench, "api")
    settings = {
        **os.environ,
        "FETTLE_STATE": str(Path(tempfile.mkdtemp(), "state.redb")),
        "FETTLE_SLACK_API": api,
        "FETTLE_SLACK_BOT_TOKEN": "xoxb-pretend",
        "FETTLE_SLACK_SIGNING_SECRET": "pretend signing secret",
    }
    ours = "http://127.0.0.1:9700/slack/events"
    modules = {**os.environ, "NODE_PATH": str(Path(node, "node_modules").resolve())}
    servers = [
        ("fettle, a durable turn", *start(0, fettle, "serve", "--listen", "127.0.0.1:9700", url=ours, env=settings)),
        ("Bolt for JavaScript, empty", *start(0, "node", str(here / "bolt.js"), "9701", env=modules)),
        ("Bolt for Python, empty", *start(0, python, str(here / "bolt.py"), "9702")),
    ]
    for _ in range(rounds):
        for name, process, url in servers:
            load(name, process, url)
    attacked = str(servers[0][1].pid)
    print(subprocess.run([bench, "attack", ours, attacked], capture_output=True, text=True).stdout, end="")
finally:
    for process in running:
        process.terminate()

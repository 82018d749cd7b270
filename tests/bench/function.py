"""How fast and how small the function is, beside a bare PutItem on the same engine, the least that the design allows (put.rs)
and a minimal Node handler.

    function.py FUNCTION PUT

Everything is asked in the same way by the same client, one request after the other on one line, in turns, so that what
else happens on the machine happens to all of them. It prints; it asserts nothing about time.
"""

import base64
import contextlib
import http.client
import io
import json
import os
import pathlib
import secrets
import socket
import subprocess
import sys
import threading
import time
import zipfile

import world

BINARY = pathlib.Path(sys.argv[1])
LEAST = pathlib.Path(sys.argv[2])
ROUNDS = 2000
STARTS = 15
# At the same time, while memory is measured.
CLIENTS = 16
UNDER_LOAD = 250
# Milliseconds until an engine answers that is in the same region, as Amazon's is.
DELAY = 4
QUESTION = "Hoe vertel ik thuis dat ik blijf zitten? Ik durf het niet, en morgen is het gesprek op school."
FORM = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "text/html", "Accept-Language": "nl"}


class Line:
    """One connection that stays open."""

    def __init__(self, port):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        self.connection.connect()
        self.connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def asks(self, path, body, headers, expected):
        start = time.perf_counter()
        self.connection.request("POST", path, body, headers)
        response = self.connection.getresponse()
        response.read()
        took = time.perf_counter() - start
        assert response.status == expected, f"{response.status} instead of {expected}"
        return took * 1000


def question():
    return world.form(vraag=f"{QUESTION} {secrets.token_hex(4)}")


def bare_put(table):
    """A PutItem of an item like the function's, as the SDK sends it."""
    item = {
        "pk": {"S": f"sub#{secrets.token_hex(16)}"},
        "sk": {"S": "submission"},
        "form": {"S": "vraag"},
        "kind": {"S": "question"},
        "received": {"S": "2026-11-21T14"},
        "status": {"S": "new"},
        "rank": {"S": "1#2026-11-21T14"},
        "urgent": {"BOOL": False},
        "expires": {"N": "1811271600"},
        "version": {"N": "1"},
        "recipient": {"S": "age1" + secrets.token_hex(29)},
        "sealed": {"B": base64.b64encode(secrets.token_bytes(1240)).decode()},
    }
    return json.dumps({"TableName": table, "Item": item, "ConditionExpression": "attribute_not_exists(pk)"})


PUT = {
    "X-Amz-Target": "DynamoDB_20120810.PutItem",
    "Content-Type": "application/x-amz-json-1.0",
    "X-Amz-Date": "20261121T143512Z",
    "Authorization": "AWS4-HMAC-SHA256 Credential=local/20261121/eu-central-1/dynamodb/aws4_request, "
    "SignedHeaders=host, Signature=" + "0" * 64,
}


def first_answer(command, env):
    """Milliseconds from the start of a process to its first 201."""
    port = int(env["PORT"])
    start = time.perf_counter()
    process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while True:
            try:
                Line(port).asks("/api/forms/vraag", question(), FORM, 201)
                return (time.perf_counter() - start) * 1000
            except ConnectionError:
                assert process.poll() is None, f"{command[0]} stopped"
                time.sleep(0.0005)
    finally:
        process.kill()
        process.wait()


def memory(process):
    lines = dict(line.split(":", 1) for line in pathlib.Path(f"/proc/{process.pid}/status").read_text().splitlines())
    return int(lines["VmHWM"].split()[0]) / 1024


def under_load(port):
    """Submissions per second, with many at the same time."""

    def send():
        line = Line(port)
        for _ in range(UNDER_LOAD):
            line.asks("/api/forms/vraag", question(), FORM, 201)

    threads = [threading.Thread(target=send) for _ in range(CLIENTS)]
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return CLIENTS * UNDER_LOAD / (time.perf_counter() - start)


def zipped(assets):
    """The bytes of what goes to Lambda: the program and dist/function."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as package:
        package.write(BINARY, "bootstrap")
        for file in sorted(assets.rglob("*")):
            package.write(file, f"assets/{file.relative_to(assets)}")
    return len(archive.getvalue())


def node_size():
    folder = world.ROOT / "tests/bench/node"
    files = [file for file in folder.rglob("*") if file.is_file()]
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as package:
        for file in files:
            package.write(file, str(file.relative_to(folder)))
    return sum(file.stat().st_size for file in files), len(archive.getvalue())


def at(times, share):
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


def take_turns(engine_port, ports, table, rounds):
    """Milliseconds of each of so many submissions, one after the other, by name."""
    bare = Line(engine_port)
    lines = {name: Line(port) for name, port in ports.items()}
    times = {name: [] for name in ("bare PutItem", *ports)}
    for number in range(rounds + rounds // 5):
        took = {"bare PutItem": bare.asks("/", bare_put(table), PUT, 200)}
        for name, line in lines.items():
            took[name] = line.asks("/api/forms/vraag", question(), FORM, 201)
        # The first ones warm up.
        if number >= rounds // 5:
            for name, time_taken in took.items():
                times[name].append(time_taken)
    return times


@contextlib.contextmanager
def started(programs, **more):
    """The programs by name, each at its port."""
    processes = {}
    try:
        for name, (command, env) in programs.items():
            processes[name] = subprocess.Popen(command, env=env | more, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(1)
        yield processes
    finally:
        for process in processes.values():
            process.kill()
            process.wait()


@contextlib.contextmanager
def delayed(engine_port):
    """The port of an engine that answers later, as Amazon's does."""
    port = world.free_port()
    script = world.ROOT / "tests/bench/node/delay.js"
    process = subprocess.Popen(["node", str(script), str(port), str(engine_port), str(DELAY)])
    try:
        time.sleep(0.5)
        yield port
    finally:
        process.kill()
        process.wait()


def main(folder):
    assets = world.build_assets(folder)
    table = "bench"
    world.make_table(table)
    engine_port = int(world.ENDPOINT.rsplit(":", 1)[1])
    programs = {
        "function": ([str(BINARY)], world.environment(assets, table, LOG="warn")),
        "sealed PutItem": ([str(LEAST)], world.environment(assets, table)),
        "node 20": (["node", str(world.ROOT / "tests/bench/node/handler.js")], world.environment(assets, table)),
    }
    for _, env in programs.values():
        env["PORT"] = str(world.free_port())
        env["PATH"] = os.environ["PATH"]
    ports = {name: int(env["PORT"]) for name, (_, env) in programs.items()}
    rows = {name: {} for name in ("bare PutItem", *programs)}

    for name, (command, env) in programs.items():
        rows[name]["first"] = at([first_answer(command, env) for _ in range(STARTS)], 0.5)
    with started(programs) as processes:
        for name, taken in take_turns(engine_port, ports, table, ROUNDS).items():
            rows[name] |= {"p50": at(taken, 0.5), "p99": at(taken, 0.99)}
        for name, port in ports.items():
            rows[name]["rate"] = under_load(port)
            rows[name]["memory"] = memory(processes[name])
    with delayed(engine_port) as later:
        with started(programs, AWS_ENDPOINT_URL_DYNAMODB=f"http://127.0.0.1:{later}"):
            for name, taken in take_turns(later, ports, table, ROUNDS // 4).items():
                rows[name] |= {"later50": at(taken, 0.5), "later99": at(taken, 0.99)}

    rows["function"] |= {"size": BINARY.stat().st_size, "zip": zipped(assets)}
    rows["node 20"] |= dict(zip(("size", "zip"), node_size()))
    show(rows)
    compare(rows)


def show(rows):
    print(f"\nPOST /api/forms/vraag, {ROUNDS} times in turns, {ROUNDS // 4} with {DELAY} ms of delay in the engine; "
          f"medians of {STARTS} starts; {CLIENTS} at once for rate and memory\n")
    print(f"| | p50 | p99 | p50, {DELAY} ms | p99, {DELAY} ms | start to first 201 | per second | peak memory | on disk | zip |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    for name, row in rows.items():
        cells = [name, *(f"{row[key]:.2f} ms" for key in ("p50", "p99", "later50", "later99"))]
        cells.append(f"{row['first']:.0f} ms" if "first" in row else "")
        cells.append(f"{row['rate']:.0f}" if "rate" in row else "")
        cells.append(f"{row['memory']:.1f} MiB" if "memory" in row else "")
        cells += [f"{row[key] / 1e6:.2f} MB" if key in row else "" for key in ("size", "zip")]
        print("| " + " | ".join(cells) + " |")


def compare(rows):
    """The function beside the bars of the design."""
    ours, least, bare = rows["function"], rows["sealed PutItem"], rows["bare PutItem"]
    print("\n| what | measured | bar |\n| --- | --- | --- |")
    for what, measured, bar in [
        ("p50 / sealed PutItem", ours["p50"] / least["p50"], "≤ 1.10"),
        (f"rate / sealed PutItem, {CLIENTS} at once", ours["rate"] / least["rate"], "≥ 0.9"),
        (f"p50 / bare PutItem, {DELAY} ms in the engine", ours["later50"] / bare["later50"], "≤ 1.15"),
        (f"p99 / bare PutItem, {DELAY} ms in the engine", ours["later99"] / bare["later99"], "≤ 1.5"),
        ("start to first 201, ms", ours["first"], "≤ 30"),
        ("peak memory, MiB", ours["memory"], "≤ 25"),
        ("zip, MB", ours["zip"] / 1e6, "≤ 5"),
    ]:
        print(f"| {what} | {measured:.2f} | {bar} |")


if __name__ == "__main__":
    main(pathlib.Path(os.environ["BENCH_FOLDER"]))

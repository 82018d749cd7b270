"""How fast and how small the function is, beside a bare PutItem on the same engine, the least that the design allows (put.rs)
and a minimal Node handler.

    function.py FUNCTION PUT

Everything is asked in the same way by the same client, one request after the other on one line, in turns, so that what
else happens on the machine happens to all of them. It prints; it asserts nothing about time.
"""

import base64
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
    rows = {name: {} for name in ("bare PutItem", *programs)}

    for name, (command, env) in programs.items():
        rows[name]["first"] = at([first_answer(command, env) for _ in range(STARTS)], 0.5)

    processes = {}
    try:
        for name, (command, env) in programs.items():
            processes[name] = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(1)
        bare = Line(engine_port)
        lines = {name: Line(int(env["PORT"])) for name, (_, env) in programs.items()}
        times = {name: [] for name in rows}
        for number in range(ROUNDS + ROUNDS // 5):
            took = {"bare PutItem": bare.asks("/", bare_put(table), PUT, 200)}
            for name, line in lines.items():
                took[name] = line.asks("/api/forms/vraag", question(), FORM, 201)
            # The first ones warm up.
            if number >= ROUNDS // 5:
                for name, time_taken in took.items():
                    times[name].append(time_taken)
        for name, taken in times.items():
            rows[name] |= {"p50": at(taken, 0.5), "p99": at(taken, 0.99)}
        for name, (_, env) in programs.items():
            rows[name]["rate"] = under_load(int(env["PORT"]))
            rows[name]["memory"] = memory(processes[name])
    finally:
        for process in processes.values():
            process.kill()
            process.wait()

    rows["function"] |= {"size": BINARY.stat().st_size, "zip": zipped(assets)}
    rows["node 20"] |= dict(zip(("size", "zip"), node_size()))
    show(rows)


def show(rows):
    bare = rows["bare PutItem"]
    print(f"\nPOST /api/forms/vraag, {ROUNDS} times in turns; medians of {STARTS} starts; {CLIENTS} at once for rate and memory\n")
    print("| | p50 | × bare | p99 | × bare | start to first 201 | per second | peak memory | on disk | zip |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    for name, row in rows.items():
        cells = [name]
        for share in ("p50", "p99"):
            cells += [f"{row[share]:.2f} ms", f"{row[share] / bare[share]:.2f}"]
        cells.append(f"{row['first']:.0f} ms" if "first" in row else "")
        cells.append(f"{row['rate']:.0f}" if "rate" in row else "")
        cells.append(f"{row['memory']:.1f} MiB" if "memory" in row else "")
        cells += [f"{row[key] / 1e6:.2f} MB" if key in row else "" for key in ("size", "zip")]
        print("| " + " | ".join(cells) + " |")
    print("\nbars: p50 ≤ 1.5 × bare, p99 ≤ 3 × bare, first 201 ≤ 30 ms, memory ≤ 25 MiB, zip ≤ 5 MB")


if __name__ == "__main__":
    main(pathlib.Path(os.environ["BENCH_FOLDER"]))

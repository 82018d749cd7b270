"""The routes against their description (function/openapi.yaml), with requests that nobody would think of, and clients
that behave badly. Nothing makes a 500, a panic or a process that grows."""

import contextlib
import json
import os
import pathlib
import socket
import subprocess
import time

import pytest
import world

# More than a form with everything in it needs; the bar under load is 25 MiB in the build that is deployed.
MOST_MEMORY = 96 * 1024


def address(server):
    host, port = server.removeprefix("http://").split(":")
    return host, int(port)


def raw(server, request, timeout=3):
    """Sends bytes and gives what comes back until the line is closed, or nothing comes any more."""
    with socket.create_connection(address(server), timeout) as line:
        answer = b""
        with contextlib.suppress(ConnectionError, TimeoutError):
            line.sendall(request)
        with contextlib.suppress(ConnectionError, TimeoutError):
            while part := line.recv(65536):
                answer += part
        return answer


def peak_memory():
    """In KiB, of the one function that runs for this test."""
    for status in pathlib.Path("/proc").glob("[0-9]*/status"):
        with contextlib.suppress(OSError):
            command = (status.parent / "cmdline").read_bytes().split(b"\0")[0]
            if command == str(world.BINARIES / "function").encode():
                lines = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
                yield int(lines["VmHWM"].split()[0])


def is_well(server, log):
    with socket.create_connection(address(server), 10) as line:
        line.sendall(b"GET /api/health HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")
        assert line.recv(65536).startswith(b"HTTP/1.1 200")
    text = log.read_text()
    assert "panicked" not in text, text
    assert '"status":500' not in text, text
    peaks = list(peak_memory())
    assert peaks and max(peaks) < MOST_MEMORY, peaks


def test_the_routes_are_as_described(server, tmp_path):
    url, log = server
    checks = "not_a_server_error,status_code_conformance,content_type_conformance,response_headers_conformance,response_schema_conformance"
    run = subprocess.run(
        [
            str(world.TOOLS / "schemathesis"),
            "run",
            str(world.ROOT / "function/openapi.yaml"),
            # It would follow the way out, to a site that is not ours.
            *("--exclude-path", "/api/weg"),
            *("--url", url, "--checks", checks, "--max-examples", "25", "--workers", "8", "--seed", "20261121"),
            *("--phases", "examples,coverage,fuzzing", "--mode", "all", "--no-color", "--generation-database", "none"),
        ],
        capture_output=True,
        text=True,
        timeout=600,
        # It keeps notes of what it found.
        cwd=tmp_path,
        env={**os.environ, "SCHEMATHESIS_HOOKS": "hooks", "PYTHONPATH": str(pathlib.Path(__file__).parent)},
    )
    assert run.returncode == 0, run.stdout[-6000:] + run.stderr[-2000:]
    is_well(url, log)


FORM = b"content-type: application/x-www-form-urlencoded\r\n"


def request(body, headers=FORM, path=b"/api/forms/vraag"):
    return b"POST %s HTTP/1.1\r\nhost: x\r\nconnection: close\r\n%scontent-length: %d\r\n\r\n%s" % (path, headers, len(body), body)


JSON = b"content-type: application/json\r\n"
MULTIPART = b"content-type: multipart/form-data; boundary=x\r\n"
ODD = {
    "ten thousand fields": (request(b"&".join(b"f%d=x" % i for i in range(10_000))), (413, 422)),
    "ten thousand times one field": (request(b"vraag=a&" * 10_000), (413, 422)),
    "ten thousand keys": (request(json.dumps({f"f{i}": "x" for i in range(10_000)}).encode(), JSON), (413, 422)),
    "invalid UTF-8": (request(b"vraag=\xff\xfe%ff%fe%c3%28 en dan nog wat"), (201, 400, 422)),
    # Read as Latin-1, which old programs send: nothing of it is lost.
    "invalid UTF-8 in JSON": (request(b'{"vraag": "\xff\xfe"}', JSON), (201,)),
    "lone surrogates": (request(b'{"vraag": "\\ud800 en dan nog wat meer"}', JSON), (201, 400, 422)),
    "nested JSON": (request(b"[" * 60_000, JSON), (400,)),
    "nested JSON in a field": (request(b'{"vraag": ' + b"[" * 30_000 + b"]" * 30_000 + b"}", JSON), (400,)),
    "huge numbers": (request(b'{"vraag": 1e999999, "leeftijd": -0}', JSON), (400, 422)),
    "null bytes": (request(b"vraag=%00%00%00 en dan nog wat meer&%00=1"), (201, 422)),
    "multipart": (request(b'--x\r\ncontent-disposition: form-data; name="vraag"\r\n\r\nHallo\r\n--x--', MULTIPART), (201,)),
    # Whatever its type says, this is a form.
    "multipart without a part": (request(b"vraag=Hallo", MULTIPART), (201,)),
    "no type": (request(b"vraag=Hallo daar allemaal", b""), (201,)),
    "a text without a type": (request(b"Hallo daar allemaal", b""), (415,)),
    "two lengths": (b"POST /api/forms/vraag HTTP/1.1\r\nhost: x\r\ncontent-length: 3\r\ncontent-length: 5\r\n\r\nabcde", (400,)),
    "both length and chunks": (
        b"POST /api/forms/vraag HTTP/1.1\r\nhost: x\r\nconnection: close\r\n%scontent-length: 3\r\n"
        b"transfer-encoding: chunked\r\n\r\n0\r\n\r\n" % FORM,
        (400, 422),
    ),
    "a chunk without an end": (
        b"POST /api/forms/vraag HTTP/1.1\r\nhost: x\r\n%stransfer-encoding: chunked\r\n\r\nffffffffffffffff\r\nabc" % FORM,
        (400, None),
    ),
    "headers of a megabyte": (request(b"vraag=x", FORM + b"x-a: %s\r\n" % (b"a" * 1_000_000)), (431, None)),
    "a thousand headers": (request(b"vraag=x", FORM + b"".join(b"x-%d: a\r\n" % i for i in range(1000))), (431,)),
    "a long address": (request(b"", FORM, b"/api/forms/" + b"a" * 60_000), (404, 414, None)),
    "no HTTP": (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(range(256)), (400, None)),
    "a code of a megabyte": (request(b"code=" + b"A" * 1_000_000, FORM, b"/api/receipts"), (413,)),
    "a code of other letters": (request("code=０１２３-ＡＢＣＤ-İıßﬁ-٣٤٥٦".encode(), FORM, b"/api/receipts"), (422,)),
}


@pytest.mark.parametrize("name", ODD)
def test_what_is_odd_is_refused_and_harms_nothing(server, name):
    url, log = server
    sent, expected = ODD[name]
    answer = raw(url, sent)
    status = int(answer.split(b" ", 2)[1]) if answer.startswith(b"HTTP/1.1 ") else None
    assert status in expected, answer[:300]
    is_well(url, log)


def test_slow_clients_do_not_keep_others_waiting(server):
    """200 lines that never finish their request: some in the middle of the headers, some in the middle of the body."""
    url, log = server
    starts = (b"POST /api/forms/vraag HTTP/1.1\r\nhost: x\r\nx-slow: ", request(b"vraag=" + b"a" * 500)[:-400])
    with contextlib.ExitStack() as stack:
        lines = [stack.enter_context(socket.create_connection(address(url), 10)) for _ in range(200)]
        for number, line in enumerate(lines):
            line.sendall(starts[number % 2])
        for _ in range(3):
            for line in lines:
                line.sendall(b"a")
            start = time.monotonic()
            status, _, _ = world.post(f"{url}/api/forms/vraag", world.form(vraag="Hoe vertel ik het thuis?"))
            assert status == 201
            assert time.monotonic() - start < 5
        is_well(url, log)
    is_well(url, log)

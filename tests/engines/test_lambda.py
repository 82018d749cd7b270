"""The Lambda under the real runtime API of `cargo lambda watch`, with the events that Amazon sends."""

import base64
import contextlib
import json
import re

import pytest
import world

CANARY = "kanariegeel8842"
BROWSER = "Verklikker/7391"
ADDRESS = "203.0.113.77"
RECEIPT = re.compile(r"\b[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}\b")


@pytest.fixture(scope="module")
def runtime(assets, table, tmp_path_factory):
    """The address to invoke, and the files with all that was printed."""
    logs = tmp_path_factory.mktemp("lambda")
    port = world.free_port()
    api = f"127.0.0.1:{port}"
    cargo_lambda = [str(world.TOOLS / "cargo-lambda"), "lambda", "watch", "--only-lambda-apis", "--ignore-changes"]
    where = ["-A", "127.0.0.1", "-P", str(port)]
    env = world.environment(
        assets,
        table,
        AWS_LAMBDA_RUNTIME_API=f"http://{api}/.rt",
        AWS_LAMBDA_FUNCTION_NAME="_",
        AWS_LAMBDA_FUNCTION_VERSION="1",
        AWS_LAMBDA_FUNCTION_MEMORY_SIZE="256",
    )
    with contextlib.ExitStack() as stack:
        # It asks cargo about the workspace, so it runs in it, with the environment of whoever runs the tests.
        stack.enter_context(world.running(cargo_lambda + where, port, logs / "watch.log", None))
        # It does not listen; it asks the runtime for events. The port that answers is the runtime's.
        stack.enter_context(world.running([str(world.BINARIES / "function")], port, logs / "function.log", env))
        yield f"http://{api}/2015-03-31/functions/_/invocations", logs


def event(domain, route, path, body, **headers):
    """An event of payload format 2.0, as API Gateway and function URLs send it."""
    headers = {
        "host": domain,
        "content-type": "application/x-www-form-urlencoded",
        "accept": "text/html",
        "user-agent": BROWSER,
        "x-forwarded-for": ADDRESS,
        "x-forwarded-proto": "https",
        **headers,
    }
    return {
        "version": "2.0",
        "routeKey": route,
        "rawPath": path,
        "rawQueryString": "",
        "headers": headers,
        "requestContext": {
            "accountId": "123456789012",
            "apiId": "abc",
            "domainName": domain,
            "domainPrefix": domain.split(".")[0],
            "http": {"method": "POST", "path": path, "protocol": "HTTP/1.1", "sourceIp": ADDRESS, "userAgent": BROWSER},
            "requestId": "id",
            "routeKey": route,
            "stage": "$default",
            "time": "21/Nov/2026:14:35:12 +0000",
            "timeEpoch": 1795271712000,
        },
        "body": base64.b64encode(body).decode(),
        "isBase64Encoded": True,
    }


GATEWAY = ("abc.execute-api.eu-central-1.amazonaws.com", "$default")
FUNCTION_URL = ("abc.lambda-url.eu-central-1.on.aws", "$default")


def invoke(url, payload):
    status, _, body = world.post(url, json.dumps(payload).encode(), {"content-type": "application/json"})
    assert status == 200, body
    answer = json.loads(body)
    assert "statusCode" in answer, answer
    text = answer["body"]
    if answer.get("isBase64Encoded"):
        text = base64.b64decode(text).decode()
    headers = {name.lower(): value for name, value in answer["headers"].items()}
    return answer["statusCode"], headers, text


@pytest.mark.parametrize("source", [GATEWAY, FUNCTION_URL], ids=["api-gateway-v2", "function-url"])
def test_a_question_gets_a_receipt_that_opens(runtime, source):
    url, _ = runtime
    body = world.form(vraag=f"Mijn vraag: {CANARY}")
    status, headers, page = invoke(url, event(*source, "/api/forms/vraag", body))
    assert status == 201, page
    assert headers["cache-control"] == "no-store"
    assert "default-src 'none'" in headers["content-security-policy"]
    receipt = RECEIPT.search(page)[0]
    status, _, page = invoke(url, event(*source, "/api/receipts", world.form(code=receipt)))
    assert status == 200 and "Je vraag is aangekomen" in page


@pytest.mark.parametrize("source", [GATEWAY, FUNCTION_URL], ids=["api-gateway-v2", "function-url"])
def test_what_is_wrong_comes_back_with_what_was_typed(runtime, source):
    url, _ = runtime
    status, _, page = invoke(url, event(*source, "/api/forms/vraag", world.form(vraag=CANARY, gemeente="nergens")))
    assert status == 422 and CANARY in page
    json_body = json.dumps({"vraag": "x"}).encode()
    status, headers, page = invoke(
        url, event(*source, "/api/forms/vraag", json_body, **{"content-type": "application/json", "accept": "application/json"})
    )
    assert status == 422 and headers["content-type"] == "application/problem+json"
    assert json.loads(page)["errors"][0]["field"] == "vraag"
    assert invoke(url, event(*source, "/api/nergens", b""))[0] == 404


def test_a_body_that_is_not_encoded_is_read_too(runtime):
    plain = event(*GATEWAY, "/api/forms/vraag", b"") | {"body": "vraag=Een+gewone+vraag", "isBase64Encoded": False}
    assert invoke(runtime[0], plain)[0] == 201


def test_nothing_of_it_is_kept(runtime, table):
    """Runs after the others: neither what was printed nor the table holds a word of a visitor."""
    _, logs = runtime
    printed = (logs / "function.log").read_bytes()
    assert b"answered" in printed, "the log is the right file"
    items = repr(world.dynamodb().scan(TableName=table)["Items"])
    assert "'new'" in items, "the table is the right one"
    for word in (CANARY, BROWSER, ADDRESS):
        assert word.encode() not in printed
        assert word not in items

"""The Lambda under the real runtime API of `cargo lambda watch`, with the events that Amazon sends."""

import base64
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
    with world.under_lambda(assets, table, logs) as url:
        yield url, logs


def source(domain):
    return {"domain": domain, "browser": BROWSER, "address": ADDRESS}


GATEWAY = source("abc.execute-api.eu-central-1.amazonaws.com")
FUNCTION_URL = source("abc.lambda-url.eu-central-1.on.aws")


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
    status, headers, page = invoke(url, world.api_event("/api/forms/vraag", body, source))
    assert status == 201, page
    # The browser that got the code shows it again on the way back; nobody else keeps it.
    assert headers["cache-control"] == "private, no-cache"
    assert "default-src 'none'" in headers["content-security-policy"]
    receipt = RECEIPT.search(page)[0]
    status, _, page = invoke(url, world.api_event("/api/receipts", world.form(code=receipt), source))
    assert status == 200 and "Je vraag is aangekomen" in page


@pytest.mark.parametrize("source", [GATEWAY, FUNCTION_URL], ids=["api-gateway-v2", "function-url"])
def test_what_is_wrong_comes_back_with_what_was_typed(runtime, source):
    url, _ = runtime
    status, _, page = invoke(url, world.api_event("/api/forms/vraag", world.form(vraag=CANARY, gemeente="nergens"), source))
    assert status == 422 and CANARY in page
    json_body = json.dumps({"vraag": ""}).encode()
    wants_json = {"content-type": "application/json", "accept": "application/json"}
    status, headers, page = invoke(url, world.api_event("/api/forms/vraag", json_body, source, **wants_json))
    assert status == 422 and headers["content-type"] == "application/problem+json"
    assert json.loads(page)["errors"][0]["field"] == "vraag"
    assert invoke(url, world.api_event("/api/nergens", b"", source))[0] == 404


def test_a_body_that_is_not_encoded_is_read_too(runtime):
    plain = world.api_event("/api/forms/vraag", b"", GATEWAY) | {"body": "vraag=Een+gewone+vraag", "isBase64Encoded": False}
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

"""The hosted desk as a Lambda, under the real runtime API of `cargo lambda watch`, with the events that Amazon sends."""

import base64
import json

import pytest
import world

BROWSER = "Verklikker/7391"
ADDRESS = "203.0.113.77"
BALIE = {"domain": "balie.example", "browser": BROWSER, "address": ADDRESS}


@pytest.fixture(scope="module")
def runtime(assets, table, tmp_path_factory):
    """The address to invoke, and the files with all that was printed."""
    logs = tmp_path_factory.mktemp("desk")
    with world.under_lambda(assets, table, logs, "desk", DESK_URL="https://balie.example") as url:
        yield url, logs


def asks(runtime, method, path, source=BALIE, body=b"", cookies=()):
    event = world.api_event(path, body, source, method, cookies, **{"sec-fetch-site": "same-origin"})
    status, answer = world.invoke(runtime[0], event)
    assert status == 200 and "statusCode" in answer, answer
    text = answer["body"] or ""
    if answer.get("isBase64Encoded"):
        text = base64.b64decode(text).decode()
    headers = {name.lower(): value for name, value in answer["headers"].items()}
    return answer["statusCode"], headers, text


def test_the_door_is_open_and_nothing_else(runtime):
    status, headers, page = asks(runtime, "GET", "/desk/enter")
    assert status == 200 and 'name="naam"' in page
    assert headers["cache-control"] == "no-store"
    assert "default-src 'none'" in headers["content-security-policy"]
    assert headers["strict-transport-security"] == "max-age=63072000"
    assert headers["x-frame-options"] == "DENY"
    assert asks(runtime, "GET", "/")[1]["location"] == "/desk"
    for path in ("/desk", "/desk/export", "/desk/people", f"/desk/{'0a' * 16}"):
        assert asks(runtime, "GET", path)[0] == 401, path
    # A cookie that says nothing, as API Gateway hands it over.
    forged = [f"__Host-desk={'0a' * 16}.{'0b' * 32}"]
    assert asks(runtime, "GET", "/desk", cookies=forged)[0] == 401
    assert asks(runtime, "GET", "/health")[0] == 200


def test_what_is_not_there_is_a_404_and_another_address_is_refused(runtime):
    for path in ("/vraag/", "/api/health", "/api/forms/vraag"):
        status, headers, _ = asks(runtime, "GET", path)
        assert (status, headers["cache-control"]) == (404, "no-store"), path
    assert asks(runtime, "POST", "/api/forms/vraag", body=world.form(vraag="Een vraag"))[0] == 404
    other = {**BALIE, "domain": "abc.execute-api.eu-central-1.amazonaws.com"}
    assert asks(runtime, "GET", "/desk/enter", other)[0] == 421


def test_a_guess_is_refused_and_another_site_cannot_send_one(runtime):
    guess = world.form(naam="Samira", herstelcode="AAAA-AAAA-AAAA-AAAA")
    assert asks(runtime, "POST", "/desk/recover", body=guess)[0] == 422
    event = world.api_event("/desk/recover", guess, BALIE, **{"sec-fetch-site": "cross-site"})
    assert world.invoke(runtime[0], event)[1]["statusCode"] == 403


def test_an_event_that_is_no_request_is_an_error(runtime):
    status, answer = world.invoke(runtime[0], world.SCHEDULE)
    assert status >= 400 or "errorMessage" in json.dumps(answer), answer


def test_nothing_of_it_is_kept(runtime):
    """Runs after the others: nothing that was printed tells of anybody."""
    printed = (runtime[1] / "desk.log").read_bytes()
    assert b"answered" in printed, "the log is the right file"
    for word in (BROWSER, ADDRESS, "Samira", "AAAA-AAAA"):
        assert word.encode() not in printed

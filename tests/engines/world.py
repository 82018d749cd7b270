"""What the tests share: processes on loopback, the table of the deployment, and the folder that the function reads."""

import base64
import contextlib
import http.client
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request

import boto3
import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
BINARIES = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "debug"
ENDPOINT = os.environ["TEST_STORE_ENDPOINT"]
# What the schedule of function/template.yaml sends.
SCHEDULE = {"notify": "now"}
TOOLS = pathlib.Path(os.sys.executable).parent


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


@contextlib.contextmanager
def running(command, port, log, env):
    """A process that listens on `port`, with its output in the file `log`. It is stopped at the end."""
    with open(log, "wb") as output:
        process = subprocess.Popen(command, stdout=output, stderr=output, env=env, cwd=ROOT, start_new_session=True)
        try:
            for _ in range(200):
                if process.poll() is not None:
                    raise AssertionError(f"{command[0]} stopped: {pathlib.Path(log).read_text()}")
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.05)
            else:
                raise AssertionError(f"{command[0]} does not listen: {pathlib.Path(log).read_text()}")
            yield process
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGTERM)
            try:
                process.wait(2)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait(10)


class Template(yaml.SafeLoader):
    """CloudFormation's short forms (`!Ref x`) are kept as they are."""


Template.add_multi_constructor("!", lambda loader, tag, node: {tag: str(node.value)})
# Of two cases, the one where the condition does not hold: that of a new stack.
Template.add_constructor("!If", lambda loader, node: loader.construct_sequence(node, deep=True)[2])


def dynamodb():
    return boto3.client(
        "dynamodb",
        endpoint_url=ENDPOINT,
        region_name="eu-central-1",
        aws_access_key_id="local",
        aws_secret_access_key="local",
    )


def template():
    """What function/template.yaml describes, for a new stack."""
    return yaml.load((ROOT / "function/template.yaml").read_text(), Template)


def make_table(name):
    """The table as function/template.yaml describes it, made from those very words."""
    table = template()["Resources"]["Submissions"]["Properties"]
    kept = ("BillingMode", "AttributeDefinitions", "KeySchema", "GlobalSecondaryIndexes")
    client = dynamodb()
    client.create_table(TableName=name, **{key: table[key] for key in kept})
    client.update_time_to_live(TableName=name, TimeToLiveSpecification=table["TimeToLiveSpecification"])


def replace(file, old, new):
    text = file.read_text()
    assert old in text, f"{file} has no {old}"
    file.write_text(text.replace(old, new))


def copy_site(folder):
    """The site as it would be if Kerkrade took part, and the public key of moderators who exist for this test only."""
    shutil.copytree(ROOT / "content", folder / "content")
    shutil.copytree(ROOT / "themes", folder / "themes")
    replace(folder / "content/gemeenten/kerkrade/_index.md", 'deelname = "voorbeeld"', 'deelname = "actief"')
    sender = '[afzender]\norganisatie = "Proef"\nadres = "Markt 1, 6461 EC Kerkrade"\nemail = "proef@kerkrade.example"\n'
    settings = folder / "content/site.toml"
    replace(settings, "https://socialbrokers.example", "https://proef.test")
    replace(settings, "\ndemonstratie = true\n", "\n")
    replace(settings, "\n# [afzender]\n", f"\n{sender}")
    made = subprocess.run(
        [str(BINARIES / "brokers"), "keys", "new", "--root", str(folder)], check=True, capture_output=True, text=True
    )
    return re.search(r"age1[0-9a-z]+", made.stdout + made.stderr)[0]


def build_assets(folder):
    """dist/function of the real site, with the key of such moderators."""
    brokers = str(BINARIES / "brokers")
    key = copy_site(folder / "site")
    dist = folder / "dist"
    subprocess.run([brokers, "build", "--root", str(folder / "site"), "--out", str(dist)], check=True, capture_output=True)
    facts = dist / "function/site.json"
    site = json.loads(facts.read_text())
    site["recipients"] = [key]
    facts.write_text(json.dumps(site))
    return dist / "function"


def environment(assets, table, **more):
    """Everything the function gets to know."""
    return {
        "FUNCTION_ASSETS": str(assets),
        "SUBMISSIONS_TABLE": table,
        "AWS_ENDPOINT_URL_DYNAMODB": ENDPOINT,
        # Many tests come from one address.
        "RATE_LIMIT": "0",
        **more,
    }


@contextlib.contextmanager
def under_lambda(assets, table, logs, program="function", **more):
    """A program under the real runtime API of `cargo lambda watch`: the address to invoke. What they print goes to
    files in the folder `logs`."""
    port = free_port()
    api = f"127.0.0.1:{port}"
    cargo_lambda = [str(TOOLS / "cargo-lambda"), "lambda", "watch", "--only-lambda-apis", "--ignore-changes"]
    where = ["-A", "127.0.0.1", "-P", str(port)]
    env = environment(
        assets,
        table,
        AWS_LAMBDA_RUNTIME_API=f"http://{api}/.rt",
        AWS_LAMBDA_FUNCTION_NAME="_",
        AWS_LAMBDA_FUNCTION_VERSION="1",
        AWS_LAMBDA_FUNCTION_MEMORY_SIZE="256",
        **more,
    )
    with contextlib.ExitStack() as stack:
        # It asks cargo about the workspace, so it runs in it, with the environment of whoever runs the tests.
        stack.enter_context(running(cargo_lambda + where, port, logs / "watch.log", None))
        # It does not listen; it asks the runtime for events. The port that answers is the runtime's.
        stack.enter_context(running([str(BINARIES / program)], port, logs / f"{program}.log", env))
        yield f"http://{api}/2015-03-31/functions/_/invocations"


def api_event(path, body, source, method="POST", cookies=(), **headers):
    """An event of payload format 2.0, as API Gateway and function URLs send it. `source` says who they are and whom
    they tell of."""
    headers = {
        "host": source["domain"],
        "content-type": "application/x-www-form-urlencoded",
        "accept": "text/html",
        "user-agent": source["browser"],
        "x-forwarded-for": source["address"],
        "x-forwarded-proto": "https",
        **headers,
    }
    http = {"method": method, "path": path, "protocol": "HTTP/1.1"}
    return {
        "version": "2.0",
        "cookies": list(cookies),
        "routeKey": "$default",
        "rawPath": path,
        "rawQueryString": "",
        "headers": headers,
        "requestContext": {
            "accountId": "123456789012",
            "apiId": "abc",
            "domainName": source["domain"],
            "domainPrefix": source["domain"].split(".")[0],
            "http": {**http, "sourceIp": source["address"], "userAgent": source["browser"]},
            "requestId": "id",
            "routeKey": "$default",
            "stage": "$default",
            "time": "21/Nov/2026:14:35:12 +0000",
            "timeEpoch": 1795271712000,
        },
        "body": base64.b64encode(body).decode(),
        "isBase64Encoded": True,
    }


def post(url, body, headers=None):
    """Status, headers and body of the answer."""
    request = urllib.request.Request(url, body, headers or {}, method="POST")
    try:
        with urllib.request.urlopen(request, timeout=20) as response:
            return response.status, response.headers, response.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


def get(port, path, host="127.0.0.1", cookie=""):
    """Status, headers and text of a page, for whoever asks for that host; redirects are not followed."""
    return ask(port, "GET", path, host, cookie)


def send(port, path, host="127.0.0.1", cookie="", **fields):
    """The same of a form that a browser sends."""
    return ask(port, "POST", path, host, cookie, form(**fields))


def ask(port, method, path, host, cookie, body=None):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    headers = {"Host": host, "Sec-Fetch-Site": "same-origin", "User-Agent": "Verklikker/7391"}
    headers |= {"Cookie": cookie} if cookie else {}
    headers |= {"Content-Type": "application/x-www-form-urlencoded"} if body is not None else {}
    with contextlib.closing(connection):
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read().decode()


def invoke(url, payload):
    """Status and content of what the Lambda gives for an event."""
    status, _, body = post(url, json.dumps(payload).encode(), {"content-type": "application/json"})
    return status, json.loads(body)


def form(**fields):
    return urllib.parse.urlencode(fields).encode()

"""The rights of function/template.yaml, and an engine that gives no more than those: a proxy in front of DynamoDB that reads policies
as Amazon describes them. moto knows actions and resources of policies, but not their conditions."""

import contextlib
import fnmatch
import http.server
import json
import re
import threading
import urllib.error
import urllib.request

import world

# What the template calls the table and its indexes.
TABLE = "table"


def statements(role, *more):
    """What a role of the template may do, and the managed policies that are named besides."""
    resources = world.template()["Resources"]
    role = resources[role]["Properties"]
    documents = [policy["PolicyDocument"] for policy in role.get("Policies", [])]
    attached = [arn["Ref"] for arn in role.get("ManagedPolicyArns", [])]
    documents += [resources[name]["Properties"]["PolicyDocument"] for name in [*attached, *more]]
    return [one for document in documents for one in document["Statement"]]


def managed(*names):
    """What managed policies of the template allow together."""
    resources = world.template()["Resources"]
    return [one for name in names for one in resources[name]["Properties"]["PolicyDocument"]["Statement"]]


def listed(value):
    return value if isinstance(value, list) else [value]


def resource(value):
    """Of the table: `table`, or `table/index/NAME`. Of anything else: its text."""
    (how, text), = value.items()
    table = {"GetAtt": "Submissions.Arn", "Sub": "${Submissions.Arn}"}[how]
    return text.replace(table, TABLE, 1)


def allows(statement, action, where, keys):
    """Whether a statement allows an action on a resource, for these partition keys."""
    if statement["Effect"] != "Allow" or "NotAction" in statement or "NotResource" in statement:
        raise AssertionError(f"read this as well: {statement}")
    if f"dynamodb:{action}" not in listed(statement["Action"]):
        return False
    if where not in [resource(one) for one in listed(statement["Resource"])]:
        return False
    for how, condition in statement.get("Condition", {}).items():
        (variable, patterns), = condition.items()
        assert (how, variable) in {
            ("ForAllValues:StringLike", "dynamodb:LeadingKeys"),
            ("ForAllValues:StringEquals", "dynamodb:LeadingKeys"),
        }, f"read this as well: {condition}"
        like = fnmatch.fnmatchcase if how.endswith("Like") else str.__eq__
        if not all(any(like(key, pattern) for pattern in patterns) for key in keys):
            return False
    return True


def needs(operation, body):
    """The rights that a request needs: action, resource, partition keys."""
    if operation == "TransactWriteItems":
        parts = [part for item in body["TransactItems"] for part in item.items()]
        names = {"ConditionCheck": "ConditionCheckItem", "Put": "PutItem", "Update": "UpdateItem", "Delete": "DeleteItem"}
        return [need for kind, part in parts for need in needs(names[kind], part)]
    if operation == "BatchGetItem":
        (asked,) = body["RequestItems"].values()
        return [("BatchGetItem", TABLE, [key["pk"]["S"] for key in asked["Keys"]])]
    index = body.get("IndexName")
    where = f"{TABLE}/index/{index}" if index else TABLE
    if operation == "Query":
        name, value = re.match(r"\s*(\S+)\s*=\s*(:\w+)", body["KeyConditionExpression"]).groups()
        name = body.get("ExpressionAttributeNames", {}).get(name, name)
        assert name == ("queue" if index else "pk"), body
        return [(operation, where, [body["ExpressionAttributeValues"][value]["S"]])]
    key = body.get("Key") or body.get("Item")
    return [(operation, where, [key["pk"]["S"]] if key else [])]


class Gate:
    """An engine for whoever has these statements: its address, and what it refused."""

    def __init__(self, allowed):
        self.allowed = allowed
        self.refused = []
        self.given = set()
        gate = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                gate.answer(self)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"

    def answer(self, request):
        body = request.rfile.read(int(request.headers["content-length"]))
        operation = request.headers["x-amz-target"].split(".")[1]
        asked = needs(operation, json.loads(body))
        for need in asked:
            if any(allows(one, *need) for one in self.allowed):
                self.given.add((need[0], need[1]))
            else:
                self.refused.append(need)
                kind = "com.amazon.coral.service#AccessDeniedException"
                said = json.dumps({"__type": kind, "Message": f"not authorized to perform: dynamodb:{need[0]}"})
                return reply(request, 400, said.encode())
        status, said = passed_on(request.headers, body)
        return reply(request, status, said)


def passed_on(headers, body):
    """What the engine says to a request: status and body."""
    kept = {name: value for name, value in headers.items() if name.lower() not in ("host", "content-length", "connection")}
    request = urllib.request.Request(world.ENDPOINT, body, kept, method="POST")
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


def reply(request, status, body):
    request.send_response(status)
    request.send_header("content-type", "application/x-amz-json-1.0")
    request.send_header("content-length", str(len(body)))
    request.end_headers()
    request.wfile.write(body)


@contextlib.contextmanager
def gate(allowed, kind=Gate):
    """An engine that refuses whatever these statements do not allow."""
    made = kind(allowed)
    threading.Thread(target=made.server.serve_forever, daemon=True).start()
    try:
        yield made
    finally:
        made.server.shutdown()
        made.server.server_close()

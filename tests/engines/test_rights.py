"""What intake and desk may do in the cloud: function/template.yaml read as it stands, and both programs on an engine that gives no more
than that."""

import pathlib
import re
import time

import boto3
import botocore.exceptions
import pytest
import rights
import world

RECEIPT = re.compile(r"\b[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}\b")
QUESTION = "Hoe vertel ik thuis dat ik blijf zitten?"
BALIE = "balie.example"
INTAKE = rights.statements("FunctionRole")
DESK = rights.statements("DeskRole")
LAPTOP = rights.managed("DeskAccess", "DeskAtKeyFile")
# One key of every partition that only the desk knows.
OF_THE_DESK = ["counters#kerkrade", "shift#kerkrade", "people", "person#1", "name#samira", "invitation#1", "ceremony#1", "keyfile#age1x", "rights", "told", "queue"]
# What nobody needs who works with submissions.
OF_THE_CLOUD = ["DeleteTable", "UpdateTable", "CreateBackup", "ExportTableToPointInTime", "UpdateTimeToLive", "ExecuteStatement"]


def may(allowed, action, where, *keys):
    return any(rights.allows(one, action, where, keys) for one in allowed)


def test_the_intake_lists_nothing_and_knows_nothing_of_people():
    every = {action for one in INTAKE for action in rights.listed(one["Action"])}
    tables = {"dynamodb:PutItem", "dynamodb:GetItem", "dynamodb:UpdateItem"}
    assert every == tables | {"logs:CreateLogStream", "logs:PutLogEvents"}
    for action in ("GetItem", "PutItem", "UpdateItem"):
        for key in ("sub#0a", "trail#kerkrade", "readers", "health"):
            assert may(INTAKE, action, "table", key), key
        for key in OF_THE_DESK:
            assert not may(INTAKE, action, "table", key), key
            # Nor beside something that it may.
            assert not may(INTAKE, action, "table", "sub#0a", key), key
        assert not may(INTAKE, action, "table/index/team-queue", "kerkrade#new")


def test_the_desk_works_with_what_it_needs_and_looks_after_no_table():
    for action in ("GetItem", "Query", "PutItem", "DeleteItem", "ConditionCheckItem"):
        for key in ("sub#0a", "trail#kerkrade", "counters#kerkrade", "shift#kerkrade", "readers", "people", "person#1", "rights"):
            assert may(DESK, action, "table", key), (action, key)
        # The state of notifications is the notifier's, and nobody hosted has a key file.
        for key in ("told", "keyfile#age1x", "nieuw#1"):
            assert not may(DESK, action, "table", key), (action, key)
    # An alarm is counted, and nothing else of the state of notifications is seen or changed.
    assert may(DESK, "UpdateItem", "table", "told")
    for where in ("table", "table/index/team-queue"):
        assert not may(DESK, "Scan", where)
    for allowed in (INTAKE, DESK, LAPTOP):
        for action in [*OF_THE_CLOUD, "BatchWriteItem"]:
            assert not may(allowed, action, "table", "sub#0a"), action
    assert may(LAPTOP, "Query", "table", "keyfile#age1x")


def test_no_statement_of_the_template_has_a_wildcard_for_everything():
    for name, one in world.template()["Resources"].items():
        properties = one.get("Properties", {})
        documents = [policy["PolicyDocument"] for policy in properties.get("Policies", [])]
        documents += [properties["PolicyDocument"]] if one["Type"].startswith("AWS::IAM::") and "PolicyDocument" in properties else []
        for statement in (statement for document in documents for statement in document["Statement"]):
            assert statement["Effect"] == "Allow"
            for action in rights.listed(statement["Action"]):
                assert "*" not in action, (name, action)
            for resource in rights.listed(statement["Resource"]):
                assert resource != "*", name


def test_the_desk_has_an_address_of_its_own_and_the_intake_does_not_lead_there():
    resources = world.template()["Resources"]
    site = resources["Distribution"]["Properties"]["DistributionConfig"]
    origins = {origin["Id"]: str(origin["DomainName"]) for origin in site["Origins"]}
    assert "Desk" not in "".join(origins.values()), origins
    paths = {behavior["PathPattern"]: behavior["TargetOriginId"] for behavior in site["CacheBehaviors"]}
    assert {path for path, origin in paths.items() if origin == "api"} == {"/api/*"}
    assert resources["Api"]["Properties"]["Target"] == {"GetAtt": "Function.Arn"}
    # Each API may call its own function only.
    for permission, function, api in [("ApiMayCall", "Function", "${Api}/*"), ("DeskApiMayCall", "Desk", "${DeskApi}/*")]:
        properties = resources[permission]["Properties"]
        assert properties["FunctionName"] == {"Ref": function}
        assert properties["SourceArn"]["Sub"].endswith(f":{api}")
    assert resources["DeskIntegration"]["Properties"]["IntegrationUri"] == {"GetAtt": "Desk.Arn"}
    assert resources["Desk"]["Properties"]["Role"] != resources["Function"]["Properties"]["Role"]
    for log in ("FunctionLog", "DeskLog", "NotifierLog"):
        assert resources[log]["Properties"]["RetentionInDays"] <= 30
    assert "AccessLogSettings" not in str(resources), "access logs hold addresses"


def program(name, assets, table, engine, port, log, **more):
    """One of the programs on an engine of its own."""
    env = world.environment(assets, table, PORT=str(port), **more) | {"AWS_ENDPOINT_URL_DYNAMODB": engine.address}
    return world.running([str(world.BINARIES / name)], port, log, env)


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A site with a key file, its dist/function, and a table of its own."""
    folder = tmp_path_factory.mktemp("place")
    assets = world.build_assets(folder)
    table = f"rights-{world.free_port()}"
    world.make_table(table)
    return folder / "site", assets, table


@pytest.fixture(scope="module")
def asked(place, tmp_path_factory):
    """The codes of three questions that the intake took, with the rights of its role only."""
    _, assets, table = place
    port, log = world.free_port(), tmp_path_factory.mktemp("intake") / "log"
    with rights.gate(INTAKE) as engine, program("function", assets, table, engine, port, log):
        codes = []
        for number in range(3):
            status, _, page = world.send(port, "/api/forms/vraag", vraag=f"{QUESTION} {number}")
            assert status == 201, page
            codes.append(RECEIPT.search(page)[0])
        assert world.send(port, "/api/receipts", code=codes[0])[0] == 200
        assert world.send(port, "/api/receipts/follow-up", code=codes[0], vervolg="En wat doe ik dan morgen?")[0] == 201
        page = re.search(r'"url": "([^"]+)"', (pathlib.Path(assets) / "site.json").read_text().partition('"rated_pages"')[2])[1]
        assert "We hebben alleen geteld" in world.send(port, "/api/helped", pagina=page, hielp="nee")[2]
        assert world.send(port, "/api/receipts/withdraw", code=codes[2], confirm="ja")[0] == 200
        assert world.get(port, "/api/health")[0] == 200
        assert world.get(port, "/desk")[0] == 404
    assert engine.refused == []
    assert {action for action, _ in engine.given} == {"PutItem", "GetItem", "UpdateItem"}, "each of its rights is needed"
    return codes


def test_the_intake_needs_no_more_and_an_attacker_in_it_gets_no_more(asked, place):
    with rights.gate(INTAKE) as engine:
        keys = {"aws_access_key_id": "local", "aws_secret_access_key": "local"}
        table = boto3.resource("dynamodb", endpoint_url=engine.address, region_name="eu-central-1", **keys).Table(place[2])
        attempts = [
            lambda: table.scan(),
            lambda: table.scan(IndexName="team-queue"),
            lambda: table.query(KeyConditionExpression="pk = :pk", ExpressionAttributeValues={":pk": "people"}),
            lambda: table.get_item(Key={"pk": "person#1", "sk": "person"}),
            lambda: table.put_item(Item={"pk": "person#1", "sk": "session#1"}),
            lambda: table.put_item(Item={"pk": "invitation#1", "sk": "invitation"}),
            lambda: table.update_item(Key={"pk": "rights", "sk": "1"}),
            lambda: table.update_item(Key={"pk": "counters#landelijk", "sk": "2026-W47#vraag#-#received"}),
            lambda: table.get_item(Key={"pk": "helped-pages", "sk": "1"}),
            lambda: table.delete_item(Key={"pk": "sub#1", "sk": "submission"}),
            lambda: table.delete(),
        ]
        for attempt in attempts:
            with pytest.raises(botocore.exceptions.ClientError, match="AccessDenied"):
                attempt()
    assert len(engine.refused) == len(attempts)


def cookie_of(headers):
    return headers["set-cookie"].split(";")[0]


def printed(pattern, log):
    """What a program says soon after it listens."""
    for _ in range(200):
        if found := re.search(pattern, log.read_text()):
            return found[1]
        time.sleep(0.05)
    raise AssertionError(log.read_text())


def code_from_the_key_file(place, folder):
    """What docs/operators.md tells to do at the machine with the key file."""
    site, assets, table = place
    port = world.free_port()
    with rights.gate(LAPTOP) as engine:
        env = world.environment(assets, table, HOME=str(folder)) | {"AWS_ENDPOINT_URL_DYNAMODB": engine.address}
        command = [str(world.BINARIES / "brokers"), "desk", "--root", str(site), "--addr", f"127.0.0.1:{port}"]
        with world.running(command, port, folder / "brokers.log", env):
            token = printed(r"token=(\w+)", folder / "brokers.log")
            status, headers, page = world.send(port, "/desk/enter", token=token, naam="Samira")
            assert status == 303, page
            status, _, page = world.send(port, "/desk/account/recovery", cookie=cookie_of(headers))
            assert status == 200, page
            # Once more, as somebody whom the key file knows.
            assert world.get(port, "/desk", cookie=cookie_of(headers))[0] == 200
        assert engine.refused == []
    return RECEIPT.search(page)[0]


def test_the_hosted_desk_works_with_the_rights_of_its_role(asked, place, tmp_path):
    code = code_from_the_key_file(place, tmp_path)
    _, assets, table = place
    port, log = world.free_port(), tmp_path / "desk.log"
    with rights.gate(DESK) as engine, program("desk", assets, table, engine, port, log, DESK_URL=f"https://{BALIE}"):
        status, headers, _ = world.send(port, "/desk/recover", BALIE, naam="Samira", herstelcode="AAAA-AAAA-AAAA-AAAA")
        assert status == 422
        status, headers, page = world.send(port, "/desk/recover", BALIE, naam="Samira", herstelcode=code)
        assert status == 200, page
        cookie = cookie_of(headers)
        assert cookie.startswith("__Host-desk=")

        def look(path):
            status, _, page = world.get(port, path, BALIE, cookie)
            assert status == 200, (path, page)
            return page

        def do(path, **fields):
            version = re.search(r'name="versie" value="(\d+)"', look(path.rsplit("/", 1)[0]))[1]
            status, _, page = world.send(port, path, BALIE, cookie, versie=version, **fields)
            assert status in (200, 303), (path, page)

        first, second = re.findall(r'class="entry__link" href="(/desk/\w+)', look("/desk?lijst=open"))
        assert QUESTION in look(first)
        do(f"{first}/claim")
        do(f"{first}/draft", antwoord="Begin met")
        do(f"{first}/answer", antwoord="Begin met hoe je je voelt.")
        do(f"{second}/spam")
        do(f"{second}/not-spam")
        for path in ("/desk/people", "/desk/rights", "/desk/account", "/desk/reseal", "/desk/export", "/desk?lijst=klaar"):
            look(path)
        status, _, page = world.send(port, "/desk/invite", BALIE, cookie, naam="Noor", rol="moderator")
        assert status == 200 and f"https://{BALIE}/desk/accept?token=" in page
        token = re.search(r"accept\?token=(\w+)", page)[1]
        assert world.get(port, f"/desk/accept?token={token}", BALIE)[0] == 200
        assert world.send(port, "/desk/accept/passkey", BALIE, token=token)[0] == 200
        noor = re.search(r'/desk/people/(\w+)/end', look("/desk/people"))[1]
        assert world.send(port, f"/desk/people/{noor}/end", BALIE, cookie)[0] == 303
        status, _, page = world.send(port, "/desk/reseal", BALIE, cookie)
        assert status in (200, 303), page
        assert world.get(port, "/health", "127.0.0.1")[0] == 200
        assert world.send(port, "/desk/leave", BALIE, cookie)[0] == 200
        assert world.get(port, first, BALIE, cookie)[0] == 401
    said = log.read_text()
    assert "answered" in said and code not in said and "Verklikker" not in said
    assert engine.refused == []
    assert {action for action, where in engine.given if where == "table"} >= {"GetItem", "BatchGetItem", "Query", "PutItem"}
    assert {action for action, where in engine.given if where != "table"} == {"Query"}
    with rights.gate(INTAKE) as engine, program("function", assets, table, engine, port, log):
        for code in asked[:2]:
            assert world.send(port, "/api/receipts", code=code)[0] == 200
    assert engine.refused == []
    stored = world.dynamodb().scan(TableName=table)["Items"]
    assert len([item for item in stored if "answer" in item]) == 1, "whichever of them came first in the queue"
    assert "hoe je je voelt" not in str(stored)

"""Requests, read units and write units of each act of intake and desk, per kind of partition, as DynamoDB Local counts them.

It counts as Amazon describes it, but is not Amazon: for an index it counts what is written, and for a transaction twice what is written
to the table.
"""

import collections
import json
import pathlib
import re
import tempfile

import rights
import test_rights
import world

QUESTION = "Hoe vertel ik thuis dat ik blijf zitten? Ik durf het niet, en morgen is het gesprek op school."
ANSWER = "Begin met hoe je je voelt. " * 40
BALIE = test_rights.BALIE
# Of the queue of one team, when the page is asked for.
IN_THE_QUEUE = 50


class Meter(rights.Gate):
    """An engine that counts what is asked of it."""

    def __init__(self, allowed):
        super().__init__(allowed)
        self.begin()

    def begin(self):
        self.requests = collections.Counter()
        self.units = collections.Counter()

    def answer(self, request):
        body = json.loads(request.rfile.read(int(request.headers["content-length"])))
        operation = request.headers["x-amz-target"].split(".")[1]
        kinds = {re.split("#", key)[0] for _, where, keys in rights.needs(operation, body) if where == rights.TABLE for key in keys}
        self.requests[(operation, "+".join(sorted(kinds)) or "index")] += 1
        body["ReturnConsumedCapacity"] = "INDEXES"
        status, said = rights.passed_on(request.headers, json.dumps(body).encode())
        answered = json.loads(said)
        counted = answered.pop("ConsumedCapacity", [])
        writes = operation in ("PutItem", "UpdateItem", "DeleteItem", "TransactWriteItems")
        for one in counted if isinstance(counted, list) else [counted]:
            self.units["write" if writes else "read"] += one["CapacityUnits"]
        rights.reply(request, status, json.dumps(answered).encode())


def show(what, meter):
    asked = ", ".join(f"{count} {operation} {where}" for (operation, where), count in sorted(meter.requests.items()))
    print(f"| {what} | {asked} | {meter.units['read']:g} | {meter.units['write']:g} |")
    meter.begin()


def intake(place, folder):
    """Visitors: the codes of what they sent."""
    _, assets, table = place
    port = world.free_port()
    with rights.gate(test_rights.INTAKE, Meter) as meter:
        with test_rights.program("function", assets, table, meter, port, folder / "intake.log"):
            world.get(port, "/api/health")
            show("start of an intake, and its first health check", meter)
            codes = []
            for number in range(IN_THE_QUEUE + 2):
                _, _, page = world.send(port, "/api/forms/vraag", vraag=f"{QUESTION} {number}")
                codes.append(test_rights.RECEIPT.search(page)[0])
                if number == 0:
                    show("a question", meter)
            meter.begin()
            world.send(port, "/api/receipts", code=codes[0])
            show("a look with the code", meter)
            world.send(port, "/api/receipts/follow-up", code=codes[0], vervolg="En wat doe ik dan morgen?")
            show("a follow-up", meter)
            world.send(port, "/api/receipts/withdraw", code=codes[1], confirm="ja")
            show("withdrawing", meter)


def desk(place, folder):
    """A moderator."""
    code = test_rights.code_from_the_key_file(place, folder)
    _, assets, table = place
    port = world.free_port()
    more = {"DESK_URL": f"https://{BALIE}"}
    with rights.gate(test_rights.DESK, Meter) as meter:
        with test_rights.program("desk", assets, table, meter, port, folder / "desk.log", **more):
            _, headers, _ = world.send(port, "/desk/recover", BALIE, naam="Samira", herstelcode=code)
            show("coming in with a recovery code", meter)
            cookie = test_rights.cookie_of(headers)

            def look(path, what=None):
                status, _, page = world.get(port, path, BALIE, cookie)
                assert status == 200, page
                show(what, meter) if what else meter.begin()
                return page

            def does(path, what, **fields):
                version = re.search(r'name="versie" value="(\d+)"', look(path.rsplit("/", 1)[0]))[1]
                status, _, page = world.send(port, path, BALIE, cookie, versie=version, **fields)
                assert status in (200, 303), page
                show(what, meter)

            look("/desk/account", "a page with a session alone (account)")
            page = look("/desk", f"the queue, with {IN_THE_QUEUE} that are open")
            first = re.search(r'class="entry__link" href="(/desk/\w+)', page)[1]
            look(first, "opening a question")
            does(f"{first}/claim", "picking it up")
            does(f"{first}/draft", "keeping a draft", antwoord=ANSWER)
            does(f"{first}/answer", "answering", antwoord=ANSWER)
            world.send(port, "/desk/invite", BALIE, cookie, naam="Noor", rol="moderator")
            show("inviting somebody", meter)
            look("/desk/export", "the list of all that is held")
            world.send(port, "/desk/leave", BALIE, cookie)
            show("signing out", meter)


def main():
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        assets = world.build_assets(folder)
        table = f"acts-{world.free_port()}"
        world.make_table(table)
        place = (folder / "site", assets, table)
        print("| act | requests | read units | write units |\n| --- | --- | --- | --- |")
        intake(place, folder)
        desk(place, folder)


main()

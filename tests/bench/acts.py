"""Requests, read units and write units of each act of intake and desk, per kind of partition, as DynamoDB Local counts them.

It counts as Amazon describes it, but is not Amazon: for an index it counts what is written, and for a transaction twice what is written
to the table. Of every act it is checked that it did what it is called; what is refused costs something else.
"""

import collections
import json
import pathlib
import random
import re
import tempfile

import questions
import rights
import test_rights
import world

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


def did(answer, status, said):
    """The page that an act was answered with, if it did it."""
    assert answer[0] == status and said in answer[2], answer
    return answer[2]


def intake(place, folder):
    """Visitors: the codes of what they sent."""
    _, assets, table = place
    port = world.free_port()
    dice = random.Random(7)
    with rights.gate(test_rights.INTAKE, Meter) as meter:
        with test_rights.program("function", assets, table, meter, port, folder / "intake.log"):
            did(world.get(port, "/api/health"), 200, "")
            show("start of an intake, and its first health check", meter)
            codes = []
            # One of them is withdrawn.
            for number in range(IN_THE_QUEUE + 1):
                page = did(world.send(port, "/api/forms/vraag", vraag=questions.question(dice)), 201, "Je vraag is binnen")
                codes.append(test_rights.RECEIPT.search(page)[0])
                if number == 0:
                    show("a question", meter)
            meter.begin()
            did(world.send(port, "/api/receipts", code=codes[0]), 200, "Nog geen antwoord")
            show("a look with the code", meter)

            def follows_up(number):
                more = world.send(port, "/api/receipts/follow-up", code=codes[number], vervolg="En wat doe ik dan morgen?")
                did(more, 201, "Je vervolgvraag is binnen")

            # The first entry of a trail also puts the trail into a list.
            follows_up(2)
            meter.begin()
            follows_up(0)
            show("a follow-up", meter)
            did(world.send(port, "/api/receipts/withdraw", code=codes[1], confirm="ja"), 200, "Het is weg")
            show("withdrawing", meter)


def desk(place, folder):
    """A moderator."""
    code = test_rights.code_from_the_key_file(place, folder)
    _, assets, table = place
    port = world.free_port()
    more = {"DESK_URL": f"https://{BALIE}"}
    with rights.gate(test_rights.DESK, Meter) as meter:
        with test_rights.program("desk", assets, table, meter, port, folder / "desk.log", **more):
            answer = world.send(port, "/desk/recover", BALIE, naam="Samira", herstelcode=code)
            did(answer, 303, "")
            show("coming in with a recovery code", meter)
            cookie = test_rights.cookie_of(answer[1])

            def look(path, what=None, said=""):
                page = did(world.get(port, path, BALIE, cookie), 200, said)
                show(what, meter) if what else meter.begin()
                return page

            def does(path, what, status, said, **fields):
                """Does something, and looks whether the page says so afterwards."""
                item = path.rsplit("/", 1)[0]
                version = re.search(r'name="versie" value="(\d+)"', look(item))[1]
                did(world.send(port, path, BALIE, cookie, versie=version, **fields), status, "")
                show(what, meter)
                look(item, said=said)

            look("/desk/account", "a page with a session alone (account)")
            look("/desk")
            # Labels are made at the first looks.
            page = look("/desk", f"the queue, with {IN_THE_QUEUE} that are open")
            items = re.findall(r'class="entry__link" href="(/desk/\w+)', page)
            assert len(items) == IN_THE_QUEUE, f"{len(items)} are open: are the others spam?"
            first = items[0]
            look(first, "opening a question")
            does(f"{first}/claim", "picking it up", 303, "Jij bent hiermee bezig")
            does(f"{first}/draft", "keeping a draft", 200, "Concept bewaard", antwoord=ANSWER)
            does(f"{first}/answer", "answering", 303, "Je antwoord gaat weg om", antwoord=ANSWER)
            did(world.send(port, "/desk/invite", BALIE, cookie, naam="Noor", rol="moderator"), 200, "/desk/accept?token=")
            show("inviting somebody", meter)
            held = look("/desk/export", "the list of all that is held")
            listed = [line.split(",") for line in held.split()[1:]]
            assert sum(int(line[-1]) for line in listed) == IN_THE_QUEUE, held
            did(world.send(port, "/desk/leave", BALIE, cookie), 200, "Je bent afgemeld")
            show("signing out", meter)
            did(world.get(port, first, BALIE, cookie), 401, "")


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

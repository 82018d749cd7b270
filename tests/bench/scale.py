"""Ten minutes of ten times the peak of docs/scale.md: 342 teams, 200 questions a second, and all that belongs to them.

The load is open: an act is due at its moment, whether those before it are done or not, and its time is counted from that moment,
so a program that falls behind shows it. All runs on one machine, the load beside what is loaded. DynamoDB Local has no limits of
throughput: what is counted as refused is what our programs refuse (429, 503).

Beside the load, somebody reads from the engine alone, writes to it, asks the function for a token, which needs no engine, and nobody
for anything, ten times a second each: that tells who kept all others waiting.
"""

import collections
import concurrent.futures
import csv
import dataclasses
import http.client
import json
import multiprocessing
import os
import pathlib
import queue
import random
import re
import tempfile
import threading
import time

import questions
import test_rights
import world

SECONDS = int(os.environ.get("SCALE_SECONDS", "600"))
TIMES = float(os.environ.get("SCALE_TIMES", "10"))
# Acts a second at the peak; docs/scale.md says where from. All but a question are about a question sent before.
VISITORS = {"question": 20, "look with the code": 60, "follow-up": 6, "withdrawing": 0.4}
# 200,000 questions a year over 1,800 working hours: each with four looks at the queue, two openings and an answer.
MODERATORS = {"queue": 0.124, "opening": 0.062, "answering": 0.031}
TOKEN = "beginning to type"
ACTS = {TOKEN: VISITORS["question"]} | VISITORS | MODERATORS
CLIENTS = 3
LINES = 64
PROGRAMS = ("function", "desk", "java", "python")
FORM = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "text/html", "Sec-Fetch-Site": "same-origin"}
RELEASE = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", world.ROOT / "target")) / "release"
# Of an item that means nothing to the programs.
KEY = {"pk": {"S": "scale"}, "sk": {"S": "scale"}}
# Nobody types a question in less time: a token of a page that is younger looks like a machine.
TYPING = 4
# From here on somebody notices.
SLOW = 0.5
ANSWER = "Begin met hoe je je voelt. " * 40


@dataclasses.dataclass
class Place:
    """Where the programs listen, and who asks."""

    intake: int
    desk: int
    cookie: str
    towns: list


@dataclasses.dataclass
class Seen:
    """What a client saw: times in seconds by act, answers by act and status, and the codes it was given."""

    times: dict
    answers: collections.Counter
    codes: list
    withdrawn: set
    unknown: list  # codes of which the answer was 404
    slow: collections.Counter  # acts that took long, by the second in which they were due
    tokens: collections.deque  # when one was given, and it


class Line(threading.Thread):
    """Does acts that are due, one after the other on one connection."""

    def __init__(self, due, place, seen):
        super().__init__(daemon=True)
        self.due, self.place, self.seen = due, place, seen
        self.connections = {}

    def run(self):
        while (task := self.due.get()) is not None:
            moment, act = task
            status = self.does(act)
            if status:
                took = time.perf_counter() - moment
                self.seen.times[act].append(took)
                self.seen.answers[(act, status)] += 1
                if took > SLOW:
                    self.seen.slow[int(moment)] += 1

    def does(self, act):
        if act == TOKEN:
            return self.begins()
        if act in VISITORS:
            return self.visits(act)
        status, page = self.asks(self.place.desk, "GET", "/desk")
        items = re.findall(r'class="entry__link" href="(/desk/\w+)', page)
        if act == "queue" or status != 200:
            return status
        if not items:
            return None
        item = random.choice(items)
        status, page = self.asks(self.place.desk, "GET", item)
        version = re.search(r'name="versie" value="(\d+)"', page)
        if act == "opening" or not version:
            return status
        status, page = self.asks(self.place.desk, "POST", f"{item}/answer", versie=version[1], antwoord=ANSWER)
        # Only who is led on has answered.
        notice = re.search(r'class="notice[^>]*role="alert">([^<]*)', page)
        return status if status == 303 else f"{status} ({notice[1] if notice else '?'})"

    def begins(self):
        """Somebody begins to type."""
        status, answer = self.asks(self.place.intake, "GET", "/api/token")
        if status == 200:
            self.seen.tokens.append((time.perf_counter(), json.loads(answer)["token"]))
        return status

    def token(self):
        """Of somebody who typed for a while; nothing, as without scripts, when there is none yet."""
        try:
            made, token = self.seen.tokens.popleft()
        except IndexError:
            return ""
        if time.perf_counter() - made > TYPING:
            return token
        self.seen.tokens.appendleft((made, token))
        return ""

    def visits(self, act):
        seen = self.seen
        if act == "question":
            town = random.choice(self.place.towns)
            fields = {"vraag": questions.question(), "gemeente": town, "_token": self.token()}
            status, page = self.asks(self.place.intake, "POST", "/api/forms/vraag", **fields)
            if status == 201:
                seen.codes.append(test_rights.RECEIPT.search(page)[0])
            return status
        if not seen.codes:
            return None
        code = random.choice(seen.codes)
        path, more = {
            "look with the code": ("/api/receipts", {}),
            "follow-up": ("/api/receipts/follow-up", {"vervolg": questions.question()}),
            "withdrawing": ("/api/receipts/withdraw", {"confirm": "ja"}),
        }[act]
        if code in seen.withdrawn:
            return None
        status, _ = self.asks(self.place.intake, "POST", path, code=code, **more)
        if act == "withdrawing" and status == 200:
            seen.withdrawn.add(code)
        if status == 404:
            seen.unknown.append(code)
        return status

    def asks(self, port, method, path, **fields):
        # Somebody else each time: who guesses codes waits longer, and who sends much is counted.
        headers = FORM | {"X-Forwarded-For": ".".join(str(random.randint(1, 254)) for _ in range(4))}
        if port == self.place.desk:
            headers |= {"Host": test_rights.BALIE, "Cookie": self.place.cookie}
        try:
            connection = self.connections.setdefault(port, http.client.HTTPConnection("127.0.0.1", port, timeout=60))
            connection.request(method, path, world.form(**fields) if fields else None, headers)
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        except (OSError, http.client.HTTPException):
            self.connections.pop(port, None)
            return 0, ""


def client(place, number, results):
    """One process: its share of all acts."""
    random.seed(number)
    seen = Seen(collections.defaultdict(list), collections.Counter(), [], set(), [], collections.Counter(), collections.deque())
    due = queue.Queue()
    lines = [Line(due, place, seen) for _ in range(LINES)]
    for line in lines:
        line.start()
    acts = [(act, rate * TIMES / CLIENTS) for act, rate in ACTS.items()]
    start = time.perf_counter()
    # Moments at random, as those of people who know nothing of each other.
    moments = [(start + random.expovariate(rate), act, rate) for act, rate in acts]
    while moments:
        moment, act, rate = min(moments)
        moments.remove((moment, act, rate))
        if moment > start + SECONDS:
            continue
        time.sleep(max(0, moment - time.perf_counter()))
        due.put((moment, act))
        moments.append((moment + random.expovariate(rate), act, rate))
    for _ in lines:
        due.put(None)
    for line in lines:
        line.join()
    results.put((dict(seen.times), seen.answers, seen.codes, seen.withdrawn, seen.unknown, seen.slow))


def one_team_each(assets, key):
    """A team for each municipality, all with one key: what sealing costs does not depend on whose key it is. The moderator is of
    the national team, which reads what names no municipality: one question of 343."""
    facts = assets / "site.json"
    site = json.loads(facts.read_text())
    with open(world.ROOT / "content/data/gemeenten.csv", encoding="utf-8") as file:
        names = [row["naam"] for row in csv.DictReader(file)]
    slugs = {re.sub(r"[^a-z]+", "-", name.lower()).strip("-"): name for name in names}
    site["municipalities"] = [{"slug": slug, "name": name} for slug, name in slugs.items()]
    site["teams"] = [
        {"id": slug, "name": name, "municipalities": [slug], "recipients": [key]} for slug, name in slugs.items()
    ]
    facts.write_text(json.dumps(site))
    return [*slugs, ""]


def all_there(place, codes, withdrawn):
    """How many codes were tried, and those that do not open what they were given for. Each of them takes 100 ms on purpose."""
    sample = random.sample(codes, min(len(codes), 2000))
    with concurrent.futures.ThreadPoolExecutor(LINES) as lines:
        found = list(lines.map(lambda code: (code, world.send(place.intake, "/api/receipts", code=code)[0]), sample))
    # What was withdrawn is gone.
    return len(sample), [(code, status) for code, status in found if status != (404 if code in withdrawn else 200)]


def stored(table):
    """How many questions there are in the table, by where they are."""
    # The engine fails when it has to read much of a large table at once.
    pages = world.dynamodb().get_paginator("scan").paginate(
        TableName=table,
        ProjectionExpression="#status",
        PaginationConfig={"PageSize": 1000},
        FilterExpression="sk = :sk",
        ExpressionAttributeNames={"#status": "status"},
        ExpressionAttributeValues={":sk": {"S": "submission"}},
    )
    return collections.Counter(item.get("status", {}).get("S", "?") for page in pages for item in page["Items"])


class Pauses(threading.Thread):
    """Does the same small thing ten times a second, and notes when it took long."""

    def __init__(self, does):
        super().__init__(daemon=True)
        self.does, self.over, self.found = does, threading.Event(), []

    def run(self):
        due = time.perf_counter()
        while not self.over.is_set():
            due += 0.1
            time.sleep(max(0, due - time.perf_counter()))
            self.does()
            took = time.perf_counter() - due
            self.found.append((due, took))
            # What could not be asked meanwhile is no pause of its own.
            due = max(due, time.perf_counter() - 0.1)

    def seconds(self):
        """In which of them it took long."""
        return {second for due, took in self.found if took > SLOW for second in range(int(due), int(due + took) + 1)}

    def told(self):
        taken = sorted(took for _, took in self.found)
        at = lambda part: f"{taken[min(len(taken) - 1, int(len(taken) * part))] * 1000:.0f} ms"
        return f"p50 {at(0.5)}, p99 {at(0.99)}, longest {at(1)}, over {SLOW:g} s in {len(self.seconds())} seconds"


def watchers(place, table):
    """Who keeps others waiting, by name."""
    engine = world.dynamodb()
    return {
        "the engine, asked for one item": Pauses(lambda: engine.get_item(TableName=table, Key=KEY)),
        "the engine, given one": Pauses(lambda: engine.put_item(TableName=table, Item=KEY)),
        "the function, asked for a token": Pauses(lambda: world.get(place.intake, "/api/token")),
        "nobody, asked for nothing": Pauses(lambda: None),
    }


def processor(processes):
    """Seconds of processor that programs took by now, by name."""
    taken = {}
    for process in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            name, fields = process.joinpath("stat").read_text().split("(", 1)[1].rsplit(")", 1)
        except OSError:
            continue
        if name in processes:
            user, system = fields.split()[11:13]
            taken[name] = taken.get(name, 0) + (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")
    return taken


def show(times, answers):
    print(f"\n{SECONDS} s of {TIMES:g} × the peak\n")
    print("| act | done | a second | p50 | p95 | p99 | longest | answers |\n| --- | --- | --- | --- | --- | --- | --- | --- |")
    for act in ACTS:
        taken = sorted(times.get(act, []))
        if not taken:
            continue
        share = [taken[min(len(taken) - 1, int(len(taken) * part))] * 1000 for part in (0.5, 0.95, 0.99, 1)]
        said = ", ".join(f"{count} × {status}" for (what, status), count in sorted(answers.items(), key=str) if what == act)
        print(f"| {act} | {len(taken)} | {len(taken) / SECONDS:.1f} | " + " | ".join(f"{part:.0f} ms" for part in share) + f" | {said} |")


def main():
    if RELEASE.joinpath("function").exists():
        test_rights.world.BINARIES = RELEASE
    print(f"programs of {world.BINARIES}")
    with tempfile.TemporaryDirectory(dir="/dev/shm") as folder:
        folder = pathlib.Path(folder)
        assets = world.build_assets(folder)
        towns = one_team_each(assets, world.copy_site(folder / "elsewhere"))
        table = f"scale-{world.free_port()}"
        world.make_table(table)
        code = test_rights.code_from_the_key_file((folder / "site", assets, table), folder)
        intake, desk = world.free_port(), world.free_port()
        env = {"LOG": "warn", "PATH": os.environ["PATH"], "SOURCE_HEADER": "x-forwarded-for", "RATE_LIMIT": "30"}
        function = world.running(
            [str(world.BINARIES / "function")], intake, folder / "function.log", world.environment(assets, table, PORT=str(intake), **env)
        )
        balie = world.running(
            [str(world.BINARIES / "desk")],
            desk,
            folder / "desk.log",
            world.environment(assets, table, PORT=str(desk), DESK_URL=f"https://{test_rights.BALIE}", **env),
        )
        with function, balie:
            status, headers, page = world.send(desk, "/desk/recover", test_rights.BALIE, naam="Samira", herstelcode=code)
            assert status == 303, page
            place = Place(intake, desk, test_rights.cookie_of(headers), towns)
            play(place, table)


def play(place, table):
    results = multiprocessing.Queue()
    clients = [multiprocessing.Process(target=client, args=(place, number, results)) for number in range(CLIENTS)]
    watching = watchers(place, table)
    before, began = processor(PROGRAMS), time.perf_counter()
    for one in (*clients, *watching.values()):
        one.start()
    times, answers, codes, withdrawn = collections.defaultdict(list), collections.Counter(), [], set()
    unknown, slow = [], collections.Counter()
    for _ in clients:
        some_times, some_answers, some_codes, some_withdrawn, some_unknown, some_slow = results.get()
        for act, taken in some_times.items():
            times[act] += taken
        answers += some_answers
        codes += some_codes
        withdrawn |= some_withdrawn
        unknown += some_unknown
        slow += some_slow
    for one in watching.values():
        one.over.set()
    show(times, answers)
    explain(slow, watching, (before, processor(PROGRAMS), time.perf_counter() - began))
    refused = sum(count for (_, status), count in answers.items() if status in (429, 503))
    failed = sum(count for (_, status), count in answers.items() if status in (0, 500, 502, 504))
    asked, lost = all_there(place, codes, withdrawn)
    print(f"\nrefused (429, 503): {refused}; failed otherwise: {failed}")
    # Somebody looked while it was being withdrawn.
    strange = [code for code in unknown if code not in withdrawn]
    print(f"answers 404: {len(unknown)}, of which {len(strange)} about what nobody withdrew")
    print(f"of {asked} codes taken at random, {len(lost)} do not open {lost[:3]}")
    there = stored(table)
    print(f"questions acknowledged: {len(codes)}, of which {len(withdrawn)} were withdrawn; in the table: {there.total()} {dict(there)}", flush=True)


def explain(slow, watching, spent):
    """Whether what was slow was slow together, and who else was slow then."""
    print(f"\n{slow.total()} acts over {SLOW:g} s, in {len(slow)} of {SECONDS} seconds")
    for name, one in watching.items():
        shared = sum(count for second, count in slow.items() if {second - 1, second, second + 1} & one.seconds())
        print(f"{name}: {one.told()}; {shared} of those acts were then")
    before, after, seconds = spent
    used = {name: after.get(name, 0) - before.get(name, 0) for name in PROGRAMS}
    print("processors used: " + ", ".join(f"{name} {share / seconds:.2f}" for name, share in used.items()) + f" of {os.cpu_count()}")


if __name__ == "__main__":
    main()

"""function/deploy from its first line to its last: Amazon's own command, against moto. A stand-in takes the place of the
compiler only: it hands out the programs that the tests use. What moto does not know of the stack stands in cloud.py."""

import contextlib
import os
import re
import stat
import subprocess
import sys
import urllib.request
import zipfile

import boto3
import pytest
import world

REGION = "eu-central-1"
KEYS = {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test"}
# `cargo run … -- ARGUMENTS` is brokers, `cargo lambda build … --bin NAME …` makes bootstrap.
CARGO = """#!/bin/sh
set -e
if [ "$1" = lambda ]; then
  while [ "$1" != --bin ]; do shift; done
  mkdir -p "$CARGO_TARGET_DIR/lambda-out"
  exec cp {programs}/"$2" "$CARGO_TARGET_DIR/lambda-out/bootstrap"
fi
while [ "$1" != -- ]; do shift; done
shift
exec {programs}/brokers "$@"
"""


@pytest.fixture(scope="module")
def cloud(tmp_path_factory):
    """The address of a cloud of our own."""
    port = world.free_port()
    command = [sys.executable, str(world.ROOT / "tests/engines/cloud.py"), "--host", "127.0.0.1", "--port", str(port)]
    with world.running(command, port, tmp_path_factory.mktemp("cloud") / "moto.log", None):
        yield f"http://127.0.0.1:{port}"


@pytest.fixture(scope="module")
def deploy(cloud, tmp_path_factory):
    """Runs function/deploy in a folder with the real site."""
    folder = tmp_path_factory.mktemp("deploy")
    key = world.copy_site(folder / "site")
    config = folder / "site/content/site.toml"
    config.write_text(config.read_text().replace("\nrecipients = []", f'\nrecipients = ["{key}"]'))
    cargo = folder / "bin/cargo"
    cargo.parent.mkdir()
    cargo.write_text(CARGO.format(programs=world.BINARIES))
    cargo.chmod(0o755)
    paths = [str(cargo.parent), str(world.TOOLS), os.environ["PATH"]]
    told = {"PATH": os.pathsep.join(paths), "CARGO_TARGET_DIR": str(folder / "target"), "AWS_ENDPOINT_URL": cloud, "AWS_REGION": REGION}

    def run(*arguments, site=folder / "site", **more):
        return subprocess.run(
            [str(world.ROOT / "function/deploy"), *arguments],
            cwd=site,
            env={"HOME": str(folder), **told, **KEYS, **more},
            capture_output=True,
            text=True,
            timeout=300,
        )

    return run


@pytest.fixture(scope="module")
def deployed(deploy):
    """What it printed."""
    done = deploy("proef", "AlarmEmail=team@example.nl")
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture
def aws(cloud):
    """A client of one of Amazon's services."""
    keys = {name.lower(): value for name, value in KEYS.items()}
    return lambda service: boto3.client(service, endpoint_url=cloud, region_name=REGION, **keys)


def outputs(aws):
    stack = aws("cloudformation").describe_stacks(StackName="proef")["Stacks"][0]
    return {one["OutputKey"]: one["OutputValue"] for one in stack["Outputs"]}


def functions(aws):
    """The functions of the stack, by what they are called in the template."""
    stack = aws("cloudformation").list_stack_resources(StackName="proef")["StackResourceSummaries"]
    names = {one["LogicalResourceId"]: one["PhysicalResourceId"] for one in stack if one["ResourceType"] == "AWS::Lambda::Function"}
    return {logical: aws("lambda").get_function(FunctionName=name) for logical, name in names.items()}


def packages(aws):
    """Where packages are sent, and their keys."""
    bucket = f"proef-code-{aws('sts').get_caller_identity()['Account']}-{REGION}"
    return bucket, [one["Key"] for one in aws("s3").list_objects_v2(Bucket=bucket)["Contents"]]


@contextlib.contextmanager
def as_lambda_has_it(aws, cloud, logical, folder):
    """The program of a function of the stack, from the package that was sent and with its settings: its port."""
    function = functions(aws)[logical]
    settings = function["Configuration"]["Environment"]["Variables"]
    bucket, keys = packages(aws)
    (key,) = {function["Code"]["Location"].rsplit("/", 1)[1]} & set(keys)
    aws("s3").download_file(bucket, key, str(folder / "code.zip"))
    # As Lambda does it, with the rights that files have in the package.
    task = folder / "task"
    with zipfile.ZipFile(folder / "code.zip") as code:
        code.extractall(task)
        rights = code.getinfo("bootstrap").external_attr >> 16
    assert rights & stat.S_IXOTH, oct(rights)
    (task / "bootstrap").chmod(rights & 0o777)
    port = world.free_port()
    env = {**settings, **KEYS, "FUNCTION_ASSETS": settings["FUNCTION_ASSETS"].replace("/var/task", str(task))}
    env |= {"AWS_REGION": REGION, "AWS_ENDPOINT_URL_DYNAMODB": cloud, "PORT": str(port)}
    with world.running([str(task / "bootstrap")], port, folder / "log", env):
        yield port, settings


def test_the_pages_are_there_and_the_address_is_told(deployed, aws):
    told = outputs(aws)
    assert deployed.splitlines()[-1] == told["SiteUrl"]
    assert re.fullmatch(r"https://\w+\.cloudfront\.net", told["SiteUrl"])
    page = aws("s3").get_object(Bucket=told["SiteBucketName"], Key="index.html")
    assert page["ContentType"].startswith("text/html")
    assert page["Body"].read().startswith(b"<!doctype html>")
    renewed = aws("cloudfront").list_invalidations(DistributionId=told["DistributionId"])
    assert renewed["InvalidationList"]["Quantity"] == 1


def test_the_function_that_was_sent_takes_a_question_in_the_table_of_the_stack(deployed, aws, cloud, tmp_path):
    told = outputs(aws)
    with as_lambda_has_it(aws, cloud, "Function", tmp_path) as (port, settings):
        assert settings["SUBMISSIONS_TABLE"] == told["TableName"]
        send = urllib.request.Request(f"http://127.0.0.1:{port}/api/forms/vraag", world.form(vraag="Hoe leer ik beter slapen?"))
        with urllib.request.urlopen(send, timeout=20) as answer:
            assert answer.status == 201
        assert world.get(port, "/desk")[0] == 404, "the desk cannot be reached through the intake"
    stored = aws("dynamodb").scan(TableName=told["TableName"])["Items"]
    # Besides what was sent, the table remembers whose keys open it.
    assert [item["status"]["S"] for item in stored if "status" in item] == ["new"]


def test_the_desk_that_was_sent_answers_at_its_own_address_only(deployed, aws, cloud, tmp_path):
    told = outputs(aws)
    assert deployed.splitlines()[-2] == told["DeskUrl"]
    with as_lambda_has_it(aws, cloud, "Desk", tmp_path) as (port, settings):
        assert f"{settings['DESK_URL']}/desk" == told["DeskUrl"]
        assert settings["SUBMISSIONS_TABLE"] == told["TableName"]
        host = settings["DESK_URL"].removeprefix("https://")
        assert world.get(port, "/health", host)[0] == 200
        status, _, page = world.get(port, "/desk/enter", host)
        assert status == 200 and 'name="naam"' in page
        assert world.get(port, "/desk/enter", "127.0.0.1")[0] == 421
        assert world.get(port, "/api/health", host)[0] == 404


def test_running_it_again_changes_what_changed(deployed, deploy, aws):
    before = outputs(aws)
    done = deploy("proef", "NotifyEmail=team@example.nl")
    assert done.returncode == 0, done.stdout + done.stderr
    assert outputs(aws) == before, "the table, the bucket and the address stay"
    assert set(functions(aws)) == {"Function", "Desk", "Notifier"}
    assert len(packages(aws)[1]) == 2, "the same files are the same package"
    told = aws("sns").list_subscriptions()["Subscriptions"]
    assert {one["Endpoint"] for one in told} == {"team@example.nl"}
    assert len(told) == 2, "alarms, of the first time, and news"


@pytest.mark.parametrize(
    ("arguments", "settings", "says"),
    [
        (["Proef"], {}, "cannot be the name"),
        (["proef-" + 30 * "x"], {}, "cannot be the name"),
        (["andere"], {"AWS_REGION": ""}, "no region is set"),
        (["andere"], {"AWS_ACCESS_KEY_ID": "", "AWS_EC2_METADATA_DISABLED": "true"}, "nobody is logged in"),
        (["andere"], {"PATH": "/usr/bin:/bin"}, "`aws` is not there"),
        ([], {}, "usage: function/deploy"),
    ],
)
def test_it_refuses_before_it_begins(deploy, arguments, settings, says):
    done = deploy(*arguments, **settings)
    assert done.returncode != 0
    assert says in done.stderr
    assert "==" not in done.stdout, "no step was taken"


def test_a_site_without_recipients_is_not_deployed(deploy, tmp_path, aws):
    world.copy_site(tmp_path / "site")
    done = deploy("andere", site=tmp_path / "site")
    assert done.returncode == 2
    assert "brokers keys new" in done.stderr
    stacks = aws("cloudformation").list_stacks()["StackSummaries"]
    assert "andere" not in {stack["StackName"] for stack in stacks}

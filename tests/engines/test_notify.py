"""Telling moderators as it is deployed: the schedule's event under the real Lambda runtime API, a topic of SNS (moto's),
and a queue that subscribes to it."""

import json
import os

import boto3
import pytest
import world

CANARY = "kanariegeel8842"
SOURCE = {"domain": "abc.lambda-url.eu-central-1.on.aws", "browser": "Verklikker/7391", "address": "203.0.113.77"}
TOPIC = "nieuw"
AWS = {
    "AWS_ACCESS_KEY_ID": "local",
    "AWS_SECRET_ACCESS_KEY": "local",
    "AWS_REGION": "eu-central-1",
    "AWS_ENDPOINT_URL_SNS": os.environ["TEST_AWS_ENDPOINT"],
}


def aws(service):
    return boto3.client(
        service,
        endpoint_url=os.environ["TEST_AWS_ENDPOINT"],
        region_name="eu-central-1",
        aws_access_key_id="local",
        aws_secret_access_key="local",
    )


class Subscriber:
    """A queue that gets what the topic gets."""

    def __init__(self):
        self.sqs = aws("sqs")
        self.queue = self.sqs.create_queue(QueueName=f"balie-{world.free_port()}")["QueueUrl"]
        arn = self.sqs.get_queue_attributes(QueueUrl=self.queue, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
        self.topic = aws("sns").create_topic(Name=TOPIC)["TopicArn"]
        aws("sns").subscribe(TopicArn=self.topic, Protocol="sqs", Endpoint=arn)

    def messages(self):
        got = self.sqs.receive_message(QueueUrl=self.queue, MaxNumberOfMessages=10).get("Messages", [])
        for one in got:
            self.sqs.delete_message(QueueUrl=self.queue, ReceiptHandle=one["ReceiptHandle"])
        return [json.loads(one["Body"]) for one in got]


@pytest.fixture
def notifier(assets, tmp_path):
    """The address to invoke, who hears of it, and the files with all that was printed."""
    table = f"notify-{world.free_port()}"
    world.make_table(table)
    subscriber = Subscriber()
    with world.under_lambda(assets, table, tmp_path, NOTIFY=subscriber.topic, NOTIFY_EVERY="1", **AWS) as url:
        yield url, subscriber, tmp_path


def ask(url, text):
    _, answer = world.invoke(url, world.api_event("/api/forms/vraag", world.form(vraag=text, gemeente="kerkrade"), SOURCE))
    assert answer["statusCode"] == 201


def test_the_schedule_tells_subscribers_and_nobody_else_can(notifier):
    url, subscriber, logs = notifier
    assert world.invoke(url, world.SCHEDULE) == (200, None)
    assert subscriber.messages() == []
    ask(url, f"Mijn vraag: {CANARY}, ik denk aan zelfmoord")
    # The same words from outside are a page that does not exist.
    wants_json = {"content-type": "application/json"}
    _, answer = world.invoke(url, world.api_event("/events", json.dumps(world.SCHEDULE).encode(), SOURCE, **wants_json))
    assert answer["statusCode"] == 404
    _, answer = world.invoke(url, {"notify": "later"})
    assert "neither a request nor" in answer["errorMessage"]
    assert subscriber.messages() == []

    assert world.invoke(url, world.SCHEDULE) == (200, None)
    (message,) = subscriber.messages()
    assert message["Subject"] == "1 nieuwe inzending, dringend"
    assert message["Message"].startswith("1 nieuwe vraag voor Kerkrade, dringend.\n")
    assert message["MessageAttributes"] == {"urgent": {"Type": "String", "Value": "yes"}}
    assert world.invoke(url, world.SCHEDULE) == (200, None)
    assert subscriber.messages() == []
    told = json.dumps(message).encode() + (logs / "function.log").read_bytes()
    for word in (CANARY, "zelfmoord", SOURCE["browser"], SOURCE["address"]):
        assert word.encode() not in told


def test_a_topic_that_is_gone_is_an_error_and_nothing_is_lost(notifier):
    url, subscriber, _ = notifier
    aws("sns").delete_topic(TopicArn=subscriber.topic)
    ask(url, "Een vraag die wacht")
    _, answer = world.invoke(url, world.SCHEDULE)
    assert "SNS refuses" in answer["errorMessage"], answer
    again = Subscriber()
    assert again.topic == subscriber.topic
    assert world.invoke(url, world.SCHEDULE) == (200, None)
    assert [one["Subject"] for one in again.messages()] == ["1 nieuwe inzending"]

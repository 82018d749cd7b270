"""Telling moderators by mail over STARTTLS, as most mail servers want it: a server that takes nothing in the open, with a
certificate that the function trusts or does not."""

import ssl

import pytest
import trustme
import world
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP

CANARY = "kanariegeel5517"
SOURCE = {"domain": "abc.lambda-url.eu-central-1.on.aws", "browser": "Verklikker/7391", "address": "203.0.113.77"}
# On this machine, but not one of the names for which a line may stay open.
HOST = "127.0.0.2"


class Inbox:
    """Keeps what it is handed, and whether the line was closed."""

    def __init__(self):
        self.mails = []

    async def handle_DATA(self, server, session, envelope):
        self.mails.append((session.ssl is not None, envelope.rcpt_tos, envelope.content.decode()))
        return "250 kept"


class StartTls(Controller):
    """A mail server that wants STARTTLS before anything else."""

    def __init__(self, handler, context, port):
        self.context = context
        super().__init__(handler, hostname=HOST, port=port)

    def factory(self):
        return SMTP(self.handler, tls_context=self.context, require_starttls=True)


@pytest.fixture
def authority(tmp_path):
    """A certificate authority, and the file by which it is trusted."""
    ca = trustme.CA()
    ca.cert_pem.write_to_path(tmp_path / "ca.pem")
    return ca, tmp_path / "ca.pem"


@pytest.fixture
def mail_server(authority):
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority[0].issue_cert(HOST).configure_cert(context)
    inbox, port = Inbox(), world.free_port()
    server = StartTls(inbox, context, port)
    server.start()
    yield inbox, port
    server.stop()


def told(assets, logs, port, trusted):
    """What the schedule hears after a question, from a function that trusts one authority."""
    table = f"mail-{world.free_port()}"
    world.make_table(table)
    notify = f"smtp://{HOST}:{port}?from=site@example.nl&to=balie@example.nl"
    with world.under_lambda(
        assets, table, logs, NOTIFY=notify, NOTIFY_EVERY="1", SSL_CERT_FILE=str(trusted), LOG="info"
    ) as url:
        text = f"Mijn vraag: {CANARY}, ik denk aan zelfmoord"
        status, answer = world.invoke(
            url, world.api_event("/api/forms/vraag", world.form(vraag=text, gemeente="kerkrade"), SOURCE)
        )
        assert (status, answer["statusCode"]) == (200, 201)
        return world.invoke(url, world.SCHEDULE)


def test_a_mail_goes_over_a_closed_line_and_tells_no_content(assets, tmp_path, mail_server, authority):
    inbox, port = mail_server
    assert told(assets, tmp_path, port, authority[1]) == (200, None)
    ((closed, recipients, text),) = inbox.mails
    assert closed
    assert recipients == ["balie@example.nl"]
    assert "dringend" in text
    for word in (CANARY, "zelfmoord", SOURCE["browser"], SOURCE["address"]):
        assert word not in text + (tmp_path / "function.log").read_text()


def test_a_certificate_that_nobody_vouches_for_gets_no_mail(assets, tmp_path, mail_server):
    inbox, port = mail_server
    other = tmp_path / "other.pem"
    trustme.CA().cert_pem.write_to_path(other)
    _, answer = told(assets, tmp_path, port, other)
    assert "no safe line" in answer["errorMessage"]
    assert inbox.mails == []

"""For schemathesis: every request comes from another address, because guessing receipts from one is slowed down."""

import random

import schemathesis


@schemathesis.hook
def before_call(context, case, kwargs):
    case.headers = {**(case.headers or {}), "x-test-source": f"198.51.{random.randrange(256)}.{random.randrange(256)}"}

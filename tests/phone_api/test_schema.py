"""The API does what its published description says, whatever is thrown at it."""

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

PROMISES = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
BOUNDED = settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
FROM_HERE = {"Sec-Fetch-Site": "same-origin", "Host": "localhost"}


@pytest.fixture
def one_connection():
    """Let no request close the connection on which the test's own transaction lives."""
    for moment in (request_started, request_finished):
        moment.disconnect(close_old_connections)
    yield
    for moment in (request_started, request_finished):
        moment.connect(close_old_connections)


@pytest.mark.parametrize("who", ["sam", None], ids=["a client", "nobody"])
def test_every_answer_is_one_that_was_described(cast, sign_in, one_connection, who):
    jar = sign_in(getattr(cast, who)).cookies if who else {}
    cookies = {name: morsel.value for name, morsel in jar.items()}
    described = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())
    for found in described.get_all_operations():
        operation = found.ok()
        # Signing out works, and would end the session of every later attack.
        attack(operation, {} if operation.path.endswith("/sign-out") else cookies)


def attack(operation, cookies):
    """Send what the description allows and what it does not, and hold every answer to it."""

    @BOUNDED
    @given(case=operation.as_strategy())
    def sent(case):
        answer = case.call(headers=FROM_HERE, cookies=cookies)
        case.validate_response(answer, checks=PROMISES)

    sent()

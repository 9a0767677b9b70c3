"""The phone's API, version 1: operations in, receipts and the plan out.

The phone sends facts, the server sends the plan. A version of this API is never changed
in a way that an installed phone could notice; a new one would stand beside it.
"""

from typing import Any, NoReturn

from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError
from ninja.errors import ValidationError as BadRequest
from ninja.renderers import BaseRenderer
from pydantic_core import to_json

from midweek.phone.api.routes import router


class Json(BaseRenderer):
    """JSON by pydantic, which writes ids and days five times as fast as Django's encoder."""

    media_type = "application/json"

    def render(self, request: HttpRequest, data: Any, *, response_status: int) -> bytes:
        """Write an answer."""
        return to_json(data, fallback=str)


api = NinjaAPI(
    title="Midweek for phones",
    version="1",
    urls_namespace="phone",
    docs_url=None,
    openapi_url="/openapi.json",
    renderer=Json(),
)
api.add_router("", router)


@api.exception_handler(BadRequest)
def unreadable(request: HttpRequest, problem: BadRequest) -> HttpResponse:
    """Say in words what cannot be read, without repeating it."""
    where = ".".join(str(part) for part in problem.errors[0]["loc"]) if problem.errors else None
    told = {"why": "The phone sent something we cannot read.", "field": where}
    return api.create_response(request, told, status=422)


@api.exception_handler(HttpError)
def no_json(request: HttpRequest, problem: HttpError) -> HttpResponse:
    """Say so when a body is no JSON at all."""
    told = {"why": "The phone sent something we cannot read.", "field": None}
    return api.create_response(request, told, status=problem.status_code)


@api.exception_handler(RequestDataTooBig)
def too_large(request: HttpRequest, problem: RequestDataTooBig) -> HttpResponse:
    """Say that less must be sent at once."""
    told = {"why": "This is too large to send at once.", "field": None}
    return api.create_response(request, told, status=413)


@api.exception_handler(Http404)
def absent(request: HttpRequest, problem: Http404) -> NoReturn:
    """Leave "not found" to the one place that answers it, so that all such answers are alike."""
    raise problem

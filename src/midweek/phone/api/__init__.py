"""The phone's API, version 1: operations in, receipts and the plan out.

The phone sends facts, the server sends the plan. A version of this API is never changed
in a way that an installed phone could notice; a new one would stand beside it.
"""

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import ValidationError as BadRequest

from midweek.phone.api.routes import router

api = NinjaAPI(
    title="Midweek for phones",
    version="1",
    urls_namespace="phone",
    docs_url=None,
    openapi_url="/openapi.json",
)
api.add_router("", router)


@api.exception_handler(BadRequest)
def unreadable(request: HttpRequest, problem: BadRequest) -> HttpResponse:
    """Say in words what cannot be read, without repeating it."""
    where = ".".join(str(part) for part in problem.errors[0]["loc"]) if problem.errors else None
    told = {"why": "The phone sent something we cannot read.", "field": where}
    return api.create_response(request, told, status=422)

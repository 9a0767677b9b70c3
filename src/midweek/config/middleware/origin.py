"""No other site may write here, whatever cookies the browser sends along."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, JsonResponse

READING = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
FROM_MACHINES = "/texts/"
"""Where gateways write, which are no browsers. A secret opens these addresses, no cookie does."""


class SameOrigin:
    """Refuses every write that a browser says comes from elsewhere."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        reads = request.method in READING or request.path.startswith(FROM_MACHINES)
        if not reads and not came_from_here(request):
            return JsonResponse({"why": "This came from another site.", "field": None}, status=403)
        return self.get_response(request)


def came_from_here(request: HttpRequest) -> bool:
    """Whether the browser vouches that a page of this server sent the request.

    Every current browser sends Sec-Fetch-Site; Origin decides for those that do not. One
    of the two must be there: a write without either is refused.
    """
    site = request.headers.get("Sec-Fetch-Site")
    origin = request.headers.get("Origin")
    if site is not None and site not in ("same-origin", "none"):
        return False
    if origin is not None:
        return _host_of(origin) == request.get_host()
    return site is not None


def _host_of(origin: str) -> str | None:
    try:
        return urlsplit(origin).netloc
    except ValueError:  # such as "http://[", which no browser sends
        return None

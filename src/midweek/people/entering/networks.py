"""Where a request comes from, no more exactly than is needed."""

from ipaddress import ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

NOWHERE = "0.0.0.0"  # noqa: S104  (an address that is nobody's, not one to listen on)


def address_of(request: HttpRequest) -> str:
    """The address a request came from; behind a proxy, the one that the proxy saw."""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "")
    if settings.ENVIRONMENT.behind_proxy and forwarded:
        return str(forwarded.split(",")[-1].strip())
    return str(request.META.get("REMOTE_ADDR") or NOWHERE)


def network_of(request: HttpRequest) -> str:
    """The first address of the network a request came from: /24, or /48 for IPv6.

    A whole address would say where somebody lives; a network is enough to count by.
    """
    try:
        address = ip_address(address_of(request))
    except ValueError:
        return NOWHERE
    size = 24 if address.version == 4 else 48
    return str(ip_network(f"{address}/{size}", strict=False).network_address)


def from_this_machine(request: HttpRequest) -> bool:
    """Whether a request came from the machine itself, and through no proxy."""
    if "HTTP_X_FORWARDED_FOR" in request.META or "HTTP_FORWARDED" in request.META:
        return False
    try:
        return ip_address(str(request.META.get("REMOTE_ADDR"))).is_loopback
    except ValueError:
        return False

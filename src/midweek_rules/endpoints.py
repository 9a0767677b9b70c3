"""What comes from outside: addresses of push services, telephone numbers, answers to texts."""

import re
from collections.abc import Iterable
from ipaddress import ip_address
from typing import Literal
from urllib.parse import urlsplit

LONGEST = 2048
OF_GATEWAYS = ("stop", "stopall", "unsubscribe", "cancel", "end", "quit", "revoke", "optout")
STOP = frozenset((*OF_GATEWAYS, "stopp", "ende", "abmelden", "abbestellen"))
"""What a gateway takes for STOP (Twilio's default keywords), and what Germans write."""
START = frozenset(("start", "unstop", "anmelden"))


def endpoint_problem(url: str, hosts: Iterable[str]) -> str | None:
    """Why a push endpoint must not be called; None when it may be.

    It is a URL supplied by a user, the classic way to make a server call another (OWASP ASVS
    5.0, 1.3.6). Only https to a host on the list, or under one that is written `*.example`.
    """
    if len(url) > LONGEST or not url.isascii() or not url.isprintable() or set(url) & set(' \\"<>'):
        return "unreadable"
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return "unreadable"
    if parts.scheme != "https":
        return "not https"
    if parts.username is not None or parts.password is not None or parts.fragment:
        return "more than an address"
    return None if any(_is_host(host, port, one) for one in hosts) else "unknown service"


def _is_host(host: str, port: int | None, wanted: str) -> bool:
    name, _, wanted_port = wanted.partition(":")
    if port not in ({int(wanted_port)} if wanted_port else {None, 443}):
        return False
    if name.startswith("*."):
        return host.endswith(name[1:]) and len(host) > len(name[1:])
    return host == name


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet: no private, local or special one."""
    try:
        found = ip_address(address)
    except ValueError:
        return False
    mapped = getattr(found, "ipv4_mapped", None)
    return (mapped or found).is_global and not (mapped or found).is_multicast


def telephone_number(said: str) -> str | None:
    """A number as E.164 writes it, or None when it has no country or is none."""
    number = re.sub(r"[\s()./-]", "", said)
    if number.startswith("00"):
        number = f"+{number[2:]}"
    return number if re.fullmatch(r"\+[1-9][0-9]{7,14}", number) else None


def wish_in_text(words: str) -> Literal["stop", "start"] | None:
    """What an answer to a text asks for, when it says nothing else."""
    said = re.sub(r"[\s.!\"'-]", "", words[:40]).casefold()
    if said in STOP:
        return "stop"
    return "start" if said in START else None

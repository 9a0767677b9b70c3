"""Many small modules that are fetched later travel as one script: apart they compress badly.

What is reached from an entry by `import` alone stays as it is. What only a dynamic import
reaches is put, each module in a function of its own, behind what it imports, into one.
Our own way of writing imports and exports is all that is understood; anything else is refused.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from graphlib import TopologicalSorter
from posixpath import dirname, join, normpath, relpath

IMPORT = re.compile(r'^import \{([^}]*)\} from "(\.{1,2}/[^"]+)";$', re.MULTILINE)
EXPORTED = re.compile(r"^export (?=(?:async )?function (\w+)|const (\w+) =)", re.MULTILINE)
LISTED = re.compile(r"^export \{([^}]*)\};$", re.MULTILINE)
DYNAMIC = re.compile(r'\bimport\("(\.{1,2}/[^"]+)"\)')
LEFT_OVER = re.compile(r"^(?:import|export|await)\b.*", re.MULTILINE)
ITS_OWN_ADDRESS = "import.meta"
TOLD = "document.documentElement.dataset.later"

Read = Callable[[str], str]


class NotOurWayOfWriting(ValueError):
    """A module says `import` or `export` in a way that is not understood here."""


def reached(entry: str, read: Read) -> set[str]:
    """Name the modules that come with `entry`, itself among them."""
    seen: set[str] = set()
    waiting = [entry]
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting += _named(IMPORT, name, read)
    return seen


def fetched_later(entry: str, read: Read, *, apart: Iterable[str] = ()) -> list[str]:
    """Name what only dynamic imports bring, what is imported first; without what stays `apart`."""
    first, later = reached(entry, read), set[str]()
    waiting = sorted(first)
    while waiting:
        for name in _named(DYNAMIC, waiting.pop(), read):
            new = {
                one for one in reached(name, read) - first - later if not _alone(one, read, apart)
            }
            later |= new
            waiting += sorted(new)
    order = TopologicalSorter({name: set(_named(IMPORT, name, read)) for name in sorted(later)})
    return [name for name in order.static_order() if name in later]


def fused(names: list[str], read: Read, *, to: str) -> str:
    """Write the modules `names` as one, that stands at `to` and exports each under its handle."""
    inside = set(names)
    outside = sorted({one for name in names for one in _named(IMPORT, name, read)} - inside)
    brought = [f'import * as {handle(one)} from "{_seen_from(to, one)}";' for one in outside]
    return "\n".join([*brought, *(_as_function(name, read, inside, to) for name in names)])


def pointed(name: str, read: Read, *, inside: Iterable[str], to: str) -> str:
    """Read a module whose dynamic imports of what is fused ask for the one script instead.

    A page says where that script stands (`data-later`), and one that does not gets the modules
    themselves. Were the address written here, each hash would have to contain the other.
    """
    known = set(inside)

    def instead(found: re.Match[str]) -> str:
        wanted = _joined(name, found[1])
        if name in known:
            here = f'import("{_seen_from(to, wanted)}")'
            return f"Promise.resolve({handle(wanted)})" if wanted in known else here
        one = f"import({TOLD}).then((all) => all.{handle(wanted)})"
        return f"({TOLD} ? {one} : {found[0]})" if wanted in known else found[0]

    return DYNAMIC.sub(instead, read(name))


def handle(name: str) -> str:
    """Say under which name a module stands in the one script.

    No dollar sign: Django sees no import under such a name and leaves its address unhashed.
    """
    return "_" + re.sub(r"\W", "_", name.removesuffix(".js"))


def _as_function(name: str, read: Read, inside: set[str], to: str) -> str:
    body = pointed(name, read, inside=inside, to=to)
    said = [one for found in EXPORTED.findall(body) for one in found if one]
    said += [one.strip() for found in LISTED.findall(body) for one in found.split(",")]
    body = LISTED.sub("", EXPORTED.sub("", IMPORT.sub(_taken(name), body)))
    if strange := LEFT_OVER.search(body):
        raise NotOurWayOfWriting(f"{name}: {strange[0].strip()}")
    return (
        f"export const {handle(name)} = (() => {{\n{body}\nreturn {{ {', '.join(said)} }};\n}})();"
    )


def _taken(name: str) -> Callable[[re.Match[str]], str]:
    def taken(found: re.Match[str]) -> str:
        names = re.sub(r"(\w+) as (\w+)", r"\1: \2", found[1])
        return f"const {{{names}}} = {handle(_joined(name, found[2]))};"

    return taken


def _alone(name: str, read: Read, apart: Iterable[str]) -> bool:
    return any(name.startswith(folder) for folder in apart) or ITS_OWN_ADDRESS in read(name)


def _named(kind: re.Pattern[str], name: str, read: Read) -> Iterator[str]:
    return (_joined(name, found[kind.groups]) for found in kind.finditer(read(name)))


def _joined(name: str, other: str) -> str:
    return normpath(join(dirname(name), other))


def _seen_from(name: str, other: str) -> str:
    path = relpath(other, dirname(name))
    return path if path.startswith(".") else f"./{path}"

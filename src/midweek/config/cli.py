"""The command line. Each command imports what it needs when it runs, and not before."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TypeAlias

from midweek.config.refusal import Refusal

EPILOG = """\
Settings come from the environment (docs/for-operators/settings.md lists them). A first
look: `midweek start`. On a server: `midweek serve` and `midweek worker`, one of each.
"""


def main(words: Sequence[str] | None = None) -> int:
    """Do what was asked and return the exit code."""
    asked = _read(words)
    if getattr(asked, "data", None):
        os.environ["MIDWEEK_DATA"] = str(Path(asked.data).expanduser().absolute())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "midweek.config.settings")
    try:
        return int(asked.command(asked) or 0)
    except Refusal as refusal:
        print(f"midweek: {refusal}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _read(words: Sequence[str] | None) -> argparse.Namespace:
    # argparse keeps for itself an option that stands where the rest of the line should begin.
    asked, kept = parser().parse_known_args(words)
    if kept and not hasattr(asked, "words"):
        parser().error(f"unrecognized arguments: {' '.join(kept)}")
    if kept:
        asked.words = [*kept, *asked.words]
    return asked


def parser() -> argparse.ArgumentParser:
    """Every command and its options."""
    top = argparse.ArgumentParser(
        prog="midweek",
        description="The self-hosted home of therapy homework.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = top.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _add_running(commands)
    _add_looking(commands)
    _add_recovering(commands)
    _add_saving(commands)
    manage = commands.add_parser("manage", help="any of Django's own commands", add_help=False)
    manage.add_argument("words", nargs=argparse.REMAINDER)
    manage.set_defaults(command=_later("running.manage:manage"))
    return top


Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def _add_running(commands: Commands) -> None:
    start = commands.add_parser("start", help="everything at once: what ./run does")
    _takes_address(start)
    start.add_argument("--empty", action="store_true", help="without the demo clinic")
    start.set_defaults(command=_later("running.start:start"))

    serve = commands.add_parser("serve", help="the web server alone")
    _takes_address(serve)
    serve.add_argument("--workers", type=int, help="processes (default: one per core, at most 4)")
    serve.add_argument("--threads", type=int, default=4, help="threads per process (default: 4)")
    serve.set_defaults(command=_later("running.serve:serve"))

    worker = commands.add_parser("worker", help="the chores: purge, verify, watch")
    _takes_data(worker)
    worker.set_defaults(command=_later("running.worker:worker"))

    demo = commands.add_parser("demo", help="make the demo clinic, and say whom to sign in as")
    _takes_data(demo)
    demo.set_defaults(command=_later("running.demo:demo"))


def _add_looking(commands: Commands) -> None:
    doctor = commands.add_parser("doctor", help="check settings, keys, database, clock and mail")
    _takes_data(doctor)
    doctor.set_defaults(command=_later("doctor.report:doctor"))

    bench = commands.add_parser("bench", help="measure how fast this machine is", add_help=False)
    bench.add_argument("words", nargs=argparse.REMAINDER)
    bench.set_defaults(command=_later("running.manage:bench"))

    audit = commands.add_parser("audit", help="the audit trail")
    deeds = audit.add_subparsers(metavar="DEED", required=True)
    verify = deeds.add_parser("verify", help="prove that no line was changed, moved or cut")
    _takes_data(verify)
    verify.set_defaults(command=_later("trail:verify"))


def _add_recovering(commands: Commands) -> None:
    recover = commands.add_parser("recover-owner", help="let an owner back in who lost every key")
    _takes_data(recover)
    recover.add_argument("--clinic", metavar="NAME", help="which clinic, where there are several")
    recover.add_argument("--email", metavar="ADDRESS", help="which owner, where there are several")
    recover.add_argument(
        "--force", action="store_true", help="although another owner could help, or choose"
    )
    recover.set_defaults(command=_later("running.recovering:recover_owner"))


def _add_saving(commands: Commands) -> None:
    key = commands.add_parser("backup-key", help="make a key that opens backups")
    key.add_argument("file", metavar="FILE", help="where to write it: not on this server")
    key.set_defaults(command=_later("running.saving:make_key"))

    backup = commands.add_parser("backup", help="back up data and keyring, sealed to your key")
    _takes_data(backup)
    backup.set_defaults(command=_later("running.saving:backup"))

    restore = commands.add_parser("restore", help="put a backup in the place of what is there")
    restore.set_defaults(command=_later("running.saving:restore"))
    drill = commands.add_parser("drill", help="restore a backup aside, prove it, write a report")
    drill.set_defaults(command=_later("running.saving:drill"))
    for command, needed in ((restore, None), (drill, "?")):
        _takes_data(command)
        command.add_argument("file", metavar="DATA", nargs=needed, help="a backup of the data")
        command.add_argument("--keyring", metavar="KEYRING", help="and one of the keyring")
        command.add_argument(
            "--identity", metavar="KEY", required=True, help="the private key that opens them"
        )


def _takes_data(command: argparse.ArgumentParser) -> None:
    command.add_argument("--data", metavar="DIR", help="the data folder (default: ./data)")


def _takes_address(command: argparse.ArgumentParser) -> None:
    _takes_data(command)
    command.add_argument("--host", default="127.0.0.1", help="address to listen on")
    command.add_argument("--port", type=int, default=8000, help="port to listen on")


def _later(place: str) -> Callable[[argparse.Namespace], int | None]:
    module, name = place.split(":")

    def command(asked: argparse.Namespace) -> int | None:
        run: Callable[[argparse.Namespace], int | None]
        run = getattr(import_module(f"midweek.config.{module}"), name)
        return run(asked)

    return command

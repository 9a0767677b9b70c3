"""Numbers from R (metafor 3.8, lme4, psych) that ours must come to."""

import json
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent / "golden"
META: dict[str, Any] = json.loads((HERE / "golden-meta-analysis.json").read_text("utf-8"))
STATISTICS: dict[str, Any] = json.loads((HERE / "golden-statistics.json").read_text("utf-8"))


def studies(name: str) -> tuple[list[float], list[float]]:
    """The effects of one published data set, with their variances."""
    from midweek_rules.pooling import fisher_z

    found = META[name]["studies"] if name in META else META["edge_cases"][name]["data"]
    if name == "crede2010_grade":
        return tuple(map(list, zip(*(fisher_z(s["r"], s["n"]) for s in found), strict=True)))
    effect = "g" if name == "normand1999_SMD" else "yi"
    return [s[effect] for s in found], [s["vi"] for s in found]


def fits(name: str) -> list[dict[str, Any]]:
    """What metafor makes of it, by the methods that we have."""
    found = META[name] if name in META else META["edge_cases"][name]
    return [fit for fit in found["fits"] if fit["method"] in ("REML", "DL", "PM")]


SETS = [name for name, found in META.items() if isinstance(found, dict) and "fits" in found]
SETS += list(META["edge_cases"])

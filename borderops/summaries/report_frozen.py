"""The text of a report by which it is known: everything that it says, in one order, whoever asks."""

import hashlib
import json
from datetime import UTC

# What is told of a report; who made it and when goes with it.
TOLD = [
    "number", "period", "title", "agency_above", "agency", "official_number", "place", "signature", "signer",
    "recipients", "words", "made_by_id", "written_by_id", "checked_by_id", "issued_by_id", "supersedes_id",
]  # fmt: skip
DAYS = ["start", "end", "written_on"]
MOMENTS = ["made_at", "drawn_at", "written_at", "checked_at", "issued_at"]


def as_json(told):
    """One way to write it."""
    return json.dumps(told, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def to_be_issued(content):
    """The content without what only its makers are told: who reads what is issued sees no record that waits."""
    return as_json({name: told for name, told in json.loads(content).items() if name != "waiting"})


def canonical(report):
    """All that the report says, with its template, as a text."""
    told = {name: getattr(report, name) for name in TOLD}
    told |= {name: day.isoformat() if (day := getattr(report, name)) else "" for name in DAYS}
    told |= {name: moment_of(getattr(report, name)) for name in MOMENTS}
    told["template"] = report.template.digest if report.template_id else ""
    told["content"] = report.content
    return as_json(told)


def moment_of(moment):
    return moment.astimezone(UTC).isoformat(timespec="microseconds") if moment else ""


def digest_of(what):
    """The SHA-256 of a text or of the bytes of a file; nothing where there is neither."""
    if not what:
        return ""
    return hashlib.sha256(what.encode() if isinstance(what, str) else bytes(what)).hexdigest()

"""Makes looks at markers for tests: by shifts, patrols and incidents."""

from borderops.patrols.models import MarkerCheck
from tests.factories import make_accepted, make_clerk, make_code, make_marker, make_reviewer
from tests.patrols.makers import DAY, make_post, new_patrol, new_shift

WRONG = {"damaged", "moved", "missing"}


def check(marker, found, words=""):
    return MarkerCheck(marker=marker, found=found, words=words or ("Sứt góc." if found in WRONG else ""))


def sent(record, rows):
    """A report with these markers checked, written and submitted."""
    record.set_part("marker_checks", rows)
    record.write(make_clerk(record.district, getattr(getattr(record, "post", None), "unit", None)))
    record.submit(record.entered_by)
    return record


def shift_saw(found, marker=None, *, words="", accept=True, **fields):
    """A shift's report that found a marker so."""
    shift = new_shift(fields.pop("post", None) or make_post(), **fields)
    shift.district = shift.post.district
    sent(shift, [check(marker or make_marker(), found, words)])
    return accepted(shift) if accept else shift


def patrol_saw(found, marker=None, *, day=DAY, words="", **fields):
    """A patrol's report that found a marker so."""
    return accepted(sent(new_patrol(day=day, **fields), [check(marker or make_marker(), found, words)]))


def accepted(record):
    record.accept(make_reviewer(record.district))
    return record


def incident_at(marker=None, code="A1", **fields):
    """An accepted incident at a marker, of a kind of the line and its markers."""
    return make_accepted(marker=marker or make_marker(), code=make_code(code, "Phá mốc", "HD"), **fields)

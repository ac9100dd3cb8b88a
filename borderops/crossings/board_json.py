"""The board as JSON for other programs: keys that stay, codes instead of words, null where nothing is known.

GET /crossings/?format=json takes the filters of the page: as_of (2021-12-31 or 31/12/2021), q, district (code), kind,
flow, state, unconfirmed=on. It answers {"as_of": day, "crossings": [...]}, west to east; each crossing point has

code, name, other_name, name_zh, pinyin, aliases, district (code), markers (the main one first), closed (for good);
kind: international, main, secondary, gate, opening, clearance, freight, market, bridge; null where no source says it;
proposal: {stage, kind, on} of what is prepared and not yet so, or null;
flows: people, goods, vehicles, and in each VN and CN: see flow_of;
next: the change after this day of each flow and side that has one: {flow, side, state, since, precision}.

Times of changes are as exact as their source: since "2021" has the precision year, then month, day, minute.
Filters that cannot be read answer 400 with {"errors": {filter: [words]}}.
"""

from django.utils import timezone

from borderops.crossings.choices import Flow
from borderops.districts.sides import Side

PRECISIONS = {4: "year", 7: "month", 10: "day", 16: "minute"}


def json_of(board):
    """The day, and each crossing point with its flows."""
    return {
        "as_of": board.day.isoformat(),
        "crossings": [crossing_of(row) for row in board.rows],
    }


def crossing_of(row):
    crossing, standing = row.crossing, row.standing
    return {
        "code": crossing.code,
        "name": crossing.name,
        "other_name": crossing.other_name,
        "name_zh": crossing.name_zh,
        "pinyin": crossing.pinyin,
        "aliases": crossing.further_names,
        "district": crossing.district and crossing.district.code,
        "markers": markers_of(crossing),
        "kind": str(standing.kind) or None,
        "closed": standing.is_closed,
        "proposal": proposal_of(standing.proposal),
        "flows": {flow.value: sides_of(standing, flow) for flow in Flow},
        "next": [next_of(each) for each in row.following],
    }


def markers_of(crossing):
    """Its markers, the first one first."""
    markers = [crossing.marker] if crossing.marker else []
    return [marker.code for marker in [*markers, *crossing.further_markers.all()]]


def proposal_of(stage):
    return stage and {"stage": stage.kind, "kind": stage.kind_after or None, "on": stage.on}


def sides_of(standing, flow):
    return {side.value: flow_of(standing.of(flow, side)) for side in Side}


def flow_of(standing):
    """One flow on one side: its state (open, restricted, suspended, closed) or null, and how that is known.

    passes is false where the kind of crossing has no such flow; change is the number of the change; told is stated or
    inferred; age_days counts since somebody on the spot last knew it (null: only documents tell it); begun are changes
    of the year or month that the day lies in.
    """
    change = standing.change if standing.passes else None
    return {
        "passes": standing.passes,
        "state": change and change.state_of_flow,
        "change": change and str(change.reference),
        "since": change and change.since,
        "precision": change and precision_of(change.since),
        "manner": change and change.manner,
        "source": change and change.source,
        "known_from": change and change.known_from,
        "told": change and change.told,
        "confidence": (change and change.confidence) or None,
        "waits_for_review": bool(change and change.waits_in_force),
        "age_days": standing.age_days if change else None,
        "unconfirmed": bool(change and standing.is_unconfirmed),
        "confirmed_at": change and moment_of(standing.confirmation),
        "expected_until": (change and change.expected_until) or None,
        "overdue": bool(change and standing.is_overdue),
        "begun": [{"since": each.since, "state": each.state_of_flow} for each in standing.begun],
    }


def next_of(standing):
    """The change that follows upon what stands."""
    change = standing.following
    return {
        "flow": change.flow, "side": change.side, "state": change.state_of_flow, "since": change.since,
        "precision": precision_of(change.since),
    }  # fmt: skip


def precision_of(since):
    return PRECISIONS[len(since)]


def moment_of(confirmation):
    return confirmation and timezone.localtime(confirmation.at).isoformat(timespec="seconds")

"""What the parts of a line were in the first closings, which did not write it down. It never changes again."""

FIRST_COLUMNS = {
    "flow-changes": (
        "counts_from__date", "district__code", "crossing__code", "flow", "side", "state_of_flow", "since",
    ),
    "traffic": (
        "starts_on", "district__code", "crossing__code", "period", "standing", "vehicles_in", "vehicles_out",
        "health_checked", "travellers:document,people_in,people_out",
        "trade:direction,tonnes,value,value_unit,currency",
    ),
    "shifts": (
        "duty_day", "district__code", "commune__code", "post_id", "slot", "outcome", "people_in", "people_out",
        "vehicles_in", "vehicles_out", "declarations",
    ),
    "joint-patrols": (
        "day", "district__code", "commune__code", "kind", "held", "host", "our_number", "their_number",
    ),
    "incidents": (
        "occurred_on", "district__code", "commune__code", "regime", "code__code", "direction", "offenders",
        "offenders_unknown",
    ),
    "month-counts": (
        "starts_on", "district__code", "commune__code", "programme__code", "people_out", "trips_out", "people_in",
        "trips_in", "overdue",
    ),
    "worker-lists": (
        "day", "district__code", "programme__code", "kind", "crossing__code", "lines:permit_id,until,held",
    ),
}  # fmt: skip

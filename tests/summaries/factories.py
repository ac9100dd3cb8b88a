"""Makes accepted incidents of each regime, and confirmed months, for summaries."""

from datetime import date

from borderops.figures.periods import Period
from borderops.incidents.models import NilConfirmation
from tests.factories import make_accepted, make_clerk, make_code, make_commune, make_overseer

CODES = {"HD": "A1", "PL": "D2", "SK": "K1"}


def make_case(district, regime="PL", on=date(2021, 3, 1), make=make_accepted, **fields):
    """An accepted incident in a commune of the district."""
    commune = fields.pop("commune", None) or make_commune(
        f"Xã của {district}", f"1{district.code}1", district
    )
    code = make_code(CODES[regime], regime, regime)
    by = make_clerk(district)
    return make(by, occurred_on=on, commune=commune, district=district, code=code, **fields)


def confirm(district, *periods, regime=""):
    """Confirms that nothing happened in these periods, month by month."""
    overseer = make_overseer()
    for period in periods:
        for month in Period.parse(period).months:
            given = {"district": district, "regime": regime, "start": month.start, "end": month.end}
            NilConfirmation(**given).confirm(overseer)

"""How the figures of incidents are counted, and where the cases behind them stand."""

from django.db.models import Count, Sum

from borderops.figures.counted import days_of
from borderops.figures.counting import RecordCounting, register
from borderops.incidents.dimensions import DIMENSIONS, OF_OUTCOMES
from borderops.incidents.figure_names import AGREEMENT, EVENTS, LAW, OFFENDERS
from borderops.incidents.models import FollowUp, Incident, Regime


def cases_of(regime=""):
    """f(user): the accepted incidents that the user sees, of one regime or of all."""
    narrowed = {"regime": regime} if regime else {}
    return lambda user: Incident.objects.counted_for(user).filter(**narrowed)


def cases_sent(regime=""):
    """f(user): those that wait for review."""
    narrowed = {"regime": regime} if regime else {}
    return lambda user: Incident.objects.visible_to(user).waiting().filter(**narrowed)


def in_list(regime=""):
    """f(period): the filters under which the list of incidents shows these cases."""

    def filters(period):
        return days_of(period) | ({"regime": regime} if regime else {})

    return filters


def counting(key, measure, regime="", of_people=False):
    """One indicator of incidents."""
    return RecordCounting(
        key, DIMENSIONS, "incidents.view_incident", of_people, regime, cases_of(regime), "occurred_on", measure,
        cases_sent(regime), "incidents", in_list(regime),
    )  # fmt: skip


def outcomes(key, measure, **narrowed):
    """One indicator of what came of the cases."""
    told = {"kind": FollowUp.Kind.OUTCOME.value} | narrowed
    return RecordCounting(
        key, OF_OUTCOMES, "incidents.view_followup",
        records=lambda user: FollowUp.objects.visible_to(user).of_counted_cases().filter(**told),
        sent=lambda user: FollowUp.objects.visible_to(user).waiting().filter(**told),
        day="happened_on", measure=measure, page="follow-ups",
        filters=lambda period: days_of(period) | {"counted": "true"} | told,
    )  # fmt: skip


register(
    counting(AGREEMENT.key, Count("*"), Regime.AGREEMENT),
    counting("incidents.agreement.offenders", Sum("offenders"), Regime.AGREEMENT, of_people=True),
    counting(LAW.key, Count("*"), Regime.LAW),
    counting(OFFENDERS.key, Sum("offenders"), Regime.LAW, of_people=True),
    counting(EVENTS.key, Count("*"), Regime.EVENT),
    counting("incidents.victims", Sum("victims"), of_people=True),
    counting("incidents.handed_back", Sum("handed_back"), of_people=True),
    counting("incidents.received", Sum("received"), of_people=True),
    counting("incidents.injured", Sum("injured"), of_people=True),
    outcomes("incidents.outcomes", Count("*")),
    outcomes("incidents.fines", Sum("fine")),
)

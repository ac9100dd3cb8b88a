"""How the figures of posts, shifts and joint patrols are counted, and where what is behind them stands."""

from django.db.models import BigIntegerField, Count, F, Q, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from borderops import vietnamese
from borderops.districts.dimensions import chosen_in
from borderops.figures.counted import days_of
from borderops.figures.counting import Dimension, RecordCounting, StandingCounting, added_up, register
from borderops.figures.place_dimensions import (
    area_dimension,
    commune_dimension,
    district_dimension,
    place_dimensions,
)
from borderops.patrols.choices import Held, PatrolKind, PostChange, PostKind, ShiftOutcome
from borderops.patrols.figure_names import DECLARATIONS, NIL, PEOPLE, SHIFTS, VEHICLES
from borderops.patrols.models import JointPatrol, Post, ShiftReport
from borderops.patrols.post_counts import with_life_on
from borderops.patrols.post_filters import STOOD
from borderops.patrols.share_countings import CAME, ShareCounting
from borderops.patrols.tally import DECLARED, TO_DECLARE, accepted_in, reach_of


def post_names(user):
    """The posts that the user sees, west to east, by their keys."""
    return {post.pk: str(post) for post in Post.objects.visible_to(user).select_related("unit")}


OF_SHIFTS = (
    *place_dimensions(),
    Dimension("post", _("Post"), ("post",), post_names, chosen_in("post"), hides_few=False),
    Dimension(
        "outcome", _("What happened"), ("outcome",), lambda user: dict(ShiftOutcome.choices), chosen_in("outcome"),
        hides_few=False,
    ),
)  # fmt: skip
OF_PATROLS = (
    *place_dimensions(),
    Dimension(
        "kind", _("Kind of patrol"), ("kind",), lambda user: dict(PatrolKind.choices), chosen_in("kind"),
        hides_few=False,
    ),
)  # fmt: skip
# Where a post stood then, not through where its stretch led.
OF_POSTS = (
    district_dimension("district_then", lambda code: {"district": code, "stretch": STOOD}),
    area_dimension("commune_then", "district_then"),
    commune_dimension("commune_then"),
)


def shifts(indicator, measure, **narrowed):
    """One indicator of shifts."""
    return RecordCounting(
        indicator.key, OF_SHIFTS, "patrols.view_shiftreport",
        records=lambda user: accepted_in(reach_of(user)).filter(**narrowed),
        sent=lambda user: ShiftReport.objects.visible_to(user).waiting().filter(**narrowed),
        day="duty_day", measure=measure, page="shifts", filters=lambda period: days_of(period) | narrowed,
    )  # fmt: skip


def both_ways(name):
    """Those entering and leaving together, as far as they were counted; nothing where neither was."""
    way_in, way_out = F(f"{name}_in"), F(f"{name}_out")
    return Sum(Coalesce(way_in + way_out, way_in, way_out, output_field=BigIntegerField()))


def day_of(period):
    """The last day of a period that has come."""
    return min(period.end, timezone.localdate())


def standing_posts(kind):
    """f(user, period, dimensions): how many posts of a sort stood open, by where each stood."""

    def standing(user, period, dimensions):
        known = Post.objects.visible_to(user).filter(kind=kind)
        known = with_life_on(known, day_of(period)).exclude(last_kind=None).order_by()
        if not dimensions:
            number = known.exclude(last_kind=PostChange.CLOSED).count()
            return {(): number} if number or known.exists() else {}
        is_open = ~Q(last_kind=PostChange.CLOSED)
        paths = [path for each in dimensions for path in each.paths]
        return added_up(known.values_list(*paths).annotate(n=Count("pk", filter=is_open)), dimensions, False)

    return standing


def posts(key, kind):
    """One sort of post."""
    return StandingCounting(
        key, OF_POSTS, "patrols.view_post", standing=standing_posts(kind),
        listed=lambda period: (
            "posts", {"as_of": vietnamese.day(day_of(period)), "kind": kind.value, "state": "open"}
        ),
    )  # fmt: skip


register(
    posts("checkpoints.fixed", PostKind.FIXED),
    posts("patrol_teams.mobile", PostKind.MOBILE),
    shifts(SHIFTS, Count("*")),
    shifts(NIL, Count("*"), outcome=ShiftOutcome.NIL.value),
    shifts(PEOPLE, both_ways("people")),
    shifts(VEHICLES, both_ways("vehicles")),
    ShareCounting(
        DECLARATIONS.key, OF_SHIFTS, "patrols.view_shiftreport", of=shifts(DECLARATIONS, TO_DECLARE), part=DECLARED
    ),
    CAME,
    RecordCounting(
        "patrols.joint_patrols", OF_PATROLS, "patrols.view_jointpatrol",
        records=lambda user: JointPatrol.objects.visible_to(user).counted().filter(held=Held.DONE),
        sent=lambda user: JointPatrol.objects.visible_to(user).waiting().filter(held=Held.DONE),
        day="day", measure=Count("*"), page="joint-patrols",
        filters=lambda period: days_of(period) | {"held": Held.DONE.value},
    ),
)  # fmt: skip

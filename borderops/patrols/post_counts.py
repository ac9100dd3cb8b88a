"""How many posts stood open on a day: as counted here, and beside it as documents publish it; never added up."""

from dataclasses import dataclass

from django.db.models import BigIntegerField, Case, Count, Exists, F, OuterRef, Subquery, When
from django.db.models.functions import Coalesce

from borderops.districts.areas import commune_on
from borderops.figures.models import ReportedFigure
from borderops.figures.periods import Period
from borderops.figures.spans import is_rough_day, last_day_of
from borderops.patrols.choices import PostChange, PostKind
from borderops.patrols.post_events import PostEvent

PUBLISHED_AS = {PostKind.FIXED: "checkpoints.fixed", PostKind.MOBILE: "patrol_teams.mobile"}


@dataclass(frozen=True)
class Standing:
    """One sort of post on a day: how many are counted open (None where none is recorded yet), what is published."""

    kind: PostKind
    counted: int | None
    published: list


def with_life_on(posts, day):
    """Posts with their last change until a day, and the district and the commune in which they stood then."""
    events = PostEvent.objects.filter(post=OuterRef("pk"), on__lte=day).order_by("-on")
    placed = events.filter(district__isnull=False)
    key = BigIntegerField()
    stood_in, commune = (Subquery(placed.values_list(each)[:1]) for each in ("district_id", commune_on(day)))
    # Where the event that put it there tells no commune, none is known: the post's own is that of another day.
    as_placed = When(Exists(placed), then=commune)
    return posts.annotate(
        last_kind=Subquery(events.values("kind")[:1]),
        district_then=Coalesce(stood_in, F("district_id"), output_field=key),
        commune_then=Case(as_placed, default=commune_on(day), output_field=key),
    )


def counted_on(posts, day):
    """How many stood open on a day, by their sort; a sort of which none had been opened until then is left out."""
    known = with_life_on(posts, day).exclude(last_kind=None).order_by()
    counted = {}
    for kind, last, number in known.values_list("kind", "last_kind").annotate(n=Count("pk")):
        counted[kind] = counted.get(kind, 0) + (0 if last == PostChange.CLOSED else number)
    return counted


def counts_from(figure):
    """The day from which a published stock is known: a month or a year counts from its end."""
    text = (figure.as_of or figure.period).split("..")[-1]
    return last_day_of(text) if is_rough_day(text) else Period.parse(figure.period).end


def published_until(user, day):
    """The latest accepted figures for the whole province until a day, by the key of their indicator."""
    if not user.has_perm("figures.view_reportedfigure"):
        return {}
    figures = ReportedFigure.objects.visible_to(user).counted().current().select_related("indicator")
    figures = figures.filter(indicator__key__in=PUBLISHED_AS.values(), districts=None)
    latest = {}
    for figure in figures.exclude(standing=ReportedFigure.Standing.TARGET).order_by("pk"):
        since, key = counts_from(figure), figure.indicator.key
        if since <= day and since >= latest.get(key, (since,))[0]:
            others = latest[key][1] if key in latest and latest[key][0] == since else []
            latest[key] = since, [*others, figure]
    return {key: figures for key, (_since, figures) in latest.items()}


def standing_on(posts, user, day):
    """Each sort of post on a day, as counted among these posts and as published."""
    counted, published = counted_on(posts, day), published_until(user, day)
    return [Standing(kind, counted.get(kind), published.get(key, [])) for kind, key in PUBLISHED_AS.items()]

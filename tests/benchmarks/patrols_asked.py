"""Which pages of posts, shifts, patrols and markers are asked for."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from borderops import vietnamese
from borderops.lists.keyset import write_cursor
from borderops.patrols.models import JointPatrol, Post, ShiftReport
from borderops.patrols.shift_list_views import ShiftList

FILTERS = {
    "first page": "",
    "oldest first": "sort=starts_at",
    "one district": "district=033",
    "two districts, three months": "district=033&district=027&since=01/01/2021&until=31/03/2021",
    "nothing happened": "outcome=nil",
    "something happened": "outcome=cases",
    "something happened in a district": "outcome=cases&district=029",
    "submitted": "state=submitted",
    "struck": "state=struck",
    "one quarter": "since=01/07/2021&until=30/09/2021",
    "one old day": "since=03/03/2019&until=03/03/2019",
    "came late": "late=report",
    "review is late": "late=review",
    "not taken over": "handover=no",
    "taken over": "handover=yes",
    "“tổ cơ động”": "q=Tổ+cơ+động",
    "a word that is nowhere": "q=qqwwxx",
}


def shift_lists():
    """(name, address) of the list of shifts in every way it is asked for."""
    plain, post = reverse("shifts"), Post.objects.earliest("pk")
    for name, query in FILTERS.items():
        yield f"shifts: {name}", f"{plain}?{query}"
    yield "shifts: one post", f"{plain}?post={post.pk}"
    yield "shifts: a number", f"{plain}?q={ShiftReport.objects.counted().earliest('pk').number}"
    cursor = deep_cursor()
    yield "shifts: half of all pages turned", f"{plain}?after={cursor}"
    yield "shifts: and one back", f"{plain}?before={cursor}"
    yield "shifts: half of a district's pages turned", f"{plain}?district=027&after={cursor}"


def deep_cursor():
    """Where half of the pages have been turned."""
    first, last = (ShiftReport.objects.order_by(f"{sign}starts_at").first().starts_at for sign in ("", "-"))
    rows = ShiftReport.objects.counted().filter(starts_at__lte=first + (last - first) / 2)
    return write_cursor(rows.order_by("-starts_at", "-pk").first(), next(iter(ShiftList.sorts.values())))


def pages(user):
    """(name, address) of the other pages."""
    today = timezone.localdate()
    long_ago = today - timedelta(days=800)
    yield "today", reverse("patrols-today")
    yield "an old day", f"{reverse('patrols-today')}?day={vietnamese.day(long_ago)}"
    yield "calendar", reverse("patrol-calendar")
    yield "calendar of an old month", f"{reverse('patrol-calendar')}?month={long_ago:%Y-%m}"
    yield "posts as of a day", f"{reverse('posts')}?as_of={vietnamese.day(long_ago)}"
    yield "markers", reverse("markers")
    yield "joint patrols", reverse("joint-patrols")
    yield from details(user)
    if user.has_perm("patrols.add_shiftreport"):
        yield "the shift form", reverse("new-shift")
    if user.has_perm("patrols.review_shiftreport"):
        inbox = reverse("inbox", args=["shifts"])
        yield "inbox of shifts", inbox
        yield "inbox of shifts, one district", f"{inbox}?district=027"
        yield "accept all shifts: the question", reverse("accept-all", args=["shifts"])


def details(user):
    """(name, address) of one record of each sort, where the person sees any."""
    seen = [model.objects.visible_to(user) for model in (ShiftReport, JointPatrol)]
    for rows in [Post.objects.visible_to(user), *(records.counted() for records in seen)]:
        if record := rows.order_by("-pk").first():
            yield f"one {record._meta.verbose_name}", record.get_absolute_url()


def figures():
    """(name, budget in ms, address) of the patrol figures."""
    page, this = reverse("patrol-figures"), timezone.localdate().year
    yield "patrol figures: this year beside the last", 300, page
    yield "patrol figures: an old year beside the last", 300, f"{page}?period={this - 4}"
    yield "patrol figures: ten years by month", 1500, f"{page}?period={this - 9}-01-01..{this}-12-31"


def always_there():
    """Addresses whose queries must not grow with the rows."""
    names = [
        "shifts",
        "patrols-today",
        "patrol-calendar",
        "patrol-figures",
        "posts",
        "joint-patrols",
        "markers",
    ]
    return [reverse(name) for name in names]

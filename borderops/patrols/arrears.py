"""Which posts lack a report that was due lately: what their staff have to see to."""

from django.utils import timezone

from borderops.patrols.arrivals import came_on, reports_by_day
from borderops.patrols.days import A_DAY
from borderops.patrols.expected import owed_by, present_duty_day
from borderops.patrols.models import Post


def posts_in_arrears(user):
    """The posts that this person reports from and that lack a report of this duty day or of the one before."""
    now = timezone.now()
    posts = Post.objects.reportable_by(user).with_life().order_by()
    today = present_duty_day(posts, now)
    owed = owed_by(posts, today - A_DAY, today)
    reports = reports_by_day(owed, today - A_DAY, today)
    days = [(each, day) for each in owed for day in each.days]
    lacking = {
        each.post.pk
        for each, day in days
        if came_on(each, day, reports.get((each.post.pk, day), {}), now).missing
    }
    return Post.objects.filter(pk__in=lacking)

"""Shift reports and posts in the search over all registers."""

from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from borderops.lists.keyset import Sort
from borderops.lists.search import SHOWN, Row, Source, newest, register
from borderops.patrols.marker_search import register_markers
from borderops.patrols.models import JointPatrol, Post, ShiftReport

NEWEST = Sort("starts_at")


def list_of(name, text):
    """A list, narrowed by the text."""
    return f"{reverse(name)}?{urlencode({'q': text})}"


def find_shifts(user, text):
    """The newest reports with such a number, or from posts so called, of those that the person may see."""
    reports = newest(ShiftReport.objects.visible_to(user).for_list().search(text, user), NEWEST)
    return [
        Row(str(report), f"{report.in_short} · {report.get_state_display()}", report.get_absolute_url())
        for report in reports
    ]


def exact_shift(user, text):
    """The report with this number."""
    report = ShiftReport.objects.visible_to(user).filter(number=text.upper()).first()
    return report and report.get_absolute_url()


def find_posts(user, text):
    """The posts that are so called, of those that the person may see."""
    posts = Post.objects.visible_to(user).select_related("district", "commune", "marker", "to_marker")
    return [Row(str(post), post.place, post.get_absolute_url()) for post in posts.called(text)[:SHOWN]]


def find_joint_patrols(user, text):
    """The newest joint patrols with such a number or number of minutes, of those that the person may see."""
    named = Q(number__icontains=text) | Q(minutes_number__icontains=text)
    seen = JointPatrol.objects.visible_to(user).for_list().filter(named)
    patrols = seen.order_by("-day", "-pk")[:SHOWN]
    return [
        Row(str(patrol), f"{patrol.in_short} · {patrol.get_state_display()}", patrol.get_absolute_url())
        for patrol in patrols
    ]


def exact_joint_patrol(user, text):
    """The joint patrol with this number."""
    patrol = JointPatrol.objects.visible_to(user).filter(number=text.upper()).first()
    return patrol and patrol.get_absolute_url()


register(
    Source(
        "shifts",
        _("Shift reports"),
        "patrols.view_shiftreport",
        find_shifts,
        all_url=lambda text: list_of("shifts", text),
        exact=exact_shift,
        rank=2,
    )
)
register(Source("posts", _("Posts"), "patrols.view_post", find_posts, rank=2))
register(
    Source(
        "joint-patrols",
        _("Joint patrols"),
        "patrols.view_jointpatrol",
        find_joint_patrols,
        all_url=lambda text: list_of("joint-patrols", text),
        exact=exact_joint_patrol,
        rank=3,
    )
)
register_markers()

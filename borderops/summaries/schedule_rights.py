"""Who may receive what a schedule makes: the whole line's figures go only to those who see all of it."""

from django.db.models import Q
from django.utils import timezone

from borderops.people.models import Posting, User
from borderops.people.roles import READERS, Role
from borderops.summaries.report_querysets import writes_reports


def may_receive(user, of_reports):
    """Whether the person may see it by today's postings: drafts of reports are for those who write them."""
    if not user.is_active:
        return False
    if of_reports:
        return writes_reports(user)
    return user.has_perm("summaries.view_summary") and user.places_as(*READERS).everywhere


def may_make(user, of_reports):
    """Whether a schedule may still be carried out in the name of this person."""
    return may_receive(user, of_reports) and user.has_perm("summaries.change_schedule")


def readers_of(schedule, maker):
    """The recipients who may still see what it makes; the maker where there is none."""
    return [each for each in schedule.recipients.all() if may_receive(each, schedule.of_reports)] or [maker]


def who_sees_all():
    """The people whose postings of today reach the whole line, by their names."""
    today = Posting.objects.valid_on(timezone.localdate()).filter(role__in=READERS)
    everywhere = today.filter(Q(role=Role.OVERSEER) | Q(province_wide=True))
    found = User.objects.filter(is_active=True, pk__in=everywhere.values("user"))
    return found.order_by("last_name", "first_name", "username")

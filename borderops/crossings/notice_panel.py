"""Early notices on other pages: the urgent ones on the first page, those that concern a day on the board."""

from django.utils import timezone

from borderops.crossings.notices import Notice

MOST = 20


def waiting_for(user):
    """The notices that the user should see to."""
    return Notice.objects.answerable_by(user).waiting()


def urgent_for(user):
    """What the first page shows of the urgent ones, until somebody says what became of them."""
    return {"rows": list(waiting_for(user).urgent().for_list().urgent_first()[:MOST])}


def notices_for_board(user, day):
    """The notices that the user may see and that concern a day; today those that still wait too."""
    seen = Notice.objects.visible_to(user).concerning(day, with_waiting=day >= timezone.localdate())
    notices = list(seen.for_list().by_importance()[:MOST])
    keys = [notice.pk for notice in notices]
    own = set(waiting_for(user).filter(pk__in=keys).values_list("pk", flat=True)) if keys else set()
    for notice in notices:
        notice.may_answer = notice.pk in own
    return notices

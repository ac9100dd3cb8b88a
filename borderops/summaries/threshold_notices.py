"""Tells once of each threshold that a figure newly crosses, those who review or oversee its place."""

import logging

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from borderops.figures.models import Indicator
from borderops.figures.periods import Period
from borderops.people.models import Posting, User
from borderops.people.roles import REVIEWERS
from borderops.summaries.messages import tell
from borderops.summaries.nameless import whole_register
from borderops.summaries.threshold_figures import Figures
from borderops.summaries.threshold_judging import judge
from borderops.summaries.thresholds import Threshold

LANGUAGE = "vi"
logger = logging.getLogger(__name__)


def tell_crossed():
    """Holds every threshold in use against the register as it is; one that fails keeps no other from it."""
    today, figures, told = timezone.localdate(), Figures(whole_register()), Watchers()
    for threshold in Threshold.objects.for_list().filter(active=True):
        try:
            with override(LANGUAGE):
                for period in periods_of(threshold, today):
                    tell_of(judge(threshold, figures, period, today), told)
        except Exception:
            logger.exception("Threshold %s could not be judged.", threshold.pk)


def is_stock(threshold):
    """Whether its figure stands from day to day, and does not begin anew with each period."""
    return threshold.indicator.nature == Indicator.Nature.STOCK


def periods_of(threshold, today):
    """The running period, and of flows the one before it, of which records are still being accepted.

    What was over when somebody set the threshold is marked on pages, and not told.
    """
    running = Period.current(today, threshold.period_kind)
    if is_stock(threshold) and not threshold.waits_for_end:
        return [running]
    before = [running.previous] if running.previous.end >= timezone.localdate(threshold.made_at) else []
    return before if threshold.waits_for_end else [*before, running]


def tell_of(crossed, told):
    """Leaves the messages of a crossing, unless its period has had them or the stock never fell back since."""
    threshold, notices = crossed.threshold, crossed.threshold.notices
    if not crossed.fires:
        if crossed.now is not None and not crossed.fault:
            notices.filter(back_at=None).update(back_at=timezone.now())
        return
    if notices.filter(period=crossed.period.key).exists():
        return
    if not (is_stock(threshold) and notices.filter(back_at=None).exists()):
        tell_once(crossed, told.of(threshold))


def tell_once(crossed, people):
    """Notes that it was told and tells it, unless another worker does so in the same moment."""
    threshold, url = crossed.threshold, crossed.url or reverse("thresholds")
    try:
        with transaction.atomic():
            threshold.notices.create(period=crossed.period.key, words=crossed.words[:500])
            tell(people, subject_of(threshold), words_of(crossed), url)
    except IntegrityError:
        return


def subject_of(threshold):
    return _("Past the threshold: %(indicator)s, %(place)s") % {
        "indicator": threshold.indicator.label,
        "place": threshold.place,
    }


def words_of(crossed):
    note = crossed.threshold.note
    return f"{crossed.words}.\n{note}" if note else f"{crossed.words}."


class Watchers:
    """The reviewers and overseers of today, and which of them see the figures of a place."""

    def __init__(self):
        today = Posting.objects.valid_on(timezone.localdate()).filter(role__in=REVIEWERS)
        people = User.objects.filter(is_active=True, pk__in=today.values("user")).order_by("pk")
        self.places = [(person, person.places_as(*REVIEWERS)) for person in people]

    def of(self, threshold):
        counting = threshold.indicator.counting
        return [
            person
            for person, places in self.places
            if places.everywhere or (threshold.district_id and threshold.district_id in places.districts)
            if person.has_perm(counting.permission)
        ]

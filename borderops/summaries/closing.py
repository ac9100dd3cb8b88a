"""Closing a period: who may, what must be said for it, and the one way in which it is done."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from borderops import vietnamese
from borderops.people.roles import REVIEWERS
from borderops.review.counters import Counter
from borderops.summaries.closings import Closing
from borderops.summaries.manifest import Manifest

OF_PROVINCE = ("month", "quarter", "half", "year")
LONGEST_REASON = Closing._meta.get_field("reason").max_length
TRIES = 3


class Unsettled(ValidationError):
    """So much is being reviewed in this moment that figures and records are never of the same."""

    def __init__(self):
        words = _("Records are being reviewed in this moment. Wait a little and try again.")
        super().__init__(words, code="unsettled")


def may_close(user, district=None):
    """Whether this person closes the months of a district, or the periods of the province."""
    if district is None:
        return user.has_perm("summaries.close_province")
    places = user.places_as(*REVIEWERS)
    return user.has_perm("summaries.close_district") and (
        places.everywhere or district.pk in places.districts
    )


def refuse_period(period, district):
    """Raises ValidationError for a period that cannot be closed at all, with the one that can."""
    if district and period.kind != "month":
        words = _("A district closes its months, such as %(month)s. Choose a month.")
        raise ValidationError(words % {"month": period.containing_month(period.start).key})
    if period.kind not in OF_PROVINCE:
        raise ValidationError(_("Months, quarters, half-years and years are closed. Choose one of them."))
    if period.start > timezone.localdate():
        raise ValidationError(
            _("%(period)s has not begun: there is nothing to close.") % {"period": period.name}
        )


def reasons_asked(manifest, period):
    """What must be explained before this is closed: sentences, none where all is as it should be."""
    if period.end >= timezone.localdate():
        yield _("The period is not over: it ends on %(day)s.") % {"day": vietnamese.day(period.end)}
    if number := sum(manifest.waiting.values()):
        words = ngettext("%(n)s record waits for review.", "%(n)s records wait for review.", number)
        yield words % {"n": vietnamese.number(number)}
    if not manifest.records and not any(value for value, _unknown in manifest.figures.values()):
        yield _("Nothing is recorded, and nobody has confirmed that nothing happened.")


def close(by, period, district=None, reason="", seen=""):
    """Closes a period; `seen` is the digest of what the person has looked at.

    Raises PermissionDenied, or ValidationError where the period cannot be closed, where a reason is missing (for
    "reason"), where something has changed since the person looked (code "stale"), or where nothing has changed since
    the last closing (code "same").
    """
    if not may_close(by, district):
        raise PermissionDenied
    refuse_period(period, district)
    try:
        with transaction.atomic():
            return keep(by, period, district, reason.strip(), seen)
    except IntegrityError:
        raise ValidationError(
            _("Somebody else closed this period a moment ago. Look at that closing."), code="same"
        ) from None


def keep(by, period, district, reason, seen):
    """The closing, with what counts in this moment."""
    before = Closing.objects.current().of(period, district).select_for_update().first()
    manifest = settled(period, district)
    refuse(manifest, period, reason, seen, before)
    if before:
        Closing.objects.filter(pk=before.pk).update(is_current=False)
    year = period.end.year
    return Closing.objects.create(
        number=f"CSL-{year}-{Counter.next(f'CSL-{year}'):04}", district=district, period=period.key,
        start=period.start, end=period.end, closed_by=by, reason=reason, supersedes=before,
        manifest=manifest.text, counted=len(manifest.records), digest=manifest.digest,
    )  # fmt: skip


def settled(period, district):
    """The manifest; read again where somebody accepted a record while it was read."""
    for _turn in range(TRIES):
        manifest = Manifest.of(period, district)
        if manifest.adds_up:
            return manifest
    raise Unsettled


def refuse(manifest, period, reason, seen, before):
    """Raises ValidationError where this may not be closed as it is."""
    if seen != manifest.digest:
        words = _("Something has changed since you looked. Look at the figures again, and then close.")
        raise ValidationError(words, code="stale")
    if before and before.digest == manifest.digest:
        words = _("Nothing has changed since this was closed on %(moment)s.")
        raise ValidationError(words % {"moment": vietnamese.moment(before.closed_at)}, code="same")
    if len(reason) > LONGEST_REASON:
        words = _("The reason is too long: write at most %(n)s characters.")
        raise ValidationError({"reason": words % {"n": LONGEST_REASON}})
    if not reason and (asked := list(reasons_asked(manifest, period))):
        raise ValidationError({"reason": " ".join([*asked, _("Say why it is closed nevertheless.")])})

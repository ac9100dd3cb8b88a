"""The hand-over of a shift: the next one says that it has taken over."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from borderops.patrols.shifts import ShiftReport
from borderops.people.roles import WRITERS
from borderops.review.states import State


class HandOver(models.Model):
    """The next shift's word that it has taken over; given once, after the report was sent."""

    shift = models.OneToOneField(
        ShiftReport, models.CASCADE, related_name="handover", verbose_name=_("shift report")
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("confirmed by")
    )
    at = models.DateTimeField(_("confirmed at"), default=timezone.now)
    words = models.CharField(_("remark"), max_length=200, blank=True)
    history = HistoricalRecords()

    class Meta:
        app_label = "patrols"
        verbose_name = _("confirmation of a hand-over")
        verbose_name_plural = _("confirmations of hand-overs")
        default_permissions = ()

    def __str__(self):
        return f"{self.shift}: {self.by}"

    @classmethod
    def confirm(cls, shift, by, words=""):
        """Gives the word of the next shift, once; raises ValidationError for whom it is not to give."""
        with transaction.atomic():
            shift = ShiftReport.objects.select_for_update().get(pk=shift.pk)
            if standing := cls.objects.filter(shift=shift).first():
                return standing
            if refusal := why_not(shift, by):
                raise ValidationError(refusal)
            made = cls(shift=shift, by=by, words=words)
            made._history_user = by
            made.save()
        return made


def why_not(shift, by):
    """Why this person is not the one to confirm the hand-over, in words; nothing where they are."""
    if shift.state in (State.DRAFT, State.STRUCK):
        return gettext("This report has not been sent. It is handed over once it is.")
    if by.pk in (shift.entered_by_id, shift.submitted_by_id):
        return gettext("You wrote this report yourself: somebody of the next shift must confirm it.")
    if not shift.lies_in(by.places_as(*WRITERS)):
        return gettext("This post lies outside your places.")
    return ""


def may_confirm(shift, user):
    """Whether the page offers this person to confirm."""
    may = user.has_perm("patrols.add_shiftreport") and not shift.handed_over
    return may and not why_not(shift, user)

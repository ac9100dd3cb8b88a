"""Logs the same change for several crossing points, flows and sides at once, also from an early notice."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import CreateView

from borderops import vietnamese
from borderops.crossings.change_fields import offered_crossings
from borderops.crossings.change_several import SeveralForm
from borderops.crossings.changes import FlowChange
from borderops.crossings.crossing_first import lock_crossings
from borderops.crossings.notices import Notice
from borderops.crossings.orders import tell_ruling
from borderops.districts.sides import Side
from borderops.people.carrying import is_for_a_script
from borderops.review import outbox
from borderops.review.editing import RecordFormPage
from borderops.review.states import State

LONGEST_REASON = 300
NUMBERS_NAMED = 6


class ChangesNew(RecordFormPage, CreateView):
    """One form, many changes: all of them are kept and sent to review, or none."""

    permission_required = "crossings.add_flowchange"
    model = FlowChange
    form_class = SeveralForm
    template_name = "crossings/changes_several.html"

    @cached_property
    def notice(self):
        """The early notice that becomes a change; nothing where none is named."""
        key = self.request.GET.get("notice", "")
        if not key:
            return None
        seen = Notice.objects.visible_to(self.request.user)
        notice = get_object_or_404(seen, pk=int(key) if key.isdecimal() and len(key) < 10 else None)
        if not Notice.objects.answerable_by(self.request.user).filter(pk=notice.pk).exists():
            raise PermissionDenied
        return notice

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"instance": FlowChange(notice=self.notice)}

    def get_initial(self):
        return told_by(self.notice, self.request.user) if self.notice else {"sides": [Side.OURS]}

    def keep_key(self):
        return f"flowchanges-{f'notice-{self.notice.pk}' if self.notice else 'new'}"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"notice": self.notice, "elsewhere": self.elsewhere()}

    def elsewhere(self):
        """What the notice names outside the places of this person."""
        if not self.notice:
            return []
        return self.notice.crossings.exclude(pk__in=offered_crossings(self.request.user).values("pk"))

    def form_valid(self, form):
        try:
            with transaction.atomic():
                lock_crossings([change.crossing_id for change in form.changes])
                notice = self.held_notice()
                kept = [self.keep(form, change) for change in form.changes]
                self.close_notice(notice, kept)
        except ValidationError as refusal:
            if not form.errors:
                form.add_error(None, refusal)
            if is_for_a_script(self.request):
                return outbox.refused(form, 409)
            return self.render_to_response(self.get_context_data(form=form), status=409)
        outbox.note_receipt(self.request, kept[0])
        if is_for_a_script(self.request):
            return outbox.received(self.request, kept[0])
        self.say(form, kept)
        return redirect(self.notice or "flow-changes")

    def keep(self, form, change):
        """One of the changes, sent to review; a second send of the form finds it there."""
        try:
            record = change.write(self.request.user)
            if record.state == State.DRAFT:
                record.submit(self.request.user)
        except ValidationError as refusal:
            form.refuse(change, refusal)
            raise
        return record

    def held_notice(self):
        """The notice as it stands, taken before the changes that name it, so that no two wait for each other."""
        return self.notice and Notice.objects.select_for_update(of=["self"]).get(pk=self.notice.pk)

    def close_notice(self, notice, kept):
        """Says of the notice which changes it became, unless somebody has said so already."""
        if notice and not notice.done_at:
            words = _("Written down as %(numbers)s") % {"numbers": numbers_of(kept)}
            notice.close(self.request.user, words)

    def say(self, form, kept):
        self.request.session["kept_received"] = self.keep_key()
        told = {"n": vietnamese.number(len(kept)), "numbers": numbers_of(kept)}
        words = ngettext(
            "%(n)s change is received: %(numbers)s.", "%(n)s changes are received: %(numbers)s.", len(kept)
        )
        messages.success(self.request, words % told)
        if form.left_out:
            words = _("Left out, because this flow does not pass there: %(which)s.")
            messages.warning(self.request, words % {"which": form.left_out_words})
        tell_ruling(self.request, kept)


def told_by(notice, user):
    """What the form takes over from a notice."""
    about = offered_crossings(user).filter(pk__in=notice.crossings.values("pk"))
    source = f"{vietnamese.clean(notice.source, single_line=True)}, {vietnamese.moment(notice.received_at)}"
    return {
        "crossings": [crossing.pk for crossing in about],
        "flows": notice.flows,
        "sides": [notice.side],
        "since": notice.starts,
        "expected_until": notice.ends,
        "reason": vietnamese.clean(notice.text, single_line=True)[:LONGEST_REASON],
        "imposed_by": notice.side,
        "source": source[:200],
    }


def numbers_of(kept):
    """The numbers of what was kept; of many the first ones."""
    named = ", ".join(record.number for record in kept[:NUMBERS_NAMED])
    more = len(kept) - NUMBERS_NAMED
    if more <= 0:
        return named
    return _("%(numbers)s and %(n)s more") % {"numbers": named, "n": vietnamese.number(more)}

"""Shift reports: the form that is sent with one tap, and the page of a report."""

from borderops import vietnamese
from borderops.patrols.handovers import HandOver, may_confirm
from borderops.patrols.shift_forms import ShiftForm
from borderops.patrols.shift_words import present_facts
from borderops.patrols.shifts import ShiftReport
from borderops.patrols.tally import share
from borderops.review.editing import RecordDetail, RecordEdit, RecordNew
from borderops.review.part_forms import AddsRows


class ShiftFormPage(AddsRows):
    """The form of a shift; without a script a button shows what is due at another post."""

    model = ShiftReport
    form_class = ShiftForm
    template_name = "patrols/shift_form.html"

    def post(self, request, *args, **kwargs):
        if "show_post" not in request.POST:
            return super().post(request, *args, **kwargs)
        self.object = self.get_object() if kwargs else None
        form = self.get_form()
        form.show_post()
        return self.render_to_response(self.get_context_data(form=form))

    def keep_beside(self, form, record):
        """The word that the shift before has handed over, given with one's own report."""
        if taken := form.cleaned_data.get("took_over"):
            HandOver.confirm(taken, self.request.user)


class ShiftNew(ShiftFormPage, RecordNew):
    """A new report; the post, the shift and the last numbers are offered."""

    permission_required = "patrols.add_shiftreport"

    def get_initial(self):
        asked = self.request.GET.get("post", "")
        return {"post": int(asked)} if asked.isdecimal() and len(asked) < 10 else {}


class ShiftEdit(ShiftFormPage, RecordEdit):
    """Mends a draft or a returned report of one's own unit."""

    permission_required = "patrols.change_shiftreport"


class ShiftDetail(RecordDetail):
    """One shift with its trail; observers see what was checked, not who kept the post."""

    permission_required = "patrols.view_shiftreport"
    model = ShiftReport
    template_name = "patrols/shift_detail.html"
    context_object_name = "shift"
    related = [
        "post__unit", "post__district", "district", "commune", "unit", "entered_by", "reviewed_by", "handover__by",
    ]  # fmt: skip

    def get_context_data(self, **kwargs):
        user, shift = self.request.user, self.object
        return super().get_context_data(**kwargs) | {
            "whole": shift.is_whole_for(user),
            "present_facts": present_facts(shift),
            "expected": shift.post.expectation_on(shift.duty_day) if shift.slot else None,
            "share": declared_share(shift),
            "lacking": shift.lacking_declarations(),
            "marker_checks": shift.part("marker_checks"),
            "may_confirm": may_confirm(shift, user),
        }


def declared_share(shift):
    """Which part of the people checked has a declaration, in words; nothing where that cannot be said."""
    if shift.declarations is None or not shift.people:
        return ""
    return vietnamese.percent(share(shift.declarations, shift.people))

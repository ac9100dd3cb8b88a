"""Counting a record that was logged twice once: choose the other one, compare, say yes."""

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from borderops import vietnamese
from borderops.incidents.fold_forms import ChooseForm, FoldForm, readable, the_other
from borderops.incidents.models import Incident
from borderops.review.views import by_reference


class FoldIncident(PermissionRequiredMixin, View):
    """Folds an incident into another one that tells of the same case."""

    permission_required = "incidents.review_incident"

    def get(self, request, reference):
        record = self.record(reference)
        try:
            record.refuse_to_go(request.user)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
            return redirect(record)
        asked = request.GET if {"likely", "number"} & set(request.GET) else None
        choose = ChooseForm(asked, record=record, user=request.user)
        if not choose.is_valid():
            return self.page(record, choose=choose, status=422 if asked else 200)
        form = FoldForm(initial={"other": choose.other.number, "version": record.version})
        return self.page(record, choose.other, form=form)

    def post(self, request, reference):
        record = self.record(reference)
        form, other = FoldForm(request.POST), the_other(request.user, request.POST.get("other", ""))
        if other is None:
            choose = ChooseForm({"number": request.POST.get("other", "")}, record=record, user=request.user)
            return self.page(record, choose=choose, status=409)
        if not form.is_valid():
            return self.page(record, other, form=form, status=422)
        given = form.cleaned_data
        try:
            record.fold_into(other, request.user, given["words"], given["version"])
        except ValidationError as refusal:
            return self.refuse(reference, form, refusal)
        messages.success(
            request, _("%(record)s is counted with %(other)s.") % {"record": record, "other": other}
        )
        return redirect(record)

    def record(self, reference):
        """The record that goes; the page tells all of it, so only who may read the whole finds it."""
        return by_reference(readable(self.request.user), reference)

    def refuse(self, reference, form, refusal):
        """Says why not, over both records as they stand now; the words stay."""
        record, other = self.record(reference), the_other(self.request.user, form.cleaned_data["other"])
        form.add_error(None, refusal)
        form.data = form.data.copy()
        form.data["version"] = record.version
        return self.page(record, other, form=form, status=409)

    def page(self, record, other=None, choose=None, form=None, status=200):
        reviewable = Incident.objects.reviewable_by(self.request.user)
        context = {
            "record": record,
            "other": other,
            "choose": choose,
            "form": form,
            "rows": compared(record, other) if other else [],
            "follow_ups": record.follow_ups.count(),
            "may_turn": other and not form.is_bound and reviewable.filter(pk=other.pk).exists(),
        }
        return render(self.request, "incidents/fold.html", context, status=status)


def compared(record, other):
    """What the two say, field by field: (label, this one, the other, whether they differ)."""
    rows = [(label, words(record), words(other)) for label, words in ABOUT.items()]
    told = [(name, record.told_value(name), other.told_value(name)) for name in record.told_values()]
    rows += [(record.label(n), record.show(n, one), record.show(n, two)) for n, one, two in told]
    return [(capfirst(label), one, two, one != two) for label, one, two in rows if one or two]


def logged(record):
    """Who logged it, in which unit and when."""
    parts = [record.entered_by, record.unit, vietnamese.moment(record.entered_at)]
    return ", ".join(str(part) for part in parts if part)


def reviewed(record):
    """Who reviewed it last, and when."""
    parts = [record.reviewed_by, vietnamese.moment(record.reviewed_at) if record.reviewed_at else ""]
    return ", ".join(str(part) for part in parts if part)


ABOUT = {
    gettext_lazy("State"): Incident.get_state_display,
    gettext_lazy("Logged by"): logged,
    gettext_lazy("Reviewed by"): reviewed,
}

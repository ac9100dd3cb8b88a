"""Writing the counts of a district's communes in a month in one go, and printing them."""

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.generic import TemplateView

from borderops import vietnamese
from borderops.crossings.change_several_views import numbers_of
from borderops.labour.count_grid import MonthGrid
from borderops.labour.count_months import MonthChoice
from borderops.labour.month_counts import COUNTS, MonthCount
from borderops.labour.programme_first import lock_programmes
from borderops.people.carrying import typed_by
from borderops.people.roles import READERS, WRITERS
from borderops.review.outbox import note_receipt
from borderops.review.paper import agency, long_day


class OfMonth(PermissionRequiredMixin, TemplateView):
    """A page about the month of a district that its address names."""

    roles = WRITERS

    def get_choice(self):
        choice = MonthChoice(self.request.GET, self.request.user, self.roles)
        if choice.is_out_of_reach:
            raise Http404
        return choice

    def get_context_data(self, **kwargs):
        month = kwargs.get("month")
        return super().get_context_data(**kwargs) | {
            "headings": [MonthCount.label(name) for name in COUNTS],
            "sums": month.sums if month else [],
        }


class CountGrid(OfMonth):
    """The grid: drafts are kept or all is sent to review, whole or not at all."""

    permission_required = "labour.add_monthcount"
    template_name = "labour/count_grid.html"

    def get(self, request):
        choice = self.get_choice()
        month = choice.chosen
        return self.show(choice, month, MonthGrid(month=month, user=request.user) if month else None)

    def post(self, request):
        choice = self.get_choice()
        month = choice.chosen
        if month is None:
            return self.show(choice, None, None, status=422)
        try:
            with transaction.atomic():
                lock_programmes({month.programme.pk})  # from here on nobody else writes a count of it
                form = MonthGrid(request.POST, month=month, user=request.user)
                kept = form.keep() if form.is_valid() else None
        except ValidationError:
            return self.show(choice, month, form, status=409)
        return self.refuse(choice, month, form) if kept is None else self.say(month, kept, form)

    def show(self, choice, month, form, status=200, **more):
        user = self.request.user
        context = {"choice": choice, "month": month, "form": form, "typed_by": typed_by(user), **more}
        if month:
            context["keep_key"] = keep_key(month)
        return self.render_to_response(self.get_context_data(**context), status=status)

    def refuse(self, choice, month, form):
        """Everything typed stays; of rows that somebody else has changed, both are shown."""
        if not form.stale:
            return self.show(choice, month, form, status=422)
        form.look_again()
        return self.show(choice, month, form, status=409, differences=form.differences())

    def say(self, month, kept, form):
        """Says how many rows were kept, and under which numbers."""
        note_receipt(self.request, kept[-1])
        self.request.session["kept_received"] = keep_key(month)
        messages.success(self.request, done_words(kept, form.submits))
        return redirect(f"{reverse('count-grid')}?{month.query}")


class PrintGrid(OfMonth):
    """The month of a district on a sheet of A4, of what this person may see."""

    permission_required = "labour.view_monthcount"
    template_name = "labour/count_print.html"
    roles = READERS

    def get(self, request):
        choice = self.get_choice()
        user = request.user
        context = {"agency": agency(user), "written_on": long_day(timezone.localdate())}
        return self.render_to_response(self.get_context_data(choice=choice, month=choice.chosen, **context))


def keep_key(month):
    """Names this grid for what the browser keeps of it."""
    return f"monthcounts-{month.programme.pk}-{month.month}-{month.district.code}"


def done_words(kept, submitted):
    """How many communes are saved; of those that went to review the numbers."""
    sent = [record for record in kept if record.number] if submitted else []
    n = vietnamese.number(len(sent or kept))
    if not sent:
        words = ngettext(
            "%(n)s row is saved and not sent to review yet.",
            "%(n)s rows are saved and not sent to review yet.",
            len(kept),
        )
        return words % {"n": n}
    words = ngettext(
        "%(n)s row is received: %(numbers)s.", "%(n)s rows are received: %(numbers)s.", len(sent)
    )
    return words % {"n": n, "numbers": numbers_of(sent)}

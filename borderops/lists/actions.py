"""A deed on every record that a list's filters leave, not on the page alone: first the number, then the deed."""

import datetime
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.generic import FormView

from borderops import vietnamese
from borderops.lists.views import FilteredRows, rows_of

MOST = 1000


@dataclass(frozen=True)
class Action:
    """What a list offers to do with all that is filtered: its name, the right it needs, the page that asks first."""

    label: Promise | str
    permission: str
    url_name: str
    args: tuple = ()
    primary: bool = False  # stands beside the heading instead of in the menu

    @property
    def url(self):
        return reverse(self.url_name, args=self.args)


def moment_shown(text):
    """When a page was shown, as its form sends it; now where that cannot be read."""
    try:
        moment = parse_datetime(text or "")
        return moment.astimezone(datetime.UTC) if moment else timezone.now()
    except (ValueError, OverflowError):
        return timezone.now()


class AllFiltered(FilteredRows, FormView):
    """Asks, with the number of records, and then does it. `get_queryset` says on which it can be done at all.

    What changes after the page was shown stays as it is: nobody has said yes to it.
    """

    http_method_names = ["get", "head", "options", "post"]
    template_name = "lists/all_filtered.html"
    form_class = forms.Form
    most = MOST
    title = None
    # What becomes of each record, in a sentence; what the button and the answer say of their number (as `counted`).
    consequence = go_words = done_words = ""
    # The record's own method that does it; it raises ValidationError where it cannot be done.
    verb = ""
    # The field that says when a record came to be one of these, such as "submitted_at".
    since = None

    def rows(self):
        return rows_of(self.get_filterset())

    def back_url(self):
        """The list under the same filters."""
        raise NotImplementedError

    def given(self, form):
        """What the verb is told beside who calls it."""
        return {}

    def get_context_data(self, **kwargs):
        filterset = self.get_filterset()
        count = rows_of(filterset).count()
        return super().get_context_data(**kwargs) | {
            "count": count,
            "too_many": self.too_many(count),
            "title": self.title,
            "consequence": self.consequence,
            "filters": in_words(filterset.form),
            "go_label": counted(self.go_words, count),
            "back_url": self.back_url(),
            "shown_at": self.request.POST.get("shown_at") or timezone.now().isoformat(),
        }

    def too_many(self, count):
        """Why it is not done to so many at once, or nothing."""
        if self.most is None or count <= self.most:
            return ""
        words = _(
            "These are more than %(n)s records, too many at once. Go back and narrow the list by filters."
        )
        return words % {"n": vietnamese.number(self.most)}

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def form_valid(self, form):
        shown_at = moment_shown(self.request.POST.get("shown_at"))
        rows = self.rows().filter(**{f"{self.since}__lte": shown_at})
        if self.most is not None and rows.count() > self.most:
            return self.form_invalid(form)
        done, left = self.do_all(rows, form, shown_at)
        if done or not left:
            messages.success(self.request, counted(self.done_words, done))
        return self.show_left(done, left) if left else HttpResponseRedirect(self.get_success_url())

    def get_success_url(self):
        return self.back_url()

    def do_all(self, rows, form, shown_at):
        """How many it was done to, and the others with the reason."""
        given = self.given(form)
        return one_by_one(rows, lambda record: getattr(record, self.verb)(self.request.user, **given))

    def show_left(self, done, left):
        """Names every record that was left as it was."""
        context = {"title": self.title, "done": done, "left": left, "back_url": self.back_url()}
        return self.response_class(self.request, "lists/left.html", context)


def counted(words, number):
    """A plural sentence, its form chosen by `count`, with the number as people here write it."""
    return words % {"count": number, "n": vietnamese.number(number)}


def in_words(form):
    """The filters in use, as label and value, so that nobody decides on more than was meant."""
    used = [name for name in form.changed_data if name in form.fields] if form.is_bound else []
    return [(form.fields[name].label, value_in_words(form, name)) for name in used]


def value_in_words(form, name):
    """What a filter was set to: the names of what was chosen, or the text as typed."""
    choices = {str(key): str(label) for key, label in getattr(form.fields[name], "choices", [])}
    return ", ".join(choices.get(value, value) for value in form.data.getlist(name))


def one_by_one(rows, deed):
    """Does it to each record in a transaction of its own, so that one refusal holds up no other."""
    done, left = 0, []
    for record in rows.model.objects.filter(pk__in=list(rows.values_list("pk", flat=True))).order_by("pk"):
        try:
            deed(record)
            done += 1
        except (ValidationError, PermissionDenied) as refusal:
            left.append((record, reasons(record, refusal)))
    return done, left


def reasons(record, refusal):
    """Why a record refused, each reason with the field that it is about."""
    if not hasattr(refusal, "error_dict"):
        return getattr(refusal, "messages", None) or [str(refusal)]
    names = {
        field.name: field.verbose_name
        for field in record._meta.get_fields()
        if hasattr(field, "verbose_name")
    }
    return [
        f"{names[name]}: {said}" if name in names else said
        for name, all_said in refusal.message_dict.items()
        for said in all_said
    ]

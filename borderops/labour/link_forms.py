"""Somebody says that a person of an incident is a worker, or is not."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from borderops.figures.fields import PeriodField
from borderops.figures.periods import Period
from borderops.labour.link_matches import workers_with
from borderops.labour.papers import plain_number
from borderops.labour.workers import Worker

SAME, APART = "same", "apart"


class LinkForm(forms.Form):
    """One of the workers who match already, or another by the number of a paper; the same person or not, and why."""

    worker = forms.TypedChoiceField(
        label=_("Worker"), coerce=int, empty_value=None, widget=forms.RadioSelect, required=False
    )
    paper_number = forms.CharField(
        label=_("Number of a paper of the worker"),
        max_length=40,
        required=False,
        help_text=_("The worker's own paper or a travel paper, all of it."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    verdict = forms.ChoiceField(
        label=_("What you have found out"),
        choices=[(SAME, _("They are the same person")), (APART, _("They are two persons"))],
        initial=SAME,
        widget=forms.RadioSelect,
    )
    why = forms.CharField(
        label=_("Reason"),
        max_length=200,
        required=False,
        help_text=_("How you know. Write no name. Needed where they are two persons."),
    )

    def __init__(self, *args, user, offered, **kwargs):
        """`offered`: the workers who match already, or of whom it was said that they do not."""
        super().__init__(*args, **kwargs)
        self.user, self.offered = user, {worker.pk: worker for worker in offered}
        if self.offered:
            none = ("", gettext("Another worker, by the number of a paper"))
            self.fields["worker"].choices = [
                *((key, label_of(each)) for key, each in self.offered.items()),
                none,
            ]
            self.initial.setdefault("worker", next(iter(self.offered)))
        else:
            del self.fields["worker"]

    def clean(self):
        cleaned = super().clean()
        chosen, number = cleaned.get("worker"), plain_number(cleaned.get("paper_number"))
        if chosen and number:
            self.add_error("paper_number", gettext("Either choose a worker or write a number, not both."))
        elif chosen:
            cleaned["chosen"] = self.offered[chosen]
        elif "paper_number" not in self.errors and "worker" not in self.errors:
            self.find(number)
        if cleaned.get("verdict") == APART and number and not self.errors:
            words = gettext("Nothing says that these two are one person. Nothing need be kept.")
            self.add_error("verdict", words)
        return cleaned

    def find(self, number):
        """The worker with a typed number, of those whom the user may see."""
        if not number:
            self.add_error("paper_number", gettext("Write the number of a paper of the worker."))
            return
        keys = workers_with({number}).get(number, ())
        found = list(Worker.objects.visible_to(self.user).living().filter(pk__in=keys))
        if len(found) == 1:
            self.cleaned_data["chosen"] = found[0]
        elif found:
            words = gettext("Several workers have this number: %(workers)s. Have them merged first.")
            self.add_error("paper_number", words % {"workers": ", ".join(map(str, found))})
        else:
            words = gettext("No worker in your places has this number. Check it, or log the worker first.")
            self.add_error("paper_number", words)

    def take(self, refusal):
        """Shows what the register refuses beside its field."""
        fields = getattr(refusal, "error_dict", None)
        known = fields and set(fields) <= set(self.fields)
        self.add_error(None, refusal if known else ValidationError(refusal.messages))


def label_of(worker):
    """Whom the form offers: by name, for who may know it, with the masked paper."""
    return " · ".join(filter(None, [worker.name, worker.born_words, worker.paper_words, str(worker)]))


class ExitsForm(forms.Form):
    """The period whose illegal exits are shown; the current year where none is said."""

    period = PeriodField(
        label=_("Period"),
        widget=forms.TextInput(attrs={"class": "form-control"}),
        help_text=_("Such as 2021, 2021-H1, 2021-Q3, 2021-M07, cal:2021 or 01/01/2021..31/03/2021."),
    )

    def __init__(self, asked):
        usual = Period.current(timezone.localdate()).key
        super().__init__({"period": asked.get("period", "").strip() or usual})

    @property
    def chosen(self):
        """The period; the current year in place of what cannot be read."""
        self.full_clean()
        return self.cleaned_data.get("period") or Period.current(timezone.localdate())

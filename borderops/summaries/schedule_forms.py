"""The form of a schedule."""

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from borderops.lists.fields import SeveralField
from borderops.people.models import User
from borderops.summaries.kept_once import offer_key, take_key
from borderops.summaries.report_templates import ReportTemplate
from borderops.summaries.schedule_rights import may_receive, who_sees_all
from borderops.summaries.schedules import Schedule

HOURS = [(hour, f"{hour:02}:00") for hour in range(24)]


class PeopleField(SeveralField):
    """People with what they are today, since two may have one name."""

    def label_from_instance(self, person):
        roles = ", ".join(dict.fromkeys(str(each.get_role_display()) for each in person.postings_today))
        return f"{person} ({roles})" if roles else str(person)


class ClickForm(forms.Form):
    """The key of a click."""

    form_key = forms.UUIDField()

    def refuse_unknown(self):
        if not self.is_valid():
            raise ValidationError(gettext("Open the page anew and click once more."))


class ScheduleForm(forms.ModelForm):
    """What is made of each period, when and for whom; it is made in the name of who saves the form."""

    hour = forms.TypedChoiceField(label=_("From which hour"), choices=HOURS, coerce=int)
    recipients = PeopleField(
        User.objects.none(),
        label=pgettext_lazy("schedule", "For whom"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("They get a message. Drafts of reports are for those who write reports."),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    form_key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Schedule
        fields = [
            "what", "template", "period_kind", "is_calendar", "days_after", "hour", "recipients", "active",
        ]  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        chosen = self.instance.recipients.values("pk") if self.instance.pk else []
        offered = User.objects.filter(Q(pk__in=who_sees_all().values("pk")) | Q(pk__in=chosen))
        self.fields["recipients"].queryset = offered.order_by("last_name", "first_name", "username")
        self.fields["template"].queryset = ReportTemplate.objects.offered()
        self.fields["template"].empty_label = _("The usual one")
        offer_key(self)
        self.initial.setdefault("hour", self.instance.hour)

    def clean(self):
        """Only those who may see it today are told."""
        cleaned = super().clean()
        people = list(cleaned.get("recipients") or ())
        self.instance.chosen_recipients = people
        take_key(self.instance, cleaned)
        of_reports = cleaned.get("what") == Schedule.What.REPORT
        if unfit := [str(each) for each in people if not may_receive(each, of_reports)]:
            words = (
                gettext("Drafts of reports are not open to %(who)s. Choose people who write reports.")
                if of_reports
                else gettext("The whole line is not open to %(who)s today. Take them off the list.")
            )
            self.add_error("recipients", words % {"who": ", ".join(unfit)})
        return cleaned

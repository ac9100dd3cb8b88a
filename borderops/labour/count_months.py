"""Which month is asked for, and what stands of each commune of a district in it."""

from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from borderops import vietnamese
from borderops.districts.models import Commune, District
from borderops.figures.rough_days import first_day_of
from borderops.figures.spans import last_day_of, rough_day_words
from borderops.labour.count_fields import MonthField
from borderops.labour.count_sums import numbers_in, numbers_of, sums_of
from borderops.labour.month_counts import MonthCount
from borderops.labour.programmes import Programme
from borderops.review.states import State

SELECT = {"class": "form-select"}


def last_month():
    """The month before this one, as people write it."""
    return f"{timezone.localdate().replace(day=1) - timedelta(days=1):%m/%Y}"


def districts_in(places):
    """The districts of which at least one commune lies within reach."""
    if places.everywhere:
        return District.objects.all()
    theirs = Commune.objects.filter(pk__in=places.communes).values("district")
    return District.objects.filter(Q(pk__in=places.districts) | Q(pk__in=theirs))


def usual_programme(user):
    """The programme of which this person wrote last, or the only one; else it must be chosen."""
    mine = (
        MonthCount.objects.filter(entered_by=user).order_by("-pk").values_list("programme__code", flat=True)
    )
    codes = list(Programme.objects.values_list("code", flat=True)[:2])
    return mine.first() or (codes[0] if len(codes) == 1 else "")


class MonthChoice(forms.Form):
    """Stands in the address; what is left out is the programme written last, last month and the own district."""

    programme = forms.ModelChoiceField(
        Programme.objects.none(), to_field_name="code", label=_("Labour programme"), required=False,
        empty_label=_("Choose…"), widget=forms.Select(attrs=SELECT),
    )  # fmt: skip
    month = MonthField(label=_("Month"))
    district = forms.ModelChoiceField(
        District.objects.none(), to_field_name="code", label=_("District"), empty_label=None,
        widget=forms.Select(attrs=SELECT),
    )  # fmt: skip

    def __init__(self, asked, user, roles):
        self.user, self.places = user, user.places_as(*roles)
        offered = districts_in(self.places)
        given = {
            name: text for name in ("programme", "month", "district") if (text := asked.get(name, "").strip())
        }
        super().__init__(self.usual(offered, given) | given)
        self.fields["programme"].queryset = Programme.objects.visible_to(user)
        self.fields["district"].queryset = offered

    def usual(self, offered, given):
        """What is taken where the address says nothing."""
        home = self.user.home_unit
        own = (home and offered.filter(pk=home.district_id).first()) or offered.first()
        programme = "" if "programme" in given else usual_programme(self.user)
        return {"programme": programme, "month": last_month(), "district": own.code if own else ""}

    def clean_month(self):
        month = self.cleaned_data["month"]
        if first_day_of(month) > timezone.localdate():
            raise ValidationError(gettext("This lies in the future. Report what has passed."))
        return month

    @property
    def is_out_of_reach(self):
        """Whether the address names a programme or a district that is not there for this person."""
        return bool({"programme", "district"} & self.errors.keys())

    @property
    def chosen(self):
        """The month of a district; nothing where not all of it is said."""
        if not self.is_valid() or not self.cleaned_data["programme"]:
            return None
        return DistrictMonth(user=self.user, places=self.places, **self.cleaned_data)


def sent_first(count):
    """What has gone to review stands before a draft of the same commune; of several drafts the last one."""
    return count.state == State.DRAFT, -count.pk


@dataclass(frozen=True)
class Line:
    """One commune: the count that stands of it, whether this person may write it, and whether others have."""

    commune: Commune
    record: MonthCount | None
    may_write: bool
    told_elsewhere: bool

    @property
    def numbers(self):
        """Its five numbers; none where nothing stands."""
        return numbers_of(self.record)


@dataclass
class DistrictMonth:
    """One programme, one district and one month, as one person sees and writes it."""

    programme: Programme
    month: str
    district: District
    user: object
    places: object

    @property
    def month_words(self):
        return rough_day_words(self.month)

    @property
    def query(self):
        """What the address says of it."""
        told = {"programme": self.programme.code, "month": self.month_words, "district": self.district.code}
        return urlencode(told, safe="/")

    @property
    def rest(self):
        """The step by which the programme did not run at the end of the month, if it did not."""
        day = last_day_of(self.month)
        return self.programme.step_on(day) if self.programme.runs_on(day) is False else None

    @cached_property
    def communes(self):
        """The communes of the district that stood in the month, within reach, by name."""
        first, last = first_day_of(self.month), last_day_of(self.month)
        stood = Commune.objects.valid_on(first) | Commune.objects.valid_on(last)
        within = sorted(stood.filter(district=self.district), key=lambda each: vietnamese.sort_key(each.name))
        return [each for each in within if self.places.reach(self.district.pk, each.pk)]

    @cached_property
    def lines(self):
        """What stands of each commune; what is out of the statistics does not stand."""
        counts = MonthCount.objects.filter(
            programme=self.programme, month=self.month, commune__in=self.communes
        ).exclude(state=State.STRUCK)
        told = set(counts.exclude(state=State.DRAFT).values_list("commune", flat=True))
        mine = set(counts.editable_by(self.user).values_list("pk", flat=True))
        shown = {}
        for count in sorted(counts.visible_to(self.user).for_list(), key=sent_first):
            shown.setdefault(count.commune_id, count)
        return [self.line_of(commune, shown.get(commune.pk), told, mine) for commune in self.communes]

    def line_of(self, commune, record, told, mine):
        told_elsewhere = commune.pk in told and (record is None or record.state == State.DRAFT)
        may_write = not told_elsewhere and (record is None or record.pk in mine)
        return Line(commune, None if told_elsewhere else record, may_write, told_elsewhere)

    @property
    def records(self):
        """The counts that stand, one for each commune that has one."""
        return [line.record for line in self.lines if line.record]

    @property
    def sums(self):
        """What they add up to, number by number."""
        return numbers_in(sums_of(self.records))

    @property
    def waiting(self):
        """Those that are not accepted yet."""
        return [record for record in self.records if record.state != State.ACCEPTED]

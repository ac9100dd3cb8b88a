"""The form of a worker; the stored number of a paper is never shown in it."""

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from borderops import vietnamese
from borderops.districts.forms import PlaceForm
from borderops.districts.models import District
from borderops.labour.worker_alike import namesakes
from borderops.labour.worker_fields import BirthField
from borderops.labour.workers import Worker
from borderops.lists.fields import DayField

BESIDE = {"birth_date": "born", "birth_year": "born", "commune": "place", "district": "place"}


def districts_of(user):
    """The districts in which a person may log a worker."""
    places = user.writes_within
    if places.everywhere:
        return District.objects.all()
    reached = Q(pk__in=places.districts) | Q(communes__in=places.communes) | Q(units__in=places.units)
    return District.objects.filter(reached).distinct()


class WorkerForm(PlaceForm):
    """Logs or changes a worker; the same rules hold for workbooks."""

    day_field = "place_on"

    born = BirthField(label=_("Date of birth, or the year alone"))
    place = forms.CharField(label=_("Home commune"), required=False, max_length=160)
    place_on = DayField(
        label=_("Commune as it was called on"),
        required=False,
        help_text=_("A former commune by a day on which it stood: communes were merged on 01/07/2025."),
    )
    area = forms.ModelChoiceField(
        District.objects.none(),
        label=_("District, where the commune is not known"),
        required=False,
        empty_label=_("Not chosen"),
    )
    another_person = forms.BooleanField(
        label=_("It is another person of the same name and birth: keep both"), required=False
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    field_order = [
        "name", "born", "sex", "another_person", "paper_kind", "paper_number", "place", "place_on", "area", "home",
        "note",
    ]  # fmt: skip

    class Meta:
        model = Worker
        fields = ["name", "sex", "paper_kind", "paper_number", "home", "note"]
        labels = {
            "name": _("Family name and name"),
            "sex": _("Sex"),
            "paper_kind": _("Kind of paper"),
            "paper_number": _("Number of the paper"),
            "home": _("Home, in words"),
            "note": _("Remark"),
        }
        help_texts = {"home": _("Hamlet or house, or the place where nobody knows the commune.")}

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, within=user.writes_within, **kwargs)
        self.user, self.namesakes = user, []
        worker = self.instance
        self.stored_paper = worker.paper_number
        self.fields["area"].queryset = districts_of(user)
        self.fields["sex"].choices = [("", gettext("Not chosen")), *worker._meta.get_field("sex").choices]
        self.initial["place_on"] = timezone.localdate()
        if worker.pk:
            self.initial |= told_by(worker)
            self.fields["paper_number"].required = False
            words = gettext("%(paper)s is kept. Leave this empty to keep it.")
            self.fields["paper_number"].help_text = words % {"paper": worker.paper_words}

    def clean_paper_number(self):
        return self.cleaned_data["paper_number"] or self.stored_paper

    def clean(self):
        cleaned = super().clean()
        worker, area = self.instance, cleaned.get("area")
        worker.birth_date, worker.birth_year = cleaned.get("born") or (None, None)
        self.settle_place(cleaned, cleaned.get("place_on") or timezone.localdate())
        if area and worker.commune_id:
            self.add_error(
                "area", gettext("The commune says the district. Leave this empty, or empty the commune.")
            )
        if area and not worker.district_id:
            worker.district = area
        if not worker.district_id and "place" not in self.errors:
            self.add_error("place", gettext("Say where the worker lives: a commune or a district of yours."))
        return cleaned

    def take(self, place):
        """The home is a commune; a marker that was typed with it says nothing of a home."""
        self.instance.commune, self.instance.district = place.commune, place.district

    def _post_clean(self):
        """Asks about namesakes once everything else is right."""
        super()._post_clean()
        worker = self.instance
        if self.errors or not self.says_somebody_else():
            return
        self.namesakes = namesakes(worker, self.user)
        if self.namesakes and not self.cleaned_data.get("another_person"):
            words = gettext(
                "Somebody of this name and birth stands already under another paper. Look there first."
            )
            self.add_error("another_person", words)

    def says_somebody_else(self):
        """Whether the name or birth is new; an edit of something else asks nothing."""
        return not self.instance.pk or {"name", "born"} & set(self.changed_data)

    @property
    def asks_of_namesakes(self):
        """Whether the question stands on the page."""
        return bool(self.namesakes or self["another_person"].errors or self["another_person"].value())

    def add_error(self, field, error):
        """What the rules say of birth and home stands beside what was typed."""
        if hasattr(error, "error_dict"):
            told = {}
            for name, said in error.error_dict.items():
                beside = BESIDE.get(name, name)
                if beside != name and (beside in self._errors or beside in told):  # one word on it is enough
                    continue
                told.setdefault(beside if beside in self.fields else NON_FIELD_ERRORS, []).extend(said)
            if not told:
                return
            error.error_dict = told
        super().add_error(field, error)


def told_by(worker):
    """What a stored worker puts into the fields that are no columns of it."""
    told = {"seen": worker.last_change, "born": (worker.birth_date, worker.birth_year), "paper_number": ""}
    if worker.commune is None:
        return told | {"area": worker.district}
    return told | ({"place_on": worker.commune.valid_to} if worker.commune.valid_to else {})


def told_words(worker):
    """Everything that the form asks, as words by what it is called; papers masked."""
    return {
        gettext("Family name and name"): worker.name,
        gettext("Born"): worker.born_words,
        gettext("Sex"): worker.get_sex_display(),
        gettext("Paper"): worker.paper_words,
        gettext("Where the worker lives"): worker.home_words,
        gettext("Remark"): vietnamese.clean(worker.note),
    }

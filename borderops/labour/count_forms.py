"""The form of one monthly count."""

from django import forms
from django.utils.translation import gettext_lazy as _

from borderops.districts.models import Commune
from borderops.labour.count_fields import MonthField
from borderops.labour.month_counts import COUNTS, MonthCount
from borderops.labour.programmes import Programme
from borderops.lists.fields import WholeField
from borderops.people.roles import WRITERS
from borderops.review.forms import RecordForm


class CommuneOfDistrict(forms.ModelChoiceField):
    """A commune of one district; its days tell apart two of one name."""

    def label_from_instance(self, commune):
        return f"{commune} ({commune.validity})" if commune.validity else str(commune)


class MonthCountForm(RecordForm):
    """Mends a count; the same rules hold in the grid, in the admin and for workbooks."""

    programme = forms.ModelChoiceField(Programme.objects.none(), label=_("Labour programme"))
    month = MonthField(label=_("Month"), help_text=_("A month such as 10/2021."))
    commune = CommuneOfDistrict(Commune.objects.none(), label=_("Commune"))
    people_out = WholeField(label=_("Workers who departed"), required=False)
    trips_out = WholeField(label=_("Departures"), required=False)
    people_in = WholeField(label=_("Workers who returned"), required=False)
    trips_in = WholeField(label=_("Returns"), required=False)
    overdue = WholeField(label=_("Overdue at the end of the month"), required=False)

    field_order = ["programme", "month", "commune", *COUNTS]

    class Meta:
        model = MonthCount
        fields = ["programme", "month", "commune", *COUNTS, "source", "remark"]
        labels = {"source": _("Source"), "remark": _("Remark")}
        widgets = {"remark": forms.Textarea(attrs={"rows": 2})}
        help_texts = {"source": _("The document's name or number, and its day.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["programme"].queryset = Programme.objects.visible_to(self.user)
        self.fields["commune"].queryset = self.communes()

    def communes(self):
        """The communes of the count's own district within reach; of another district a count is written anew."""
        here = Commune.objects.filter(district=self.instance.district_id)
        places = self.user.places_as(*WRITERS)
        if places.everywhere or self.instance.district_id in places.districts:
            return here
        return here.filter(pk__in=places.communes)

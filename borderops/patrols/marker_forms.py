"""Taking a marker that staff met into the register of markers."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from borderops.districts.models import BorderMarker, Commune


class CommuneField(forms.ModelChoiceField):
    """Communes on the border, with what tells apart two of one name."""

    def label_from_instance(self, commune):
        return ", ".join(filter(None, [str(commune), str(commune.district), commune.validity]))


class ListMarkerForm(forms.Form):
    """In which commune the marker stands."""

    commune = CommuneField(
        queryset=Commune.objects.none(),
        label=_("Commune"),
        empty_label=_("Choose the commune"),
        error_messages={"required": _("Choose the commune in which the marker stands.")},
    )

    def __init__(self, *args, marker, **kwargs):
        super().__init__(*args, initial={"commune": marker.commune_id}, **kwargs)
        self.marker = marker
        today = Commune.objects.valid_on(timezone.localdate()).filter(on_border=True)
        first_met = Commune.objects.filter(pk=marker.commune_id)
        either = Q(pk__in=today.values("pk")) | Q(pk__in=first_met.values("pk"))
        self.fields["commune"].queryset = Commune.objects.filter(either).select_related("district")

    def save(self, by):
        """Lists the marker, once; raises ValidationError where somebody has done so meanwhile."""
        with transaction.atomic():
            marker = BorderMarker.objects.select_for_update().get(pk=self.marker.pk)
            if marker.listed:
                raise ValidationError(gettext("This marker has been listed already. Nothing was changed."))
            marker.listed, marker.commune, marker._history_user = True, self.cleaned_data["commune"], by
            marker.save()

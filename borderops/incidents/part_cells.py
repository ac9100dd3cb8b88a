"""One row of a list on the form: the goods that were found, a word with the other side."""

from django import forms
from django.utils.translation import gettext_lazy

from borderops.districts.models import Counterpart
from borderops.figures.amounts import parse_amount, write_amount
from borderops.incidents.dong import DongField
from borderops.incidents.models import Coordination, Goods
from borderops.lists.fields import DayField, WrittenField
from borderops.review.part_forms import PartForm

CHOOSE = ("", gettext_lazy("Choose…"))


class AmountField(WrittenField):
    """How much: 1,5 or 1.500."""

    read = staticmethod(lambda text: parse_amount(text).normalize())
    show = staticmethod(write_amount)

    def widget_attrs(self, widget):
        return {"inputmode": "decimal", "autocomplete": "off"}


class GoodsRow(PartForm):
    part, model, title = "goods", Goods, gettext_lazy("Goods %(n)s")
    what = forms.CharField(label=gettext_lazy("What"), required=False, max_length=120)
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"), required=False, choices=[CHOOSE, *Goods.Kind.choices]
    )
    amount = AmountField(label=gettext_lazy("Amount"), required=False)
    unit = forms.CharField(
        label=gettext_lazy("Unit of measure"), required=False, max_length=30,
        widget=forms.TextInput(attrs={"list": "units-of-measure", "autocomplete": "off"}),
    )  # fmt: skip
    value_vnd = DongField(label=gettext_lazy("Value in đồng"), required=False)


class CoordinationRow(PartForm):
    part, model, title = "coordinations", Coordination, gettext_lazy("Coordination %(n)s")
    kind = forms.ChoiceField(
        label=gettext_lazy("How"), required=False, choices=[CHOOSE, *Coordination.Kind.choices]
    )
    on_day = DayField(label=gettext_lazy("Day"), required=False)
    counterpart = forms.ModelChoiceField(
        Counterpart.objects.all(), label=gettext_lazy("With whom"), required=False,
        empty_label=gettext_lazy("Not said"),
    )  # fmt: skip
    document_number = forms.CharField(label=gettext_lazy("Document number"), required=False, max_length=60)

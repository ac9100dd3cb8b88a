"""The rows of a traffic report's form: travellers by paper, goods by direction."""

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from borderops.crossings.choices import Currency, TradeDirection, TravelDocument, ValueUnit
from borderops.crossings.traffic_fields import NumberField, UnitOfValueField
from borderops.crossings.traffic_rows import TradeRow, TravellerRow
from borderops.lists.fields import WholeField
from borderops.review.part_forms import PartForm, PartRows

CHOOSE = ("", gettext_lazy("Choose…"))
# The rows that a new form offers; a row in which nothing is counted says nothing.
OFFERED = {
    "travellers": [{"document": paper} for paper in ("passport", "border_pass", "resident")],
    "trade": [{"direction": way} for way in TradeDirection.values],
}


class TravellersForm(PartForm):
    """With one paper, how many each way."""

    part, model, title = "travellers", TravellerRow, gettext_lazy("Travellers, row %(n)s")
    telling = ["people_in", "people_out"]
    document = forms.ChoiceField(
        label=gettext_lazy("Paper"), required=False, choices=[CHOOSE, *TravelDocument.choices]
    )
    people_in = WholeField(label=gettext_lazy("People entering"), required=False)
    people_out = WholeField(label=gettext_lazy("People leaving"), required=False)


class TradeForm(PartForm):
    """One way, which goods, how many tonnes, and of which value."""

    part, model, title = "trade", TradeRow, gettext_lazy("Goods, row %(n)s")
    telling = ["goods", "tonnes", "value", "value_unit", "currency"]
    direction = forms.ChoiceField(
        label=gettext_lazy("Direction"), required=False, choices=[CHOOSE, *TradeDirection.choices]
    )
    goods = forms.CharField(label=gettext_lazy("Goods"), required=False, max_length=120)
    tonnes = NumberField(label=gettext_lazy("Tonnes"), required=False)
    value = NumberField(label=gettext_lazy("Value"), required=False)
    value_unit = UnitOfValueField(
        [CHOOSE, *ValueUnit.choices], label=gettext_lazy("Value in"), required=False
    )
    currency = forms.ChoiceField(
        label=gettext_lazy("Currency"), required=False, choices=[CHOOSE, *Currency.choices]
    )


class TrafficRows(PartRows):
    """The rows of both lists; a new form offers some, or those of the estimate whose final it writes."""

    row_forms = [TravellersForm, TradeForm]
    too_many = gettext_lazy("No more than %(n)s rows. Add the rest up.")
    estimate = None

    def turns_stored(self, row):
        """The stored rows and a blank one; on a new form those that it begins with."""
        if not self.instance._state.adding:
            return super().turns_stored(row)
        begun = self.estimate.stored_part(row.part) if self.estimate else []
        said = [{name: row.value_of(one, name) for name in row.base_fields} for one in begun]
        cells = said or OFFERED[row.part]
        for turn, each in enumerate(cells):
            self.initial |= {f"{row.part}-{turn}-{name}": value for name, value in each.items()}
        return range(len(cells))

    def read_row(self, row, turn, cleaned):
        """A row that only names its paper or direction counts nothing."""
        keys = [f"{row.part}-{turn}-{name}" for name in row.telling]
        stored = (self.data.get(f"{row.part}-{turn}-id") or "").strip()
        if not stored and not any((self.data.get(key) or "").strip() for key in keys):
            return None
        return super().read_row(row, turn, cleaned)

    def keep_rows(self, row, cleaned):
        if row.part == "travellers":
            self.refuse_twice(row, cleaned)
        super().keep_rows(row, cleaned)

    def refuse_twice(self, row, cleaned):
        """A paper stands in one row, or its travellers would be counted twice."""
        seen = set()
        for turn in self.turns[row.part]:
            key = f"{row.part}-{turn}-document"
            told = any((self.data.get(f"{row.part}-{turn}-{name}") or "").strip() for name in row.telling)
            paper = cleaned.get(key) if told and not cleaned.get(f"{row.part}-{turn}-remove") else ""
            if paper in seen:
                words = _("“%(paper)s” stands in two rows. Put them into one.")
                self.add_error(key, words % {"paper": TravelDocument(paper).label})
            elif paper:
                seen.add(paper)

    @cached_property
    def shown_rows(self):
        """Both lists to show, each with a blank row that the browser may copy."""
        return {
            row.part: {"part": row.part, "rows": self.rows(row.part), "blank": self.blank_row(row.part)}
            for row in self.row_forms
        }

"""What the reader of the table of many dimensions chooses; all of it stands in the address."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from borderops.figures.counting import countable_by
from borderops.figures.fields import PeriodField
from borderops.figures.models import Indicator
from borderops.figures.periods import Period
from borderops.figures.themes import by_theme, key_and_name
from borderops.figures.whole_months import whole_months_asked
from borderops.incidents.figure_names import LAW
from borderops.summaries.pivot_asked import Asked, Axis
from borderops.summaries.pivot_few import may_be_narrowed
from borderops.summaries.pivot_only import read_only
from borderops.summaries.pivot_spans import UNITS, WEEK
from borderops.summaries.small_groups import keeps_few

# Of time: so many columns stand beside each other, and so many rows below each other, before nobody reads them.
MOST_COLUMNS, MOST_ROWS = 60, 160
# Figures that are counted anew for each span, such as a share.
MOST_ONE_BY_ONE = 24
BESIDE = [("", _("With the same period last year")), ("none", _("This period alone"))]


class PivotForm(forms.Form):
    """Stands in the address; what is left out is the current year by district, beside the year before."""

    indicator = forms.ChoiceField(
        label=_("Indicator"),
        error_messages={
            "invalid_choice": _("You cannot count “%(value)s”. Choose an indicator of the list.")
        },
    )
    rows = forms.ChoiceField(label=pgettext_lazy("of a table", "Rows"))
    columns = forms.ChoiceField(label=pgettext_lazy("of a table", "Columns"), required=False)
    period = PeriodField(
        label=_("Period"),
        widget=forms.TextInput(attrs={"list": "periods", "class": "form-control"}),
        help_text=_("Such as 2021, 2021-H1, 2021-Q3, 2021-M07, cal:2021 or 01/01/2021..31/03/2021."),
    )
    beside = forms.ChoiceField(label=_("Compare"), choices=BESIDE, required=False)
    all = forms.BooleanField(label=_("Also rows without a record"), required=False)

    def __init__(self, user, asked):
        self.user, self.countings = user, countable_by(user)
        found = Indicator.objects.filter(key__in=self.countings)
        self.indicators = {each.key: each for each in found}
        self.key = asked.get("indicator") or self.usual_indicator
        self.counting = self.countings.get(self.key) if self.key in self.indicators else None
        self.only_texts = [text for text in asked.getlist("only") if text]
        usual = {"indicator": self.key, "period": Period.current(timezone.localdate()).key} | self.usual_rows
        names = ("indicator", "rows", "columns", "period", "beside", "all")
        given = {name: value for name in names if (value := asked.get(name, "").strip())}
        super().__init__(usual | given, initial=usual)
        self.fill_choices()

    @property
    def usual_indicator(self):
        return LAW.key if LAW.key in self.indicators else next(iter(self.indicators), "")

    @property
    def usual_rows(self):
        """The district where there is one, else whatever comes first."""
        keys = [each.key for each in self.counting.dimensions] if self.counting else []
        return {"rows": "district" if "district" in keys else next(iter(keys), "month")}

    def fill_choices(self):
        self.fields["indicator"].choices = by_theme(self.indicators.values(), key_and_name)
        for name, first in (("rows", []), ("columns", [("", gettext("Nothing: one figure for each row"))])):
            self.fields[name].choices = first + self.splits()
            words = gettext("This indicator is not split by “%(value)s”. Choose another from the list.")
            self.fields[name].error_messages["invalid_choice"] = words
        for field in self.fields.values():
            if isinstance(field, forms.ChoiceField):
                field.widget.attrs["class"] = "form-select"

    def splits(self):
        dimensions = [(each.key, each.label) for each in self.counting.dimensions] if self.counting else []
        units = {**UNITS}
        if self.counting and keeps_few(self.user, self.counting):
            del units[WEEK]  # people are told by whole months alone
        time = [(pgettext("of a table", "Time"), [*units.items()])]
        return ([(gettext("What is told"), dimensions)] if dimensions else []) + time

    def clean(self):
        cleaned = super().clean()
        self.refuse_same_axes(cleaned.get("rows"), cleaned.get("columns"))
        if self.counting:
            try:
                cleaned["only"] = read_only(self.user, self.counting, self.only_texts)
            except ValidationError as refusal:
                self.add_error(None, refusal)
        if not self.errors:
            self.asked = self.read(cleaned)
            self.refuse_many_spans(self.asked)
            self.refuse_few(self.asked)
            self.refuse_days(self.asked)
        return cleaned

    def refuse_same_axes(self, rows, columns):
        """Says what to change where rows and columns leave no table between them."""
        if rows and rows == columns:
            words = gettext("Rows and columns show the same. Choose another for one of them.")
            self.add_error("columns", words)
        elif rows in UNITS and columns in UNITS:
            words = gettext("Rows and columns both show time. Choose it for one of them only.")
            self.add_error("columns", words)

    def read(self, cleaned):
        """The question that was asked."""
        columns = cleaned["columns"] and Axis.of(cleaned["columns"], self.counting)
        return Asked(
            user=self.user,
            indicator=self.indicators[cleaned["indicator"]],
            counting=self.counting,
            period=cleaned["period"],
            rows=Axis.of(cleaned["rows"], self.counting),
            columns=columns or None,
            only=cleaned["only"],
            beside_last=cleaned["beside"] != "none",
            shows_all=cleaned["all"],
            today=timezone.localdate(),
        )

    def refuse_few(self, asked):
        """Says how to ask without telling small groups of people apart."""
        narrowed = [dimension for dimension, _value in asked.only]
        if narrowed and not may_be_narrowed(self.user, self.counting, asked.axes, narrowed):
            words = gettext(
                "Small groups of people are not told apart here. "
                "Remove what narrows the table, or split it by district."
            )
            self.add_error(None, words)

    def refuse_days(self, asked):
        """Says which periods and spans to choose to who is told people by whole months alone."""
        spans = [asked.period, *asked.spans(asked.period)] if keeps_few(self.user, self.counting) else []
        for span in spans:
            if refusal := whole_months_asked(span, span, asked.today):
                self.add_error("period", refusal.words)
                return

    def refuse_many_spans(self, asked):
        """Says how to ask for less where nobody could read the table."""
        number = len(asked.spans(asked.period))
        if asked.time is asked.columns and number > MOST_COLUMNS:
            self.refuse_columns(number)
        most = MOST_ONE_BY_ONE if asked.is_share else MOST_ROWS
        if asked.time and number > most:
            words = gettext(
                "The period has %(n)s such spans, and the table shows at most %(most)s. "
                "Choose longer spans or a shorter period."
            )
            self.add_error("period", words % {"n": number, "most": most})

    def refuse_columns(self, number):
        words = gettext(
            "That makes %(n)s columns, and the table shows at most %(most)s. Show it in the rows."
        )
        self.add_error("columns", words % {"n": number, "most": MOST_COLUMNS})

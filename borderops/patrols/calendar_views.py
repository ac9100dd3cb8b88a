"""The month calendar: whether every shift was reported, day by day."""

from borderops.patrols.day_forms import MonthForm, last_of_month, month_words
from borderops.patrols.day_views import PostsPage
from borderops.patrols.days import A_DAY
from borderops.patrols.month_grid import MonthGrid


class PatrolCalendar(PostsPage):
    """The days of a month for each district or post; on a phone a list of the days."""

    template_name = "patrols/calendar.html"
    form_class = MonthForm

    def get_context_data(self, form, **kwargs):
        context = super().get_context_data(form, **kwargs)
        first, present = context["chosen"]["month"], form.present
        grid = MonthGrid(self.request.user, self.posts, form, self.districts, self.now)
        after = (last_of_month(first) + A_DAY) if first < present else None
        return context | {
            "grid": grid,
            "month_words": month_words(first),
            "before": address_of(first - A_DAY),
            "after": after and address_of(after),
        }


def address_of(day):
    """The month of a day as addresses write it, and in words."""
    return {"key": f"{day:%Y-%m}", "words": month_words(day)}

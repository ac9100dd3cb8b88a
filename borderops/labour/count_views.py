"""One monthly count: its page and its form."""

from urllib.parse import urlencode

from borderops.labour.count_forms import MonthCountForm
from borderops.labour.month_counts import MonthCount
from borderops.review.editing import RecordDetail, RecordEdit


class MonthCountDetail(RecordDetail):
    """One count; observers see neither trail nor files."""

    permission_required = "labour.view_monthcount"
    model = MonthCount
    context_object_name = "count"
    template_name = "labour/count_detail.html"
    related = ["programme", "commune", "district", "unit", "entered_by", "reviewed_by"]

    def get_context_data(self, **kwargs):
        count = self.object
        return super().get_context_data(**kwargs) | {
            "whole": count.is_whole_for(self.request.user),
            "month_query": month_query(count.programme, count.month_words, count.district),
        }


def month_query(programme, month_words, district):
    """What the grid of a month is asked with."""
    return urlencode({"programme": programme.code, "month": month_words, "district": district.code}, safe="/")


class MonthCountEdit(RecordEdit):
    """Mends a draft or a returned count of one's own unit."""

    permission_required = "labour.change_monthcount"
    model = MonthCount
    form_class = MonthCountForm
    template_name = "labour/count_form.html"

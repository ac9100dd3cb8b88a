"""Early notices: the list, and one of them with what became of it."""

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.views.generic import DetailView

from borderops.crossings.changes import FlowChange
from borderops.crossings.notice_filters import NoticeFilter
from borderops.crossings.notice_order import UrgentFirstPage
from borderops.crossings.notice_past import past_of
from borderops.crossings.notice_tables import NoticeTable
from borderops.crossings.notices import Notice
from borderops.lists.keyset import Sort
from borderops.lists.views import ListPage

URGENT_FIRST = "urgent"


class NoticeList(ListPage):
    """Notices that the user may see; what waits stands first, and among that what is urgent."""

    permission_required = "crossings.view_notice"
    template_name = "crossings/notice_list.html"
    filterset_class = NoticeFilter
    table_class = NoticeTable
    sorts = {
        URGENT_FIRST: Sort("received_at"),
        "-received_at": Sort("received_at"),
        "received_at": Sort("received_at", descending=False),
    }

    def get_queryset(self):
        return Notice.objects.visible_to(self.request.user).for_list()

    def get_page(self, rows, sort, known):
        if sort != URGENT_FIRST:
            return super().get_page(rows, sort, known)
        place = {name: self.request.GET.get(name, "") for name in ("after", "before")}
        return UrgentFirstPage(rows, self.page_size, **place)


class NoticeDetail(PermissionRequiredMixin, DetailView):
    """One notice: who said it, when, about what; the changes made from it, and how it was closed."""

    permission_required = "crossings.view_notice"
    template_name = "crossings/notice_detail.html"
    context_object_name = "notice"

    def get_queryset(self):
        return Notice.objects.visible_to(self.request.user).for_list()

    def get_context_data(self, **kwargs):
        notice, user = self.object, self.request.user
        made = FlowChange.objects.visible_to(user).filter(notice=notice).for_list()
        answers = Notice.objects.answerable_by(user).filter(pk=notice.pk).exists()
        return super().get_context_data(**kwargs) | {
            "changes": made.order_by("counts_from", "pk"),
            "entries": past_of(notice),
            "may_edit": user.has_perm("crossings.change_notice") and notice.is_kept_by(user),
            "may_close": answers and not notice.done_at,
            "may_change_flows": answers and user.has_perm("crossings.add_flowchange"),
        }

"""One change of a flow: its form, its page, and the answer to who asks to reopen it."""

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.views import View

from borderops.crossings.change_fields import SHARED, offered_crossings
from borderops.crossings.change_forms import ChangeForm
from borderops.crossings.change_page import context_of, may_log_there
from borderops.crossings.changes import FlowChange
from borderops.crossings.choices import Flow
from borderops.crossings.orders import tell_ruling
from borderops.districts.sides import Side
from borderops.people.carrying import is_for_a_script
from borderops.review.editing import RecordDetail, RecordEdit, RecordNew
from borderops.review.views import by_reference


class ChangeDetail(RecordDetail):
    """One change with what came before and after it; observers see neither trail nor files."""

    permission_required = "crossings.view_flowchange"
    model = FlowChange
    context_object_name = "change"
    template_name = "crossings/change_detail.html"
    related = [
        "crossing__commune__main_successor", "district", "unit", "entered_by", "reviewed_by", "corrects", "notice",
    ]  # fmt: skip

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | context_of(self.object, self.request.user)


class ChangeFormPage:
    """What logging and mending share: the rule of who may order is quoted on the next page."""

    model = FlowChange
    form_class = ChangeForm
    template_name = "crossings/change_form.html"

    def form_valid(self, form):
        answer = super().form_valid(form)
        if answer.status_code == 302 and not is_for_a_script(self.request):
            tell_ruling(self.request, [form.instance])
        return answer


class ChangeNew(ChangeFormPage, RecordNew):
    """A new change; one that corrects another is filled in from it."""

    permission_required = "crossings.add_flowchange"

    def dispatch(self, request, *args, **kwargs):
        self.corrected = None
        if self.has_permission() and request.GET.get("corrects"):
            self.corrected = self.asked_to_correct(request.GET["corrects"])
        return super().dispatch(request, *args, **kwargs)

    def asked_to_correct(self, reference):
        """The change that is to be corrected; only who may log there finds it."""
        old = by_reference(FlowChange.objects.visible_to(self.request.user), reference)
        if not may_log_there(old, self.request.user):
            raise Http404
        return old

    def get(self, request, *args, **kwargs):
        """What cannot be corrected says why on its own page."""
        for _field, words in FlowChange(corrects=self.corrected).faults_of_correction():
            messages.error(request, words)
            return redirect(self.corrected)
        return super().get(request, *args, **kwargs)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"instance": FlowChange(corrects=self.corrected)}

    def get_initial(self):
        if self.corrected:
            return {
                name: self.corrected.serializable_value(name)
                for name in ["crossing", "flow", "side", *SHARED]
            }
        asked = self.request.GET
        code = asked.get("crossing", "").replace("\0", "")
        return {
            "crossing": offered_crossings(self.request.user)
            .filter(code=code)
            .values_list("pk", flat=True)
            .first(),
            "flow": asked.get("flow") if asked.get("flow") in Flow else None,
            "side": asked.get("side") if asked.get("side") in Side else None,
        }

    def keep_key(self):
        """A correction is kept apart from a plain new change."""
        return f"flowchange-corrects-{self.corrected.reference}" if self.corrected else super().keep_key()

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"corrected": self.corrected}


class ChangeEdit(ChangeFormPage, RecordEdit):
    """Mends a draft or a returned change of one's own unit."""

    permission_required = "crossings.change_flowchange"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"corrected": self.object.corrects}


class ChangeReopen(PermissionRequiredMixin, View):
    """A change is never reopened; whoever asks by the address is told what to do instead."""

    permission_required = "crossings.review_flowchange"
    http_method_names = ["get", "post"]

    def get(self, request, reference):
        change = by_reference(FlowChange.objects.visible_to(request.user), reference)
        try:
            change.refuse_reopening()
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        return redirect(change)

    post = get

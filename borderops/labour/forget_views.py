"""The page on which the province sees what would be removed of a programme, and removes it."""

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext, ngettext
from django.views.generic import FormView

from borderops import vietnamese
from borderops.labour.forget_forms import ForgetForm
from borderops.labour.forgetting import Forgetting
from borderops.labour.models import Programme


class ForgetWorkers(PermissionRequiredMixin, FormView):
    """A dry run in numbers; the data go only when the code of the programme is written below it."""

    permission_required = "labour.change_programme"
    form_class = ForgetForm
    template_name = "labour/forget.html"

    @cached_property
    def forgetting(self):
        programmes = Programme.objects.kept_by(self.request.user)
        return Forgetting(get_object_or_404(programmes.coded(self.kwargs["code"])))

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"programme": self.forgetting.programme}

    def get_context_data(self, **kwargs):
        programme = self.forgetting.programme
        told = {"programme": programme, "plan": list(self.forgetting.plan()), "here": "board"}
        told |= {"title": gettext("Remove personal data"), "go_label": gettext("Remove them for ever")}
        told |= {"go_tone": "danger", "back_url": programme.get_absolute_url()}
        return super().get_context_data(**told, **kwargs)

    def form_valid(self, form):
        try:
            number = self.forgetting.carry_out(self.request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
            return self.form_invalid(form)
        words = ngettext(
            "The personal data of %(n)s worker were removed.",
            "The personal data of %(n)s workers were removed.",
            number,
        )
        messages.success(self.request, words % {"n": vietnamese.number(number)})
        return redirect("programme", self.forgetting.programme.code)

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=422)

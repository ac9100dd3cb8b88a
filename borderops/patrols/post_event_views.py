"""What happens to a post, what is taken back, and how many reports are expected of it."""

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.views.generic import CreateView, TemplateView, UpdateView

from borderops.patrols.choices import PostChange
from borderops.patrols.models import Expectation, PostEvent
from borderops.patrols.post_event_forms import ExpectationForm, PostEventForm
from borderops.patrols.post_rules import FOLLOWS
from borderops.patrols.post_views import changeable_post


class OfPost(PermissionRequiredMixin):
    """A page about one post that the user may change."""

    permission_required = "patrols.change_post"

    @cached_property
    def post_shown(self):
        return changeable_post(self.request.user, self.kwargs["pk"])

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"post": self.post_shown}


class OfPostForm(OfPost):
    """A form about it, kept through the door of its model."""

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def form_valid(self, form):
        try:
            kept = form.instance.write(self.request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
            return self.form_invalid(form)
        words = gettext("Written down: %(what)s.")
        messages.success(self.request, words % {"what": kept})
        return redirect(self.post_shown)


class PostEventNew(OfPostForm, CreateView):
    """Writes down that a post was moved, closed or reopened; the address may say which."""

    permission_required = "patrols.change_post"
    form_class = PostEventForm
    template_name = "patrols/post_event_form.html"

    def get_form_kwargs(self):
        event = PostEvent(post=self.post_shown)
        return super().get_form_kwargs() | {"instance": event, "user": self.request.user}

    def get_initial(self):
        life = self.post_shown.life
        usual = {None: PostChange.OPENED, PostChange.CLOSED: PostChange.REOPENED}
        last = life[-1].kind if life else None
        asked = self.request.GET.get("kind")
        follows = asked if asked in FOLLOWS[last] else usual.get(last, PostChange.CLOSED)
        return super().get_initial() | {"kind": follows}


class WithdrawPostEvent(OfPost, TemplateView):
    """Asks, and then takes back the last event of a post, which did not happen."""

    permission_required = "patrols.change_post"
    http_method_names = ["get", "head", "options", "post"]
    template_name = "patrols/post_event_withdraw.html"

    @cached_property
    def event(self):
        return get_object_or_404(self.post_shown.events.all(), pk=self.kwargs["event"])

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"event": self.event}

    def post(self, request, *args, **kwargs):
        try:
            words = gettext("Taken back: %(what)s.") % {"what": self.event}
            self.event.withdraw(request.user)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            messages.success(request, words)
        return redirect(self.post_shown)


class ExpectationNew(OfPostForm, CreateView):
    """Says how many reports a post owes a day."""

    permission_required = "patrols.change_post"
    form_class = ExpectationForm
    template_name = "patrols/expectation_form.html"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"instance": Expectation(post=self.post_shown)}


class ExpectationEdit(OfPostForm, UpdateView):
    """Ends or corrects what is expected; the reports of these days are placed anew."""

    permission_required = "patrols.change_post"
    form_class = ExpectationForm
    template_name = "patrols/expectation_form.html"

    def get_object(self, queryset=None):
        expected = self.post_shown.expectations.filter(pk=self.kwargs["expectation"]).first()
        if expected is None:
            raise Http404
        return expected

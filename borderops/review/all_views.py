"""What a person does to all records that a list's filters leave: accept, return, submit."""

from django.contrib import messages
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy, ngettext_lazy

from borderops.lists.actions import AllFiltered, counted
from borderops.lists.addresses import page_of
from borderops.lists.views import ListPage
from borderops.review.bulk import accept_all
from borderops.review.forms import ReturnForm
from borderops.review.inbox import inboxes
from borderops.review.states import State

MEANWHILE = ngettext_lazy("%(n)s has come in meanwhile.", "%(n)s have come in meanwhile.", "count")


class OfRegister(AllFiltered):
    """A deed in one register, which the address names."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.inbox = inboxes.get(kwargs["key"])
        if self.inbox is None:
            raise Http404

    @property
    def same_filters(self):
        return self.request.GET.urlencode() or "view=all"


class OfInbox(OfRegister):
    """A deed on what waits for this reviewer; what is submitted after the page was shown stays."""

    since = "submitted_at"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.filterset_class = self.inbox.filterset

    def get_permission_required(self):
        return [self.inbox.review_permission]

    def get_queryset(self):
        return self.inbox.waiting_for(self.request.user)

    def back_url(self):
        return f"{reverse('inbox', args=[self.inbox.key])}?{self.same_filters}"

    def get_success_url(self):
        """The whole inbox: under these filters nothing is left, save what has come in meanwhile."""
        if left := self.rows().count():
            messages.info(self.request, counted(MEANWHILE, left))
        return reverse("inbox", args=[self.inbox.key])


class AcceptAll(OfInbox):
    """Signs all off, in batches, however many there are."""

    most = None
    title = gettext_lazy("Accept all that are filtered")
    go_words = ngettext_lazy("Accept %(n)s record", "Accept %(n)s records", "count")
    done_words = ngettext_lazy("%(n)s record is accepted.", "%(n)s records are accepted.", "count")
    consequence = gettext_lazy(
        "Each will be signed off with your name and counts from then on. What comes in after this page was shown stays."
    )

    def do_all(self, rows, form, shown_at):
        return accept_all(rows, self.request.user, shown_at), []


class ReturnAll(OfInbox):
    """Returns all to their units with one reason, each by the verb of its own."""

    form_class = ReturnForm
    verb = "send_back"
    title = gettext_lazy("Return all that are filtered")
    go_words = ngettext_lazy("Return %(n)s record", "Return %(n)s records", "count")
    done_words = ngettext_lazy("%(n)s record is returned.", "%(n)s records are returned.", "count")
    consequence = gettext_lazy(
        "Each goes back to its unit with the reason that you give here, and does not count until it is accepted."
    )

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"record": self.inbox.model()}

    def given(self, form):
        told = form.cleaned_data
        return {"reason": told["reason"], "words": told["words"], "fields": told["fields_to_mend"]}


class SubmitAll(OfRegister):
    """Hands a unit's drafts to review, each by the verb of its own; what lacks something is named and left."""

    since = "updated_at"
    verb = "submit"
    title = gettext_lazy("Submit all drafts that are filtered")
    go_words = ngettext_lazy("Submit %(n)s draft", "Submit %(n)s drafts", "count")
    done_words = ngettext_lazy("%(n)s draft is submitted.", "%(n)s drafts are submitted.", "count")
    consequence = gettext_lazy(
        "Each draft of your unit goes to review with your name. What lacks something stays a draft, and you see why."
    )

    def get_permission_required(self):
        meta = self.inbox.model._meta
        return [f"{meta.app_label}.change_{meta.model_name}"]

    def get_filterset(self):
        self.filterset_class = page_of(self.request, self.inbox.list_url, ListPage).filterset_class
        return super().get_filterset()

    def get_queryset(self):
        mine = self.inbox.model.objects.editable_by(self.request.user)
        return mine.filter(state=State.DRAFT)

    def back_url(self):
        return f"{reverse(self.inbox.list_url)}?{self.same_filters}"

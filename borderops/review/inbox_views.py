"""The inbox of reviewers as a page."""

from django.http import Http404
from django.utils.translation import gettext_lazy

from borderops.lists.actions import Action
from borderops.lists.keyset import Sort, bounded_count
from borderops.lists.views import ListPage
from borderops.review.inbox import inboxes, waiting_by_register

# The order of an inbox that keeps some of its rows on top; see inbox.Inbox.on_top.
ON_TOP = "urgent"


class Inbox(ListPage):
    """What waits for this reviewer in one register, oldest first."""

    template_name = "review/inbox.html"
    sorts = {"submitted_at": Sort("submitted_at", descending=False), "-submitted_at": Sort("submitted_at")}

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.inbox = inboxes.get(kwargs["key"]) if kwargs.get("key") else self.first_with_work()
        if self.inbox is None:
            raise Http404
        self.filterset_class, self.table_class = self.inbox.filterset, self.inbox.table
        if self.inbox.on_top:
            self.sorts = {ON_TOP: self.sorts["submitted_at"], **self.sorts}

    def first_with_work(self):
        """The first register in which something waits for this person, or else the first."""
        waiting = waiting_by_register(self.request.user).items()
        return next((inbox for inbox, records in waiting if records.exists()), next(iter(inboxes.values())))

    @property
    def list_key(self):
        return f"inbox/{self.inbox.key}"

    def get_permission_required(self):
        return [self.inbox.review_permission]

    def get_actions(self):
        right, key = self.inbox.review_permission, (self.inbox.key,)
        return [
            Action(gettext_lazy("Accept all that are filtered"), right, "accept-all", key, primary=True),
            Action(gettext_lazy("Return all that are filtered"), right, "return-all", key),
        ]

    def get_queryset(self):
        return self.inbox.waiting_for(self.request.user).for_list()

    def get_page(self, rows, sort, known):
        """The rows at this place; on the first page, what the register wants on top, from whichever page it is."""
        page = super().get_page(rows, sort, known)
        if sort == ON_TOP and not page.has_previous:
            top = list(rows.filter(**self.inbox.on_top).order_by("submitted_at", "pk")[: self.page_size])
            on_top = {row.pk for row in top}
            page.rows = top + [row for row in page.rows if row.pk not in on_top]
        return page

    def get_context_data(self, **kwargs):
        user = self.request.user
        tabs = [self.tab_of(*each) for each in waiting_by_register(user).items()]
        context = super().get_context_data(**kwargs)
        if self.inbox.suspects:
            found = self.inbox.suspects(context["page"].rows, user)
            for row in context["page"].rows:
                row.is_suspect = row.pk in found
        return context | {"inbox": self.inbox, "tabs": tabs}

    def tab_of(self, inbox, waiting):
        """A register beside the others, and how many records wait in it."""
        count = bounded_count(waiting)
        return {"inbox": inbox, "count": count.number, "words": count.short, "current": inbox is self.inbox}

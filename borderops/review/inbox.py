"""What needs people: registers with records to review, and other tasks. Each app declares its own in `inbox.py`."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import chain

from django.db import connection
from django.utils.functional import Promise


@dataclass(frozen=True, eq=False)
class Inbox:
    """A register in the reviewers' inbox: its name, model, filters, table and addresses."""

    key: str
    label: Promise | str
    model: type
    filterset: type
    table: type
    list_url: str
    rank: int = 1  # where its tab stands; what is logged daily comes first
    # What stands on top of the first page, such as {"urgent": True}; the rest follows, oldest first.
    on_top: dict | None = None
    # The keys among some rows that a reviewer should look at twice, found in one query: f(rows, user).
    suspects: Callable | None = None

    @property
    def review_permission(self):
        return f"{self.model._meta.app_label}.review_{self.model._meta.model_name}"

    @property
    def add_permission(self):
        return f"{self.model._meta.app_label}.add_{self.model._meta.model_name}"

    def waiting_for(self, user):
        """What this user may review now."""
        return self.model.objects.reviewable_by(user).waiting()


@dataclass(frozen=True)
class Task:
    """Something else that needs people: its name, who has it, which records it is, and where they are listed."""

    key: str
    label: Promise | str
    permission: str
    # The records that a person has to see to.
    records: Callable
    list_url: str
    note: Promise | str = ""
    tone: str = "wait"
    query: str = ""  # the filters under which the list shows just these


@dataclass(frozen=True)
class Panel:
    """A part of the first page that an app fills: for whom, and what its template shows them."""

    key: str
    heading: Promise | str
    permission: str
    template: str
    context: Callable


inboxes, tasks, panels, record_panels = {}, {}, {}, {}


def waiting_by_register(user):
    """{register that this user reviews: what the user may review there now}, in the order of the tabs.

    Where nothing waits for anybody, as mostly in most registers, nothing else is asked of the database.
    """
    mine = [inbox for inbox in inboxes.values() if user.has_perm(inbox.review_permission)]
    if not mine:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(*question_of_all(*inboxes))
        waits = dict(zip(inboxes, cursor.fetchone(), strict=True))
    return {
        inbox: inbox.waiting_for(user) if waits[inbox.key] else inbox.model.objects.none() for inbox in mine
    }


@cache
def question_of_all(*keys):
    """Asks of each register whether anything waits in it: one row of answers. The words are always the same."""
    found = [inboxes[key].model.objects.waiting().order_by().values("pk")[:1] for key in keys]
    words, told = zip(*(each.query.sql_with_params() for each in found), strict=True)
    return "SELECT " + ", ".join(f"EXISTS ({each})" for each in words), [*chain(*told)]


def register(inbox):
    """Adds a register to the inbox, in the order of the tabs."""
    ranked = sorted([*inboxes.values(), inbox], key=lambda each: each.rank)
    inboxes.clear()
    inboxes.update((each.key, each) for each in ranked)


def register_task(task):
    """Adds a task to everybody's first page who has it."""
    tasks[task.key] = task


def register_panel(panel):
    """Adds a part to the first page."""
    panels[panel.key] = panel


def register_record_panel(label, panel):
    """Adds a part to the page of every record of a model, such as `patrols.shiftreport`, from an app above it.

    The panel's context is asked with the user and the record; None leaves the part out.
    """
    record_panels.setdefault(label, {})[panel.key] = panel

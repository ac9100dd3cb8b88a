"""Which pages of the labour programmes are asked for."""

from django.urls import reverse

from borderops.labour.models import Permit, WorkerList

YEAR = 2018
PUBLIC = ["labour", "labour-week", "quotas", "month-counts", "intakes", "employers"]
NAMED = {
    "worker-lists": ["", "kind=depart", "state=submitted", "q=qqwwxx"],
    "permits": ["", "stage=abroad", "overdue=1", "within=30", "district=027"],
    "workers": ["", "q=lao+dong", "q=000000000012", "district=027"],
}


def pages(user):
    """(name, address) of the lists, the boards, and of one worker, permit and list."""
    for name in PUBLIC:
        yield name, reverse(name)
    yield "one programme", reverse("programme", args=["VS"])
    yield "figures: a year beside the last", f"{reverse('labour-figures')}?period={YEAR}"
    if not user.has_perm("labour.view_worker"):
        return
    for name, filters in NAMED.items():
        for query in filters:
            yield f"{name} {query}".strip(), f"{reverse(name)}?{query}"
    yield "illegal exits by permit holders", f"{reverse('permit-holders')}?period={YEAR}"
    if permit := Permit.objects.visible_to(user).order_by("-pk").first():
        yield "one permit", permit.get_absolute_url()
        yield "one worker", permit.worker.get_absolute_url()
    if seen := WorkerList.objects.visible_to(user).order_by("-pk").first():
        yield "one list of workers", seen.get_absolute_url()


def always_there(user):
    """Addresses whose queries must not grow with the rows, as far as the user may open them."""
    names = [*PUBLIC, "labour-figures", *(NAMED if user.has_perm("labour.view_worker") else [])]
    return [reverse(name) for name in names]

"""Which pages of crossing points are asked for."""

from django.urls import reverse

from borderops.crossings.models import CrossingPoint, FlowChange

CHANGES = {
    "first page": "",
    "one crossing point": "crossing=TT-TB",
    "one district": "district=030",
    "what waits": "state=submitted",
    "a word that is nowhere": "q=qqwwxx",
}
TRAFFIC = {"first page": "", "one crossing point": "crossing=TT-TB", "estimates": "standing=estimate"}
YEAR = 2018


def lists():
    """(name, address) of the lists."""
    for called, name, filters in (("changes", "flow-changes", CHANGES), ("traffic", "traffic", TRAFFIC)):
        for words, query in filters.items():
            yield f"{called}: {words}", f"{reverse(name)}?{query}"


def pages(user):
    """(name, address) of the board, of one crossing point and of one change, and of the forms."""
    yield "the board", reverse("crossings")
    yield "the board of an old day", f"{reverse('crossings')}?as_of={YEAR}-06-30"
    yield "one crossing point", CrossingPoint.objects.get(code="TT-TB").get_absolute_url()
    seen = FlowChange.objects.visible_to(user).counted().order_by("-pk").first()
    yield "one change of a flow", seen.get_absolute_url()
    if user.has_perm("crossings.view_notice"):
        yield "early notices", reverse("notices")
    if user.has_perm("crossings.add_flowchange"):
        yield "the form of a change", reverse("new-flow-change")
        yield "the form of traffic", reverse("new-traffic-report")


def figures():
    """(name, budget in ms, address) of the figures."""
    page = reverse("crossing-figures")
    yield "figures of traffic: a year beside the last", 300, f"{page}?period={YEAR}"
    yield "hours closed: a year beside the last", 300, f"{reverse('closed-hours')}?year={YEAR}"


def always_there(user):
    """Addresses whose queries must not grow with the rows, as far as the user may open them."""
    names = ["crossings", "flow-changes", "traffic", "crossing-figures", "closed-hours"]
    names += ["notices"] if user.has_perm("crossings.view_notice") else []
    return [reverse(name) for name in names]

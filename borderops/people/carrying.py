"""What was typed into an expired log-in goes through the log-in page, back to whoever typed it."""

from django.core import signing

CARRIED = "carried."
TYPED_BY = "typed_by"


def is_for_a_script(request):
    """Whether a script of ours asks, which reads data and no page."""
    return request.headers.get("Accept") == "application/json"


def typed_by(user):
    """Signs a form as typed by `user`, so that nobody else is handed its contents."""
    return signing.dumps(user.pk, salt=TYPED_BY)


def is_typed_by(user, fields):
    """Whether carried fields bear this user's seal."""
    try:
        return signing.loads(dict(fields).get(TYPED_BY, ""), salt=TYPED_BY) == user.pk
    except signing.BadSignature:
        return False


def may_be_carried(request):
    """Only a sealed form, and never one with a password in it."""
    return (
        request.method == "POST"
        and request.content_type == "application/x-www-form-urlencoded"
        and TYPED_BY in request.POST
        and not any("password" in name for name in request.POST)
    )


def fields_to_carry(request):
    """The posted fields under names that the log-in form does not use."""
    fields = [(name, value) for name, values in request.POST.lists() for value in values]
    return [(CARRIED + name, value) for name, value in fields if name != "csrfmiddlewaretoken"]


def take_carried(request):
    """Takes the carried fields out of a log-in before it can fail: the log of failures must not keep them."""
    target, kept = request.POST.get("carried_to", ""), request.POST.copy()
    names = [name for name in kept if name.startswith(CARRIED)]
    fields = [(name.removeprefix(CARRIED), value) for name in names for value in kept.getlist(name)]
    for name in [*names, "carried_to"]:
        kept.pop(name, None)
    request.POST = kept
    return target, fields

"""The states of a reviewed record and the verbs that lead from one to another."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Waiting for review")
    RETURNED = "returned", _("Returned")
    ACCEPTED = "accepted", _("Accepted")
    STRUCK = "struck", _("Not counted")


class Verb(models.TextChoices):
    LOG = "log", _("logged")
    EDIT = "edit", _("edited")
    SUBMIT = "submit", _("submitted")
    ACCEPT = "accept", _("accepted")
    RETURN = "return", _("returned")
    STRIKE = "strike", _("taken out of the statistics")
    REOPEN = "reopen", _("reopened")
    ATTACH = "attach", _("added a file")
    DETACH = "detach", _("removed a file")
    JOIN = "join", _("counted another record in")
    PASS = "pass", _("let through over the quota")


HANDS_ON = [Verb.LOG, Verb.EDIT, Verb.SUBMIT, Verb.ATTACH, Verb.DETACH]
LEADS_FROM = {
    Verb.EDIT: [State.DRAFT, State.RETURNED],
    Verb.SUBMIT: [State.DRAFT, State.RETURNED],
    Verb.ACCEPT: [State.SUBMITTED],
    Verb.RETURN: [State.SUBMITTED],
    Verb.STRIKE: [State.SUBMITTED, State.RETURNED, State.ACCEPTED],
    Verb.REOPEN: [State.ACCEPTED, State.STRUCK],
}
LEADS_TO = {
    Verb.SUBMIT: State.SUBMITTED,
    Verb.ACCEPT: State.ACCEPTED,
    Verb.RETURN: State.RETURNED,
    Verb.STRIKE: State.STRUCK,
    Verb.REOPEN: State.RETURNED,
}

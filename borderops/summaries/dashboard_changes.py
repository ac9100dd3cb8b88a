"""What has been decided on records since a person's last visit: accepted, returned, taken out, reopened."""

from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, Q
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from borderops import vietnamese
from borderops.review.inbox import Inbox, inboxes
from borderops.review.models import Note
from borderops.review.states import Verb

DECISIONS = [Verb.ACCEPT, Verb.RETURN, Verb.STRIKE, Verb.REOPEN]
# Of each register so many of the records that changed last are looked at, and so many are named for each decision.
MOST, NAMED = 500, 3


@dataclass(frozen=True)
class Decided:
    """The records of a register of which the same was decided: how many, and the last of them."""

    verb: Verb
    number: int
    records: list
    is_more: bool

    @property
    def words(self):
        number = vietnamese.number(self.number)
        number = _("over %(n)s") % {"n": number} if self.is_more else number
        return f"{self.verb.label}: {number}"


@dataclass(frozen=True)
class Changed:
    """A register in which something was decided."""

    inbox: Inbox
    decided: list

    @property
    def url(self):
        return reverse(self.inbox.list_url)


class Changes:
    """What was decided since a moment on the records that a person sees, by whomever."""

    def __init__(self, visit):
        self.user, self.since = visit.user, visit.before
        self.verbs = DECISIONS if self.user.has_perm("review.view_note") else [Verb.ACCEPT]
        self.keys = {inbox: self.changed_in(inbox) for inbox in self.changed_since(visit)}

    def changed_since(self, visit):
        """The registers of which the person sees records, and in which any was changed: asked of all at once."""
        seen = [inbox for inbox in inboxes.values() if self.sees(inbox)]
        changed = [Exists(inbox.model.objects.filter(updated_at__gte=self.since)) for inbox in seen]
        one = type(visit).objects.filter(pk=visit.pk)
        found = one.annotate(**{f"in_{n}": each for n, each in enumerate(changed)})
        _key, *answers = found.values_list("pk", *(f"in_{n}" for n in range(len(changed)))).get()
        return [inbox for inbox, is_changed in zip(seen, answers, strict=True) if is_changed]

    def sees(self, inbox):
        about = inbox.model._meta
        return self.user.has_perm(f"{about.app_label}.view_{about.model_name}")

    def changed_in(self, inbox):
        """The keys of the records that changed last. Who reads no trail learns only what was accepted."""
        records = inbox.model.objects
        whole = len(self.verbs) > 1
        seen = records.readable_by(self.user) if whole else records.visible_to(self.user)
        changed = seen.filter(updated_at__gte=self.since).order_by("-updated_at")
        return list(changed.values_list("pk", flat=True)[:MOST])

    @cached_property
    def notes(self):
        """{register: (key of the record, decision, moment) of each, the last first}, in one question."""
        kinds = ContentType.objects.get_for_models(*(inbox.model for inbox in self.keys))
        of_kind = {kinds[inbox.model].pk: inbox for inbox in self.keys}
        about = Q(pk=None)
        for kind, inbox in of_kind.items():
            if self.keys[inbox]:
                about |= Q(content_type=kind, object_id__in=self.keys[inbox])
        found = {}
        if any(self.keys.values()):
            notes = Note.objects.filter(about, at__gte=self.since, verb__in=self.verbs).order_by("-at", "-pk")
            for kind, *note in notes.values_list("content_type", "object_id", "verb", "at"):
                found.setdefault(of_kind[kind], []).append(note)
        return found

    @cached_property
    def registers(self):
        """Each register with what was decided in it."""
        return [Changed(inbox, list(self.decided_in(inbox))) for inbox in self.keys if inbox in self.notes]

    def decided_in(self, inbox):
        """What was decided in a register, each record once for each decision."""
        by_verb = {
            verb: [*dict.fromkeys(key for key, said, _at in self.notes[inbox] if said == verb)]
            for verb in self.verbs
        }
        named = {key for keys in by_verb.values() for key in keys[:NAMED]}
        records = {each.pk: each for each in inbox.model.objects.filter(pk__in=named).for_list()}
        for verb, keys in by_verb.items():
            if keys:
                shown = [records[key] for key in keys[:NAMED]]
                yield Decided(verb, len(keys), shown, len(self.keys[inbox]) == MOST)

    def __bool__(self):
        return bool(self.notes)

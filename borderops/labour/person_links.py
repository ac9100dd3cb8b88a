"""Whether a person of an incident is a worker: found by the exact paper number, or said by somebody."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from borderops import vietnamese
from borderops.incidents.models import Person
from borderops.labour.worker_looks import WorkerLook
from borderops.labour.workers import Worker


class PersonLink(models.Model):
    """Somebody has said that the two are one, or that they are not although the papers agree."""

    worker = models.ForeignKey(Worker, models.PROTECT, related_name="person_links", verbose_name=_("worker"))
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="worker_links", verbose_name=_("person of the case")
    )
    is_same = models.BooleanField(_("the same person"), default=True)
    why = models.CharField(_("reason"), max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        app_label = "labour"
        verbose_name = _("link of a worker to a case")
        verbose_name_plural = _("links of workers to cases")
        default_permissions = ("add", "view")
        ordering = ["-at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["worker", "person"], name="one_word_on_two_records")]

    def __str__(self):
        return f"{self.worker} – {self.person}"

    @classmethod
    def say(cls, by, worker, person, is_same=True, why=""):
        """Keeps somebody's word on the two; it takes the place of an earlier one, and the look tells each of them."""
        refuse_unseen(by, worker, person)
        why = vietnamese.clean(why, single_line=True)[:200]
        if not is_same and not any(letter.isalpha() for letter in why):
            words = gettext("Say why they are not the same person, so that nobody links them again.")
            raise ValidationError({"why": words})
        with transaction.atomic():
            word, _new = cls.objects.update_or_create(
                worker=worker,
                person=person,
                defaults={"is_same": is_same, "why": why, "by": by, "at": timezone.now()},
            )
            WorkerLook.note(by, worker=worker, about=str(person), purpose=word.said)
        return word

    @property
    def said(self):
        """What was said, in a word."""
        return gettext("said to be the same person") if self.is_same else gettext("said to be two persons")


def refuse_unseen(by, worker, person):
    """Only who may see both, the person by name, may say something of the two."""
    seen = Worker.objects.visible_to(by).living().filter(pk=worker.pk).exists()
    known = Person.objects.visible_to(by).filter(pk=person.pk).exists() and person.name_for(by)
    if not (seen and known and by.has_perm("labour.add_personlink")):
        raise ValidationError(gettext("You may not see both the worker and the person of the case."))

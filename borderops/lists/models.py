"""What this database holds as a whole, and the lists as somebody likes to see them."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from borderops import vietnamese
from borderops.lists.addresses import address_of
from borderops.lists.querysets import SavedViewQuerySet


class Register(models.Model):
    """The one row that says of the whole database whether it was made by `demo`, and holds sample data."""

    is_demo = models.BooleanField(default=False)
    sample_data = models.BooleanField(default=False)

    class Meta:
        default_permissions = ()

    def __str__(self):
        return "sample data" if self.sample_data else "real data"

    @classmethod
    def holds_samples(cls):
        """Whether "Sample data" must stand on every page, print and export."""
        return cls.objects.filter(sample_data=True).exists()


class SavedView(models.Model):
    """A list as somebody likes to see it: filters, columns and order under a name. It gives no right to a record."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("owner")
    )
    list_key = models.CharField(_("list"), max_length=100)
    name = models.CharField(_("name"), max_length=60)
    query = models.CharField(_("address"), max_length=2000, blank=True)
    shared = models.BooleanField(
        _("share it"),
        default=False,
        help_text=_("Everybody who may open this list can use it; each sees only their own records."),
    )
    opens_first = models.BooleanField(_("open the list so"), default=False)

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        verbose_name = _("saved view")
        verbose_name_plural = _("saved views")
        default_permissions = ("view", "change")
        constraints = [
            models.UniqueConstraint(fields=["owner", "list_key", "name"], name="one_view_of_a_name")
        ]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.name = vietnamese.clean(self.name, single_line=True)
        super().save(*args, **kwargs)
        if self.opens_first:
            same_list = SavedView.objects.filter(owner=self.owner, list_key=self.list_key)
            same_list.exclude(pk=self.pk).update(opens_first=False)

    def get_absolute_url(self):
        """Its list as it was saved; `view` says which view the person has opened."""
        return f"{address_of(self.list_key)}?{self.query}{'&' if self.query else ''}view={self.pk}"

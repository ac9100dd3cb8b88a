"""What this database holds as a whole."""

from django.db import models


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

"""The seeds and the demo's accounts, loaded once in a run; from then on put back as the rows that came of it."""

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, transaction

from borderops.lists.models import Register
from borderops.management.accounts import make_accounts
from tests.factories import PASSWORD


class Kept:
    """What a deed leaves in an empty database: the first call does it, later calls put its rows back."""

    def __init__(self, deed):
        self.deed, self.rows = deed, None

    def __call__(self):
        if self.rows is not None:
            return put_back(self.rows)
        before = {model: set(rows(model).values_list("pk", flat=True)) for model in tables()}
        self.deed()
        new = {model: [row for row in rows(model) if row.pk not in before[model]] for model in tables()}
        self.rows = {model: kept for model, kept in new.items() if kept}


def tables():
    """Every model that has a table, those of many-to-many fields among them."""
    models = apps.get_models(include_auto_created=True)
    return [model for model in models if model._meta.managed and not model._meta.proxy]


def rows(model):
    """All its rows, each with its content type, which has another key whenever the database was emptied."""
    return model._base_manager.prefetch_related(*content_types(model))


def content_types(model):
    return [field.name for field in model._meta.fields if field.related_model is ContentType]


@transaction.atomic
def put_back(kept):
    """Inserts rows under the keys they had; new rows are counted on behind them."""
    for model, old in kept.items():
        for name in content_types(model):
            for row in old:
                known = getattr(row, name).natural_key()
                setattr(row, name, ContentType.objects.get_by_natural_key(*known))
        model._base_manager.bulk_create(old)
    with connection.cursor() as cursor:
        for sql in connection.ops.sequence_reset_sql(no_style(), list(kept)):
            cursor.execute(sql)


def seeds():
    """Places, kinds of incident, indicators and published figures."""
    call_command("seed", verbosity=0)


def accounts():
    """A demo without samples: the seeds, and an account for each role."""
    Register.objects.create(pk=1, is_demo=True, sample_data=True)
    load_seeds()
    make_accounts(PASSWORD)


load_seeds = Kept(seeds)
load_demo = Kept(accounts)

"""How an imported row is taken back: its record is removed or put back, unless somebody has touched it since."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import ProtectedError, RestrictedError
from django.utils.translation import gettext as _

from borderops import vietnamese
from borderops.sheets.columns import Several
from borderops.sheets.snapshots import latest_history, put_on

DONE = "done"


class TakesBack:
    """What a resource does with a row that is taken back; doors and rights are those of the moment."""

    # The lists that came with a new record and go with it.
    goes_with = ()
    # How the import is called in what the records keep of this.
    import_name = ""

    def take_back_many(self, rows, user):
        """{row: outcome} of those rows that can be taken back together; the others come one by one."""
        return {}

    def take_back(self, object_id, undo, user):
        """`DONE`, or why the record was left alone."""
        try:
            with transaction.atomic():
                self.undo_row(object_id, undo, user)
        except ValidationError as refusal:
            return " ".join(refusal.messages)
        except (ProtectedError, RestrictedError, IntegrityError):
            return _("Other records refer to it by now.")
        return DONE

    def undo_row(self, object_id, undo, user):
        """Raises ValidationError where the record must be left alone."""
        record, is_new = self.held(object_id), bool(undo.get("new"))
        if record is None:
            return self.refuse_gone(is_new)
        if not user.has_perm(self.permission("add" if is_new else "change")):
            raise ValidationError(_("You may not undo this any more."))
        self.refuse_touched(record, undo)
        self.refuse_undo(record, user, is_new)
        if is_new:
            self.remove(record, user, undo)
        else:
            put_on(record, undo.get("old", {}))
            self.choose(record, undo.get("several", {}))
            self.put_back(record, user, undo)

    def held(self, object_id):
        """The record as it stands, which nobody else changes until we are done."""
        records = self._meta.model._base_manager.select_for_update(of=["self"])
        return records.filter(pk=object_id).first()

    def refuse_gone(self, is_new):
        """A new record that somebody removed is taken back already."""
        if not is_new:
            raise ValidationError(_("The record is not in the register any more."))

    def refuse_touched(self, record, undo):
        """Raises ValidationError where the record is not as the import left it."""
        if latest_history(type(record), [record.pk]).get(record.pk) != undo["mark"]:
            raise ValidationError(edited_words(record))

    def refuse_undo(self, record, user, is_new):
        """Raises ValidationError where the record is not this person's to take back."""
        records = type(record).objects
        if hasattr(records, "visible_to") and not records.visible_to(user).filter(pk=record.pk).exists():
            raise ValidationError(_("This record lies outside your places."))
        if hasattr(record, "refuse_not_kept"):
            record.refuse_not_kept(user)

    # A new record

    def remove(self, record, user, undo):
        """Takes a new record out again by its own door, if nothing refers to it; its history stays."""
        if words := refers_to(record, besides=self.goes_with):
            raise ValidationError(_("Other records refer to it by now: %(what)s.") % {"what": words})
        if hasattr(record, "withdraw"):
            return record.withdraw(user)
        for name in self.goes_with:
            for each in getattr(record, name).all():
                each._history_user = user
                each.delete()
        record._history_user = user
        record.delete()

    # A changed record

    def choose(self, record, several):
        """Says which records it shall name again, of its fields of many."""
        for name, keys in several.items():
            related = type(record)._meta.get_field(name).related_model
            record.__dict__["chosen_" + name] = list(related._base_manager.filter(pk__in=keys))

    def put_back(self, record, user, undo):
        """Keeps the record with its old values, by its own door."""
        if hasattr(record, "write"):
            return record.write(user)
        record.full_clean()
        record._history_user = user
        record.save()
        for column in self.fields.values():
            if isinstance(column, Several) and column.attribute in undo.get("several", ()):
                column.keep(record, False)


def edited_words(record):
    """That somebody has edited a record since, who and when."""
    last = record.history.select_related("history_user").order_by("-history_id").first()
    return changed_since_words(last and last.history_user, last and last.history_date)


def changed_since_words(who, when):
    if not who:
        return _("It was edited since the import.")
    return _("It was edited since the import by %(who)s on %(when)s.") % {
        "who": who,
        "when": vietnamese.moment(when),
    }


def refers_to(record, besides=()):
    """What refers to a record, in words; nothing where nothing does."""
    for relation in references(type(record)):
        name = relation.get_accessor_name()
        found = relation.related_model._base_manager.filter(**{relation.field.name: record.pk})
        if name not in besides and found.exists():
            return what_refers(relation.related_model)
    return ""


def references(model):
    """The fields of others that lead to records of a model; its own links to others are no such."""
    own = {(field.remote_field.through, field.m2m_field_name()) for field in model._meta.many_to_many}
    for relation in model._meta.get_fields(include_hidden=True):
        if not relation.auto_created or relation.concrete or relation.many_to_many:
            continue
        is_own = (relation.related_model, relation.field.name) in own
        if relation.on_delete is not models.DO_NOTHING and not is_own:
            yield relation


def what_refers(model):
    """How records that refer to another one are called; a link is called like what it ties."""
    return str((model._meta.auto_created or model)._meta.verbose_name_plural)

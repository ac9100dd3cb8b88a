"""How a threshold or a schedule is kept: a form that is sent twice keeps it once, also in the same moment."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils.translation import gettext

from borderops.labour.programme_keeping import KeptByProvince


class KeptOnce(KeptByProvince):
    """Knows by `form_key` what a form has made before, and by `told_fields` whether it says the same."""

    told_fields = ()

    def write(self, by, seen=None, trusted=False):
        """Keeps it; what was typed since the first time the form was sent changes what that has made."""
        if self._state.adding and (first := self.made_before()):
            return self.sent_again(first, by, seen, trusted)
        is_new = self._state.adding
        try:
            return super().write(by, seen, trusted)
        except IntegrityError:
            self._state.adding = is_new
            if is_new and (first := self.made_before()):
                return self.sent_again(first, by, seen, trusted)
            self.validate_constraints()  # says which one somebody else has kept in the same moment
            raise

    def made_before(self):
        return type(self)._base_manager.filter(form_key=self.form_key).first()

    def sent_again(self, first, by, seen, trusted):
        """What this form has made before, with what was typed since then."""
        if first.made_by_id != by.pk:
            raise ValidationError(
                gettext("This form was already sent from another account. Open a new one and fill it in.")
            )
        is_same = self.told() == first.told()
        for field in self._meta.concrete_fields:
            if field.primary_key or not field.editable:
                setattr(self, field.attname, getattr(first, field.attname))
        self._state.adding = False
        return self if is_same else self.write(by, first.first_change if seen is None else seen, trusted)

    def told(self):
        """What it says, to be held against another one."""
        several = self.__dict__.get(f"chosen_{self.several}") if self.several else None
        if self.several and several is None and self.pk:
            several = getattr(self, self.several).all()
        return [getattr(self, name) for name in self.told_fields], {each.pk for each in several or ()}

    @property
    def first_change(self):
        """The key of its first row of history: a form that is sent again has seen nothing later."""
        return self.history.order_by("history_id").values_list("history_id", flat=True).first()

    def full_clean(self, exclude=None, **more):
        """That its form was sent before is no fault of what it says."""
        super().full_clean(exclude={*(exclude or ()), "form_key"}, **more)

    def validate_constraints(self, exclude=None):
        """What its own form has made before is no other one that says the same."""
        try:
            super().validate_constraints(exclude)
        except ValidationError:
            if not (self._state.adding and self.made_before()):
                raise


def offer_key(form):
    """Puts the form's own key into a new form, and into one that changes something what its person has seen of it."""
    if form.instance.pk:
        form.initial["seen"] = form.instance.last_change
    else:
        form.initial.setdefault("form_key", form.instance.form_key)


def take_key(record, cleaned):
    """Gives a new record the key of the form by which it is made."""
    if record._state.adding and cleaned.get("form_key"):
        record.form_key = cleaned["form_key"]

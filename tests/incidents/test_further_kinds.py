"""Which kinds may stand beside the main one, whatever door they come through."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from borderops.incidents.models import FurtherKind
from tests.factories import make_code, make_draft

pytestmark = pytest.mark.django_db


def faults(record, code):
    record.set_part("further_kinds", [FurtherKind(code=code)])
    with pytest.raises(ValidationError) as refusal:
        record.full_clean(exclude=["form_key", "number"])
    return list(refusal.value.message_dict)


def test_another_kind_may_stand_beside():
    record = make_draft()
    record.set_part("further_kinds", [FurtherKind(code=make_code("F1"))])
    record.full_clean(exclude=["form_key", "number"])


def test_the_main_kind_a_group_and_a_retired_kind_may_not():
    record = make_draft()
    assert faults(record, record.code) == ["further_kinds"]
    assert faults(record, record.code.parent) == ["further_kinds"]
    assert faults(record, make_code("F2", retired_on=date(2020, 1, 1))) == ["further_kinds"]

"""Makes what tests need, with plain defaults. People are named by their role, never as persons."""

from datetime import date
from itertools import count

from django.db import connection

from borderops.districts.models import BorderMarker, Commune, District, Unit
from borderops.incidents.models import Incident, IncidentCode
from borderops.people.models import Posting, User
from borderops.people.roles import Role

PASSWORD = "a-long-enough-password"
EVENT_DAY = date(2024, 5, 20)
turn = count(1)


def the_same(model, known, defaults):
    """The row of this key, made when there is none; without its history, which tests make that read it."""
    if not connection.in_atomic_block:  # a test that commits: several may make it at once
        return model.objects.get_or_create(**known, defaults=defaults)[0]
    if found := model.objects.filter(**known).first():
        return found
    made = model(**known, **defaults)
    made.save_without_historical_record()
    return made


def make_district(name="Đồng Văn", code="026", abbr="DV", on_border=True, order=6):
    """A district; the same one for the same code."""
    defaults = {"name": name, "abbr": abbr, "on_border": on_border, "order_west_to_east": order}
    return the_same(District, {"code": code}, defaults)


def make_other_district():
    """Another border district, far away in the west."""
    return make_district("Xín Mần", "033", "XM", order=1)


def make_commune(
    name="Lũng Cú", code="00715", district=None, kind="xã", valid_from=None, valid_to=None, **more
):
    """A commune; the same one for the same code and first day."""
    defaults = {"name": name, "kind": kind, "district": district or make_district(), "valid_to": valid_to}
    defaults |= {"on_border": True, **more}
    return the_same(Commune, {"code": code, "valid_from": valid_from}, defaults)


def make_marker(code="424", commune=None):
    return the_same(BorderMarker, {"code": code}, {"commune": commune or make_commune()})


def make_unit(name="Đồn Lũng Cú", district=None):
    return the_same(Unit, {"name": name}, {"kind": "đồn", "district": district})


def make_code(code="D2", label="Nhập cảnh trái phép", regime="PL", **more):
    """A kind of incident under its group."""
    group = the_same(
        IncidentCode, {"code": code[0]}, {"label_vi": f"Nhóm {code[0]}", "label_en": f"Group {code[0]}"}
    )
    defaults = {
        "parent": group,
        "label_vi": label,
        "label_en": f"Kind {code}",
        "default_regime": regime,
        **more,
    }
    return the_same(IncidentCode, {"code": code}, defaults)


def make_user(role=None, districts=(), unit=None, name=None, province_wide=False, **posting):
    """A person with one posting; without a role, a stranger to whom nothing is given."""
    user = User(username=name or f"{role or 'stranger'}-{next(turn)}")
    user.set_password(PASSWORD)
    user.save()
    if role:
        told = {"valid_from": date(2020, 1, 1), **posting}
        posting = Posting(user=user, role=role, unit=unit, province_wide=province_wide, **told)
        Posting.objects.bulk_create(
            [posting]
        )  # without its history, which a test that asks for it makes itself
        reach = Posting.districts.through
        reach.objects.bulk_create(reach(posting=posting, district=district) for district in districts)
    return user


def make_clerk(district=None, unit=None, **more):
    """A clerk of a district, in its unit."""
    district = district or make_district()
    return make_user(Role.CLERK, [district], unit or make_unit(f"Đồn {district.name}", district), **more)


def make_reviewer(district=None, **more):
    return make_user(Role.REVIEWER, [district or make_district()], **more)


def make_overseer(**more):
    return make_user(Role.OVERSEER, **more)


def make_observer(**more):
    return make_user(Role.OBSERVER, province_wide=True, **more)


def make_administrator(**more):
    return make_user(Role.ADMINISTRATOR, province_wide=True, **more)


def make_draft(by=None, **fields):
    """A complete draft, logged through the model's own door."""
    commune = fields.pop("commune", None) or make_commune()
    by = by or make_clerk(commune.district)
    defaults = {"occurred_on": EVENT_DAY, "commune": commune, "district": commune.district, "offenders": 2}
    record = Incident(**{**defaults, "code": fields.pop("code", None) or make_code(), **fields})
    return record.write(by)


def make_submitted(by=None, **fields):
    record = make_draft(by, **fields)
    record.submit(record.entered_by)
    return record


def make_returned(by=None, reviewer=None, **fields):
    record = make_submitted(by, **fields)
    record.send_back(reviewer or make_reviewer(record.district), "numbers", "Đếm lại.", ["offenders"])
    return record


def make_accepted(by=None, reviewer=None, **fields):
    record = make_submitted(by, **fields)
    record.accept(reviewer or make_reviewer(record.district))
    return record


def make_struck(by=None, reviewer=None, **fields):
    record = make_accepted(by, **fields)
    record.strike(reviewer or make_reviewer(record.district), "duplicate")
    return record

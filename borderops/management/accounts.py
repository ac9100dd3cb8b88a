"""The demo's accounts: one for each role, a second pair for other districts, and a second overseer."""

import os
import secrets
from datetime import date

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction

from borderops.districts.models import District, Unit
from borderops.people.models import Posting, User
from borderops.people.roles import Role

EAST, WEST = ["026", "027"], ["033", "032"]
MIDDLE = ["030", "029", "028"]
SINCE = date(2019, 1, 1)
# name, role, districts, unit, may log in, what the account is called
ACCOUNTS = [
    ("clerk", Role.CLERK, EAST, "Đồn Biên phòng Lũng Cú", True, "Cán bộ nhập liệu Đồng Văn, Mèo Vạc"),
    ("reviewer", Role.REVIEWER, EAST, None, True, "Chỉ huy duyệt Đồng Văn, Mèo Vạc"),
    (
        "clerk2",
        Role.CLERK,
        WEST,
        "Đồn Biên phòng Cửa khẩu Xín Mần",
        True,
        "Cán bộ nhập liệu Xín Mần, Hoàng Su Phì",
    ),
    ("reviewer2", Role.REVIEWER, WEST, None, True, "Chỉ huy duyệt Xín Mần, Hoàng Su Phì"),
    ("overseer", Role.OVERSEER, [], None, True, "Lãnh đạo tỉnh"),
    # A report is checked and issued by another person than the one who wrote it.
    ("overseer2", Role.OVERSEER, [], None, True, "Lãnh đạo tỉnh, người kiểm tra báo cáo"),
    ("observer", Role.OBSERVER, [], None, True, "Người theo dõi"),
    ("admin", Role.ADMINISTRATOR, [], None, True, "Quản trị"),
    ("clerk-samples", Role.CLERK, MIDDLE, None, False, "Cán bộ nhập liệu (dữ liệu mẫu)"),
    ("clerk-shifts", Role.CLERK, [*EAST, *WEST, *MIDDLE], None, False, "Cán bộ ca trực khác (dữ liệu mẫu)"),
    ("reviewer-samples", Role.REVIEWER, MIDDLE, None, False, "Chỉ huy duyệt (dữ liệu mẫu)"),
]


def demo_password():
    """The password from the environment, or one made by chance once and kept in `var/`, for its owner only."""
    if given := os.environ.get("BORDEROPS_DEMO_PASSWORD"):
        return given
    path = settings.VAR / "demo_password"
    if not path.exists():
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(9))
    return path.read_text().strip()


@transaction.atomic
def make_accounts(password):
    """Makes the accounts that are missing; gives them the password where it is not theirs yet."""
    for name, role, districts, unit, active, called in ACCOUNTS:
        user, new = User.objects.get_or_create(
            username=name, defaults={"last_name": called, "is_active": active, "password": "!"}
        )
        if new:
            make_posting(user, role, districts, unit)
    if not User.objects.get(username="clerk").check_password(password):
        names = [account[0] for account in ACCOUNTS if account[4]]
        User.objects.filter(username__in=names).update(password=make_password(password))


def make_posting(user, role, districts, unit):
    """Posts a person to districts and a unit, or province-wide where no district is named."""
    posting = Posting.objects.create(
        user=user,
        role=role,
        province_wide=not districts,
        unit=Unit.objects.get(name=unit) if unit else None,
        valid_from=SINCE,
    )
    posting.districts.set(District.objects.filter(code__in=districts))

"""Makes indicators and reported figures, and the districts of the line, beside what tests.factories makes."""

import uuid

from django.conf import settings
from django.test import Client
from django.utils import timezone

from borderops.figures.models import Indicator, ReportedFigure
from borderops.review.states import State
from tests.factories import make_clerk, make_district, turn

LINE = [
    ("033", "XM", "Xín Mần"),
    ("032", "HSP", "Hoàng Su Phì"),
    ("030", "VX", "Vị Xuyên"),
    ("029", "QB", "Quản Bạ"),
    ("028", "YM", "Yên Minh"),
    ("026", "DV", "Đồng Văn"),
    ("027", "MV", "Mèo Vạc"),
]


def make_line():
    """The seven border districts, west to east."""
    return [make_district(name, code, abbr, order=n) for n, (code, abbr, name) in enumerate(LINE, 1)]


def make_indicator(key="incidents.law.cases", **fields):
    """An indicator that flows, adds up and compares."""
    named = {"label_vi": f"Chỉ tiêu {key}", "label_en": f"Indicator {key}", "theme": key.partition(".")[0]}
    adds = {"sums_over_districts": True, "sums_over_periods": True, "comparable": True}
    defaults = named | {"unit": "vụ", "nature": "flow"} | adds | fields
    return Indicator.objects.get_or_create(key=key, defaults=defaults)[0]


def make_figure(indicator="incidents.law.cases", value=570, districts=(), state=State.ACCEPTED, **fields):
    """A reported figure of 2021, accepted unless told otherwise."""
    by = fields.pop("entered_by", None) or make_clerk()
    given = {
        "indicator": make_indicator(indicator) if isinstance(indicator, str) else indicator,
        "value": value,
        "published_text": f"{value} vụ",
        "source": "Báo cáo năm 2021",
        "entered_by": by,
        "state": state,
        "form_key": uuid.uuid4(),
    }
    if "as_of" not in fields:
        given["period"] = "2021"
    if state != State.DRAFT:
        given |= {"number": f"SL-2026-{next(turn):04}", "submitted_by": by, "submitted_at": timezone.now()}
    figure = ReportedFigure.objects.create(**given | fields)
    figure.districts.set(districts)
    return figure


def log_in(user, language="en"):
    """A client of this person's, in the language of the sources unless told otherwise."""
    client = Client()
    client.force_login(user)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    return client

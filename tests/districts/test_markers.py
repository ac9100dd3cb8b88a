"""The codes of border markers: text, with an order of their own."""

import pytest
from django.core.exceptions import ValidationError

from borderops.districts.markers import check_marker_code, is_marker_code, marker_sort_key
from borderops.districts.models import BorderMarker
from tests.factories import make_commune


@pytest.mark.parametrize("code", ["172", "222(1)", "261(2)", "499", "500/1", "519", "519/1", "519/2"])
def test_what_lies_on_the_line_is_a_marker(code):
    assert is_marker_code(code)
    assert check_marker_code(code) is None


@pytest.mark.parametrize(
    "code",
    [
        "",
        "171",
        "520",
        "519/3",
        "519/10",
        "17",
        "1720",
        "261()",
        "261(12)",
        "261 (2)",
        "261/",
        "A261",
        "２６１",
    ],
)
def test_what_does_not_is_refused_with_what_to_write(code):
    with pytest.raises(ValidationError) as refusal:
        check_marker_code(code)
    assert "519/2" in refusal.value.messages[0]


def test_markers_are_ordered_by_number_and_not_as_text():
    west_to_east = [
        "172",
        "222(1)",
        "222(2)",
        "261",
        "261/1",
        "261/1(1)",
        "261/2",
        "261/10",
        "500",
        "519",
        "519/2",
    ]
    assert sorted(reversed(west_to_east), key=marker_sort_key) == west_to_east


@pytest.mark.django_db
def test_the_register_keeps_that_order_and_each_code_once():
    for code in ["519/2", "261/10", "261/2", "172"]:
        BorderMarker.objects.create(code=code, commune=make_commune())
    assert [marker.code for marker in BorderMarker.objects.all()] == ["172", "261/2", "261/10", "519/2"]
    with pytest.raises(ValidationError):
        BorderMarker(code="172").full_clean()


@pytest.mark.django_db
def test_what_staff_met_first_waits_for_the_administrator():
    met = BorderMarker.objects.called("430", make_commune())
    assert met.pk is None and not met.listed
    met.save()
    assert BorderMarker.objects.called("430", None) == met
    assert list(BorderMarker.objects.unlisted()) == [met]

"""What a browser sends from the forms of permits, demands and employers."""

from tests.labour.makers import make_employer, make_programme, make_sector


def typed_permit(**fields):
    """A whole permit from March to November 2024."""
    programme = make_programme()
    return {
        "programme": programme.pk, "intake": "", "number": "GP-77", "valid_from": "01/03/2024",
        "valid_to": "30/11/2024", "employer": make_employer(programme=programme).pk, "place": "Phú Ninh",
        "sector": make_sector().pk, "sending_unit": "", "crossing": "", "wage_from": "2.000", "wage_to": "3.000",
        "currency": "CNY", "wage_per": "month", "paper_kind": "pass", "paper_number": "TH 900001",
        "paper_expires_on": "31/12/2026", "note": "",
    } | fields  # fmt: skip


def typed_intake(**fields):
    """A demand for 24 workers."""
    programme = make_programme()
    return {
        "code": "NC-9", "programme": programme.pk, "employer": make_employer(programme=programme).pk,
        "place": "Phú Ninh", "sector": make_sector().pk, "asked": "24", "starts_on": "01/03/2024",
        "ends_on": "30/11/2024", "wage_from": "", "wage_to": "", "currency": "", "wage_per": "",
        "letter": "Công hàm 5", "received_on": "01/02/2024", "note": "",
    } | fields  # fmt: skip


def typed_employer(**fields):
    programmes = [make_programme().pk]
    return {
        "name": "Trại mía số 1", "name_there": "甘蔗一场", "place": "Phú Ninh, Văn Sơn", "programmes": programmes,
        "licence": "", "note": "",
    } | fields  # fmt: skip

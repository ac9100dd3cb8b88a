"""While many rows pass, garbage is looked for less often; afterwards as often as before, whoever ends last."""

import gc

from borderops.sheets.garbage import OBJECTS_BETWEEN_LOOKS, collecting_seldom


def test_two_works_at_once_leave_everything_as_it_was():
    before = gc.get_threshold()
    first, second = collecting_seldom(), collecting_seldom()
    first.__enter__()
    second.__enter__()
    first.__exit__(None, None, None)
    assert gc.get_threshold()[0] == OBJECTS_BETWEEN_LOOKS
    second.__exit__(None, None, None)
    assert gc.get_threshold() == before

"""Days and times as old workbooks keep them: numbers that only their look tells from others."""

import re
from datetime import datetime, timedelta

# Sheets know of no time zones.
FROM_1900, FROM_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001
# Before the 29 February 1900 that Excel believes in, its days are one later.
MISTAKEN = 60
DAYS, ELAPSED = "days", "elapsed"
BUILT_IN = {n: DAYS for n in (*range(14, 23), *range(27, 37), 45, 47, *range(50, 59))} | {46: ELAPSED}
# Words, colours, languages and single letters that a look holds beside the places of figures.
NO_PLACES = re.compile(r"\"[^\"]*\"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]", re.IGNORECASE)


def look_of(words):
    """Whether a number format shows days and times, elapsed time, or neither (an empty string)."""
    bare = NO_PLACES.sub("", words.partition(";")[0]).lower()
    if bare == "general":
        return ""
    if re.search(r"\[[hms]+\]", bare):
        return ELAPSED
    return DAYS if re.search("[dmyhs]", bare) else ""


def moment_of(number, look, is_from_1904):
    """The day, the time or both that a number stands for; the number itself where it cannot be any."""
    try:
        span = timedelta(milliseconds=round(number * 86_400_000))
        if look == ELAPSED:
            return span
        if 0 <= number < 1:
            return (FROM_1904 + span).time()
        if is_from_1904:
            moment = FROM_1904 + span
        else:
            moment = FROM_1900 + span + timedelta(days=number < MISTAKEN)
    except (OverflowError, ValueError):
        return number
    return moment.date() if number == int(number) else moment

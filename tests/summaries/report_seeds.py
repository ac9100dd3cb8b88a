"""The published figures as the files of the seeds have them, and the words in which a report has to state each."""

import csv
from decimal import Decimal
from pathlib import Path

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
SCALES = {"triệu": 10**6, "tỷ": 10**9}
ESTIMATES = ("ước", "dự kiến")


def read_csv(name):
    with (SEEDS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


INDICATORS = {row["key"]: row for row in read_csv("indicators.csv")}
FIGURES = read_csv("reported_figures.csv")
DISTRICTS = {row["code"]: row["name"] for row in read_csv("districts.csv")}


def year_of(row):
    """The year whose report states it: that of its period, of its day, or of the end of its span."""
    return (row["as_of"] or row["period"].rpartition("..")[2])[:4]


def name_of(row):
    return f"{row['indicator']} {row['period'] or row['as_of']}"


def written(row):
    """The value as people here write it, in the unit in which the indicator is written."""
    unit = INDICATORS[row["indicator"]]["display_unit"]
    value = Decimal(row["value"]) / SCALES.get(unit.partition(" ")[0], 1)
    whole, _, decimals = f"{value:f}".partition(".")
    decimals = decimals.rstrip("0")
    return f"{int(whole):,}".replace(",", ".") + (f",{decimals}" if decimals else "")


def unit_of(row):
    indicator = INDICATORS[row["indicator"]]
    return indicator["display_unit"] or indicator["unit"]


def amount(row):
    gap = "" if unit_of(row) == "%" else " "
    return f"{row['qualifier']} {written(row)}{gap}{unit_of(row)}".strip()


def reached(row):
    """ "dự kiến đạt 180,1 triệu USD", "đạt gần 420 tỷ đồng"."""
    if row["qualifier"] in ESTIMATES:
        return f"{row['qualifier']} đạt {written(row)} {unit_of(row)}"
    return f"đạt {amount(row)}"


def clauses(row):
    """The words in which a report may state it: its indicator's sentence, or the same amount in other money."""
    phrase = INDICATORS[row["indicator"]]["phrase"]
    if not row["value"]:
        return [phrase.replace("{reached}", row["published_text"])]
    number = f"{row['qualifier']} {written(row)}".strip()
    told = (
        phrase.replace("{number}", number).replace("{figure}", amount(row)).replace("{reached}", reached(row))
    )
    return [told, f"(tương đương {amount(row)})"] if INDICATORS[row["indicator"]]["same_as"] else [told]


def as_of_words(row):
    year, _, month = row["as_of"].partition("-")
    return f"tính đến tháng {month}/{year}" if month else f"tính đến hết năm {year}"


def base_of(row):
    """What is published for the year before."""
    last = str(int(year_of(row)) - 1)
    return [
        each
        for each in FIGURES
        if (each["indicator"], each["period"]) == (row["indicator"], last) and each["value"]
    ]

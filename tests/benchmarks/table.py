"""The results as a table."""

HEADINGS = ["", "who", "budget", "measured", "stock", "stock ÷ ours", "queries", ""]
WIDTHS = [52, 9, 9, 10, 10, 12, 7, 6]


def say(words=""):
    print(words, flush=True)


def head(words):
    """A heading with what the stock way is here."""
    say(f"\n{words}\n{row(HEADINGS)}\n{'-' * (sum(WIDTHS) + 2 * len(WIDTHS))}")


def show(line):
    """One line of results."""
    sign = "≥" if line.at_least else "≤"
    stock = "" if line.stock is None else f"{line.stock:,.0f} {line.unit}"
    ratio = "" if line.ratio is None else f"{line.ratio:,.1f}"
    budget, measured = f"{sign} {line.budget:,.0f} {line.unit}", f"{line.measured:,.0f} {line.unit}"
    verdict = "kept" if line.is_kept else "MISSED"
    say(
        f"{row([line.name, line.who, budget, measured, stock, ratio, line.queries, verdict])} {line.note}".rstrip()
    )


def row(cells):
    pairs = list(zip(cells, WIDTHS, strict=True))
    words = [
        f"{cell!s:<{width}}" if place < 2 else f"{cell!s:>{width}}"
        for place, (cell, width) in enumerate(pairs)
    ]
    return "  ".join(words)

"""Texts as nobody should write them, and people do: by chance, the same ones each time."""

import random
import unicodedata

PIECES = [
    "=1+1", "+84 912", "-Xóm 1", "@SUM(A1)", "\t", "'", "'=", "''", '"', '""', ";", ",", "|", " | ", "\n", "\r\n",
    "_x000D_", "_x0009_", "﻿", "​", "\xa0", "  ", "Cộng", "Tổng cộng:", "I.", "a)", "(1)", "# ", "NULL", "null",
    "N/A", "#N/A", "#REF!", "00715", "1e5", "1.234,5", "20/05/2024", "TRUE", "<b>", "&amp;", "]]>", "{{ x }}", "%s",
    "%(n)s", "🛂🇻🇳", "𠮷", "Đồn Biên phòng Lũng Cú", unicodedata.normalize("NFD", "Mèo Vạc đường biên"), "麻栗坡",
    "\x07", "\x0b", "Lao ®éng", "ñöôøng", "-", "—", ".", "…",
]  # fmt: skip


def awkward_texts(number, seed=7):
    """So many texts of a few pieces each, one of them as long as a cell may be."""
    chance = random.Random(seed)
    made = ["".join(chance.choices(PIECES, k=chance.randint(1, 5))) for _turn in range(number - 1)]
    return [*made, ("Dài. " * 7000)[:32_000]]

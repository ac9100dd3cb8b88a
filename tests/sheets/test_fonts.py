"""Text typed in the fonts of before Unicode: turned into Unicode when a person names the font, and only then."""

import pytest

from borderops.sheets.fonts import suspects, to_unicode

UNICODE = [
    "Bắt giữ hai đối tượng vượt biên trái phép tại huyện Đồng Văn",
    "xã Xín Cái, thôn Lũng Cú, mốc 519/2",
    "Nguyễn Thị Hường đã khai báo; khuỷu tay, ngoằn ngoèo",
    "Ủy ban, Ở đây, Ức, Ý kiến, hỏi kỹ",
]
TCVN3 = [
    "B¾t gi÷ hai ®èi t­îng v­ît biªn tr¸i phÐp t¹i huyÖn §ång V¨n",
    "x· XÝn C¸i, th«n Lòng Có, mèc 519/2",
    "NguyÔn ThÞ H­êng ®· khai b¸o; khuûu tay, ngo»n ngoÌo",
]
VNI = [
    "Baét giöõ hai ñoái töôïng vöôït bieân traùi pheùp taïi huyeän Ñoàng Vaên",
    "xaõ Xín Caùi, thoân Luõng Cuù, moác 519/2",
    "Nguyeãn Thò Höôøng ñaõ khai baùo; khuyûu tay, ngoaèn ngoeøo",
    "UÛy ban, ÔÛ ñaây, ÖÙc, YÙ kieán, hoûi kyõ",
]


@pytest.mark.parametrize(("font", "typed"), [("tcvn3", TCVN3), ("vni", VNI), ("", UNICODE)])
def test_the_person_names_the_font(font, typed):
    assert [to_unicode(text, font) for text in typed] == UNICODE[: len(typed)]


def test_every_letter_has_its_place_in_both_fonts():
    small = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
    vni = (
        "aø aù aû aõ aï aê aè aé aú aü aë aâ aà aá aå aã aä eø eù eû eõ eï eâ eà eá eå eã eä ì í æ ó ò "
        "oø où oû oõ oï oâ oà oá oå oã oä ô ôø ôù ôû ôõ ôï uø uù uû uõ uï ö öø öù öû öõ öï yø yù yû yõ î ñ"
    )
    tcvn3 = "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉËÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô­õøö÷ùúýûüþ®"
    assert to_unicode(vni, "vni") == " ".join(small)
    assert to_unicode(vni.upper(), "vni") == " ".join(small).upper()
    assert to_unicode(tcvn3, "tcvn3") == small


def test_capitals_of_the_old_fonts_come_back_as_they_were_typed():
    assert to_unicode("CéNG HOµ", "tcvn3") == "CộNG HOà"


def test_an_old_font_is_suspected_and_unicode_is_not():
    assert suspects(TCVN3) == "tcvn3"
    assert suspects(VNI) == "vni"
    assert suspects(UNICODE) == ""
    assert suspects(["Müller, Straße, größer, Köln", "El niño está aquí, corazón"]) == ""
    assert suspects([None, 12, "Ha Giang", ""]) == ""

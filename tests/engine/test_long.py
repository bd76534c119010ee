"""A long text is judged place by place: what holds far away says nothing here."""

import tradecheck

SUM = "Оборот области — {0}5,5 млн долларов: экспорт — {0}1,2 млн, импорт — 4,3 млн долларов. "
APART = "Цена тонны угля — 4,{} тыс. рублей. "
HERE = (
    "Для залпа использовали около 120 шашек и 90 ракет.\n«Удачный вечер», — написал он, перечислив цвета.\n"
    "«В общей сложности около 120 шашек и 90 ракет. Зрителей было более 140», — сообщил он."
)


def test_sums_far_away_make_no_alarm_of_what_is_none_by_itself() -> None:
    far = "".join(SUM.format(n) for n in range(1, 10)) + "".join(APART.format(n) for n in range(10, 90))
    assert tradecheck.check(HERE).ok
    assert tradecheck.check(far).ok
    assert tradecheck.check(f"{far}\n\n{HERE}").ok


def test_a_slip_is_told_wherever_in_a_long_text_it_stands() -> None:
    slip = "Выручка сети выросла на 12% — с 34,1 до 43,2 млрд рублей. "
    plain = "".join(APART.format(n) for n in range(10, 60))
    for text in (slip + plain, plain + slip, plain + slip + plain):
        assert [finding.code for finding in tradecheck.check(text).findings] == ["TC101"]

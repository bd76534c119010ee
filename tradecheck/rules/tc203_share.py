"""A share agrees with its part and its whole.

Formula: share = part : whole × 100 %. The whole may be told anywhere before, so every greater level of the same unit is tried, and
the share is held against the one that the words name ("57% от 51,3 млрд") or that the other shares of the list fit.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec.structs import replace

from tradecheck.claim.cues import indicator_of
from tradecheck.claim.model import Article, Claim, Role
from tradecheck.relation.agreeing_shares import agreements
from tradecheck.relation.algebra import Figure, total
from tradecheck.relation.links import around, levels, naming, same_time, two_sides
from tradecheck.relation.model import ACQUITS, Relation, Verdict, verdict
from tradecheck.relation.shares import Share, shares
from tradecheck.rules.base import Rule
from tradecheck.span import Bilingual

FORMULA = Bilingual("часть : целое × 100 %", "part : whole × 100 %")
COVER = Bilingual("экспорт : импорт × 100 %", "exports : imports × 100 %")
REACH, NEAR, FARTHER = 2, 4, 6
"""How many sentences back the whole may stand."""
LISTED = 2.5
"""Prior of a share of a list whose others fit the same whole, each with the level beside it."""
OF_NONE = 2.0
"""What is lost where the shares of a list agree with one another on a whole that is not told."""
FAR = 3
"""How many sentences apart shares of one list may stand."""
_NEEDS = ("нужд", "потребн", "спрос", "расход", "затрат")
"""What else may be covered: "корма покрывают 70% нужд"."""
FIT = 2
"""From so many shares on, a list leaves no doubt what it is of."""


def _relations(article: Article) -> Iterator[Relation]:
    known = list(levels(article))
    yield from _coverages(article, known)
    yield from _sides(article, known)
    yield from _margins(article, known)
    found = list(shares(article))
    by_whole = _fitting(article, found)
    members = {told.share.index: told for told in found if _lists(told, by_whole.get(told.wholes[0].index, []))}
    agreed = agreements(found)
    apposed = {told.share.index: told.part for told in (one.told for one in agreed.values() if one.is_slip)}
    best: dict[int, float] = {}
    for told in found:
        best[told.share.index] = max(told.prior, best.get(told.share.index, told.prior))
    for told in found:
        member = members.get(told.share.index)
        if member is not None and (_is_of_another_list(told, member.wholes[0]) or _is_of_a_member(told, member, by_whole)):
            continue
        if apposed.get(told.share.index, told.part) is not told.part:
            continue
        alike = by_whole.get(told.wholes[0].index, [])
        agreement = agreed.get((told.share.index, told.wholes[0].index))
        listed = _lists(told, alike) or (agreement is not None and agreement.is_slip)
        prior = _prior(told, alike, likeliest=told.prior == best[told.share.index], listed=listed)
        prior -= OF_NONE if agreement is not None and not agreement.is_slip else 0.0
        yield _relation(told.share, told.part, *told.wholes, prior=prior)


def _fitting(article: Article, found: Sequence[Share]) -> dict[int, list[Share]]:
    """The readings that hold, by their first whole; without those that speak for no other share of a list."""
    narrow = {n: f.narrow for n, f in enumerate(article.figures)}
    wide = {n: f.wide for n, f in enumerate(article.figures)}
    by_whole: dict[int, list[Share]] = {}
    for told in (one for one in found if not one.alone):
        relation = _relation(told.share, told.part, *told.wholes, prior=told.prior)
        if verdict(relation, narrow, wide) is not Verdict.FAILS:
            by_whole.setdefault(told.wholes[0].index, []).append(told)
    return by_whole


def _prior(told: Share, alike: Sequence[Share], *, likeliest: bool, listed: bool) -> float:
    """The prior of a reading: surer where shares beside it fit the same whole, and surer still where they make a list."""
    beside = any(one.share is not told.share and one.share.sentence == told.share.sentence for one in alike)
    beside = beside and not told.weighed and not _is_taken(told, alike)
    gain = 0.0 if not beside else 1.1 if len(alike) >= FIT else 0.9
    near = [one for one in alike if _is_beside(one) and abs(one.share.sentence - told.share.sentence) < FAR]
    own = likeliest and told.prior > 0 and not told.doubted  # "принято 7,4 млн тонн, классным признано 62% партий" is of no whole of tonnes
    listed = listed or (own and len(near) > FIT and _is_beside(told))
    return max(told.prior + gain, LISTED if listed else told.prior)


def _lists(told: Share, alike: Sequence[Share]) -> bool:
    """Whether a reading is of a list in one sentence, of which other shares fit the whole: ``alike`` are those that fit it anywhere."""
    here = [one for one in alike if one.share.sentence == told.share.sentence]
    return _is_beside(told) and not _is_taken(told, here) and len({one.share.index for one in here if _is_beside(one)}) >= FIT


def _is_taken(told: Share, others: Sequence[Share]) -> bool:
    """Whether another share is told of the part: "больше трети долга, 171 млн, — на стройки, 38% — на заводы"."""
    return any(one.part is told.part and one.share is not told.share for one in others)


def _is_of_another_list(told: Share, whole: Claim) -> bool:
    """Whether a reading takes a share in brackets for one of a level told before the list, and before its whole.

    "Овощей — 1 748 тыс. тонн: капусты — 432 тыс. (13,4%), моркови — 291 тыс. (16,6%), лука — 189 тыс. (10,8%)" after "зерна — 3,2 млн".
    """
    bare = told.share.depth > told.part.depth and not told.share.after
    return bare and all(other.index < whole.index < told.part.index for other in told.wholes)


def _is_of_a_member(told: Share, member: Share, by_whole: Mapping[int, Sequence[Share]]) -> bool:
    """Whether a reading takes a part for the whole, one of the list that its share is a ``member`` of: its own or another's."""
    beside = (one for one in by_whole[member.wholes[0].index] if one.share.sentence == told.share.sentence and _is_beside(one))
    return any(one.part in told.wholes for one in (member, *beside))


def _is_beside(told: Share) -> bool:
    """Whether the part stands right beside its share in its sentence."""
    return abs(told.share.index - told.part.index) == 1 and told.share.sentence == told.part.sentence


def _coverages(article: Article, known: list[Claim]) -> Iterator[Relation]:
    """How far exports cover imports: of two shares told, then and now, one must fit the levels of now."""
    opened: dict[int, list[Claim]] = {}
    for share in article.claims:
        told = share.unit == "%" and share.role in (Role.LEVEL, Role.SHARE, Role.PERCENT)
        if told and (share.sentence in opened or _is_coverage(share)):
            opened.setdefault(share.sentence, []).append(share)
    for share in (share for one_sentence in opened.values() for share in one_sentence):
        before = [c for c in around(known, share, REACH) if c.index < share.index]
        after = [c for c in known if c.sentence == share.sentence and c.index > share.index]
        sides = two_sides([c for c in before if not c.scope]) or two_sides([c for c in after if not c.scope])
        of_then = sides is not None and share.own_period and not same_time(share, sides[0])
        if sides is not None and sides[0].unit == sides[1].unit and same_time(*sides) and not of_then:
            formula = Figure(sides[0].index) / Figure(sides[1].index) * 100
            prior = 2.3 if share is opened[share.sentence][-1] else 2.2  # of two, the later is of now
            yield Relation("TC203", share.index, "=", formula, prior, ("coverage", share.sentence), COVER)


def _sides(article: Article, known: list[Claim]) -> Iterator[Relation]:
    """The share of one side in a turnover: "на экспорт пришлось 80,3% оборота", both levels told elsewhere."""
    for share in article.claims:
        beside = around(known, share, REACH, REACH)
        whole = next((c for c in beside if c.indicator and c.indicator.total_of and c.own_indicator), None)
        side = share.indicator.name if share.indicator else ""
        if whole is None or side not in ("export", "import") or not _is_of_turnover(share):
            continue
        named = [c for c in beside if c.indicator and c.indicator.name == side]
        parts = [c for c in named if c.unit == whole.unit and same_time(c, whole)]
        if parts and not parts[0].scope:
            yield replace(_relation(share, parts[0], whole, prior=2.3), statement=("side", share.index))


def _margins(article: Article, now: list[Claim]) -> Iterator[Relation]:
    """A margin, the share of a profit in the revenue: "рентабельность по EBITDA — 41%"."""
    margins = [f for f in article.frames if any(word.startswith(MARGIN) for claim in f.claims for word in claim.lead)]
    former = list(levels(article, roles=(Role.PREVIOUS,)))
    told = [(c, now) for frame in margins for c in frame.of(Role.LEVEL, Role.SHARE, Role.PERCENT) if c.unit == "%"]
    told += [(c, former) for frame in margins for c in frame.of(Role.PREVIOUS) if c.unit == "%"]
    for share, known in told:
        beside = [c for c in around(known, share, NEAR, NEAR) if c.indicator]
        wholes = [c for c in beside if c.indicator and c.indicator.name == "revenue" and not c.scope]
        wholes = [c for c in wholes if not _has_share_before(article, c)]
        profits = [
            c for c in beside if c.indicator and c.indicator.name == "profit" and _of_one_kind(article, share, c)
        ]
        pairs = [(part, w) for part in profits for w in wholes if part.unit == w.unit and same_time(part, w)]
        others = [c for c in around(known, share, FARTHER, REACH) if c.indicator and c.indicator.name == "revenue"]
        for part in profits:
            acquitting = (
                _relation(share, part, w, prior=ACQUITS) for w in others if w.unit == part.unit and w not in wholes
            )
            yield from (replace(relation, statement=("margin", share.index)) for relation in acquitting)
        timely = [pair for pair in pairs if same_time(pair[0], share)]
        for pair in pairs:
            prior = OTHER_TIME if pair not in timely else ONE_PAIR if len(timely) == 1 else SEVERAL
            yield replace(_relation(share, *pair, prior=prior), statement=("margin", share.index))


ONE_PAIR, SEVERAL, OTHER_TIME = 2.3, 1.2, 0.5
"""Priors of a margin where one profit and one revenue are told for its time, where several are, and of those of another time."""
PROFITS = ("ebitda", "чист", "операц", "валов", "oibda", "ebit")
"""The beginnings of words that tell one profit from another."""


def _of_one_kind(article: Article, share: Claim, profit: Claim) -> bool:
    """Whether the margin and the profit are told to be of one kind, or the margin of none; "рентабельность по ней" is of the one before."""
    back = article.claims[share.index - 1] if not _ITS.isdisjoint(share.lead) and share.index else share
    one, other = ({k for k in PROFITS for word in naming(article, c) if word.startswith(k)} for c in (back, profit))
    return not one or one == other


def _has_share_before(article: Article, level: Claim) -> bool:
    """Whether a level is told as a part: "76% выручки, в деньгах — 2486 млн"."""
    before = article.claims[max(0, level.index - 1)]
    return before.role is Role.SHARE and before.sentence == level.sentence and before.index < level.index


_ITS = frozenset({"нему", "ней", "этому", "ее", "его", "нее", "него"})


MARGIN = ("рентабельност", "маржа", "маржинальност")


def _is_of_turnover(share: Claim) -> bool:
    """Whether the words tell that the share is one side's of the turnover, not somebody's share of the side."""
    if share.unit != "%" or share.role is not Role.SHARE or share.depth or not share.own_indicator:
        return False
    named = [indicator_of(word) for word in share.after]
    onto = any(one == "на" and indicator_of(word) is share.indicator for one, word in pairwise(share.lead))
    return onto and (not named or any(indicator and indicator.total_of for indicator in named))


def _is_coverage(share: Claim) -> bool:
    """Whether a share tells how far imports are covered, not needs: "экспорт покрыл импорт на 62%"."""
    told = share.indicator is not None and share.indicator.name == "coverage" and not share.own_indicator
    words = (*share.lead, *share.after)
    covers = any(word.startswith("покры") for word in words)
    return told or (covers and not any(word.startswith(_NEEDS) for word in words))


def _relation(share: Claim, part: Claim, *wholes: Claim, prior: float) -> Relation:
    whole = total([Figure(claim.index) for claim in wholes])
    return Relation("TC203", share.index, "=", Figure(part.index) / whole * 100, prior, ("share", share.index), FORMULA)


RULE = Rule(
    formula=FORMULA,
    message=Bilingual(
        "доля «{reported}» не сходится с {others}: по ним выходит {computed}",
        "the share “{reported}” disagrees with {others}: they give {computed}",
    ),
    relations=_relations,
    flagged=(
        "Торговля края достигла ⟦47,2 млрд рублей⟧. Первым остался Китай: ⟨31,2 млрд рублей⟩, или ⟨42%⟩; дальше Казахстан с 19,3 млрд (26%) "
        "и Турция с 11,9 млрд (16%).",
        "Торговля края достигла ⟨74,2 млрд рублей⟩. Первым остался Китай: ⟨31,2 млрд рублей⟩, или ⟦62%⟧; дальше Казахстан с 19,3 млрд (26%) "
        "и Турция с 11,9 млрд (16%).",
        "На зарплаты ушло ⟨27 млрд рублей⟩ — ⟦57%⟧ от ⟨51,3 млрд рублей⟩ расходов.",
        "За месяц отгружено ⟨1977,8 тыс. тонн⟩ зерна: 1148 тыс. тонн (58%) пшеницы, 123,4 тыс. тонн (6%) ячменя, ⟨349,4 тыс. тонн⟩ "
        "(⟦16%⟧) кукурузы.",
        "Область сдала ⟨503,7 тыс. кв. м⟩ жилья — ⟦67,1%⟧ от ⟨650 тыс. кв. м⟩, записанных в плане.",
        "Выручка завода — ⟨219,2 млрд рублей⟩, EBITDA — ⟨65,1 млрд рублей⟩, рентабельность по EBITDA — ⟦38%⟧.",
        "Порт принял ⟨9,2 млн тонн⟩, из них ⟨2,3 млн тонн⟩, или ⟦62%⟧, — уголь.",
        "В Грузию поставлено товаров на ⟦712,9 млн долларов⟧, что составляет ⟨28%⟩ всего экспорта (⟨25,4 млрд долларов⟩).",
        "Из ⟨640⟩ опрошенных компаний о нехватке кадров заявили ⟦68%⟧, или ⟨498⟩.",
        "Завод отправил на экспорт ⟨64 млн литров⟩ из ⟨89,4 млн⟩, то есть ⟦27%⟧.",
        "Порт принял ⟨298 тыс. тонн⟩. Уголь дал ⟨214 тыс. тонн⟩, то есть ⟦82%⟧, зерно — остальные 84 тыс. тонн.",
        "Штраф рассчитали так: ⟦3%⟧ от ⟨41,6 млрд рублей⟩ выручки, то есть ⟨12,5 млрд рублей⟩.",
        "Область за год посетили ⟨1,84 млн туристов⟩. Доля иностранцев невелика — ⟨60%⟩, или ⟦110,4 тыс. человек⟧.",
        "Через сеть куплено товаров на ⟨61,8 млрд рублей⟩. Весь оборот розницы — ⟦347,2 млрд⟧. Доля сети, следовательно, ⟨14,1%⟩.",
        "Из ⟨4810 заявок⟩ поддержано ⟨1635⟩. Одобрено, таким образом, ⟦51%⟧ обращений.",
        "К зиме готовы ⟨7 112 домов⟩ из ⟨8 706⟩ — готовность ⟦95,0%⟧.",
        "Овощей собрали ⟨1 748 тыс. тонн⟩: капусты — ⟨432 тыс⟩. (⟦13,4%⟧), моркови — 291 тыс. (16,6%), лука — 189 тыс. (10,8%).",
        "Выручка оператора — ⟨71,4 млрд рублей⟩. OIBDA составила ⟨25,1 млрд рублей⟩, рентабельность по OIBDA — ⟦31,5%⟧.",
        "На 1 декабря 2019 года работникам не выплатили ⟨3 млрд 412,6 млн рублей⟩. Долги 2019 года занимают 1 млрд "
        "987,4 млн рублей (58,2%). За 2018 год остались неоплаченными ⟨683,3 млн рублей⟩ (⟦23,0%⟧), за 2017 год и ранее"
        " — 741,9 млн рублей (21,7%).",
        "За месяц отгружено ⟨1 млн 842,6 тыс. тонн⟩: пшеницы 1 млн 68,2 тыс. тонн (58%), ячменя 110,5 тыс. тонн (6%), "
        "кукурузы ⟨349,8 тыс. тонн⟩ (⟦17%⟧).",
        "Страна вывезла товаров на ⟨12,4 млрд долларов⟩. ⟨Половина⟩ экспорта — ⟦6,3 млн долларов⟧ — приходится на газ.",
        "Курорт в мае принял ⟨4,87 млн гостей⟩. Первые — соседи: ⟨682,4 тыс. человек⟩ (⟦41,0%⟧ потока) против 651,2 тыс. "
        "годом ранее.",
    ),
    accepted=(
        "Торговля края достигла 74,2 млрд рублей. Первым остался Китай: 31,2 млрд рублей, или 42%; дальше Казахстан с 19,3 млрд (26%) "
        "и Турция с 11,9 млрд (16%).",
        "Край получил 38,6 млрд рублей дотаций. Из инвестиций бюджеты дали 31,2 млрд рублей (42%), банки — 19,3 млрд (26%), "
        "сами заводы — 11,9 млрд (16%).",
        "Россия забирает две трети грузинского экспорта: из 95 млн литров на остальные страны осталось 31,6 млн.",
        "Экспорт достиг 179,9 млрд кубометров. Германия купила 48,2 млрд — 26,8% всего экспорта — и превзошла прежний "
        "максимум (45,1 млрд).",
        "Чистая прибыль за квартал — 2,3 млрд рублей при выручке 61,4 млрд. За полугодие прибыль выросла до 5,1 млрд, выручка — до "
        "118,7 млрд рублей. Рентабельность по чистой прибыли в квартале — 3,7%.",
        "В фонде 9 812,4 млрд рублей. Деньги на счетах — 5 741,2 млрд рублей, 58,5% всех средств, вложения в акции "
        "оценены в 4 071,2 млрд.",
        "Завод продал техники на 14,2 млрд рублей, через дилеров — на 2,3 млрд. В продажах дилеров тракторы занимают "
        "41%, комбайны — 27%, прицепы — 17%, запчасти — 13%, остальное — 2%.",
        "Под кукурузой занято 1,0 млн га — 96% от 1,1 млн га.",
        "Экспорт составил 370 млн долларов (+24%), импорт — 110,4 млн долларов (9,1%).",
        "Порт принял 12,3 млн тонн, из них 4,1 млн тонн (33%) — уголь, 2,9 млн тонн (24%) — зерно.",
        "На медицину потратили 13,4 млрд рублей (40% местного бюджета), а доходы составили 49,6 млрд рублей.",
        "Выручка сети — 211 млрд рублей, чистая прибыль — 5,3 млрд рублей, рентабельность по EBITDA — 5,4%.",
        "Порт принял 9,2 млн тонн, из них 2,3 млн тонн, или 25%, — уголь.",
        "Из 640 опрошенных компаний о нехватке кадров заявили 78%, или 498.",
        "Завод отправил на экспорт 64 млн литров из 89,4 млн, то есть 72%.",
        "Из 640 опрошенных компаний 68% ищут рабочих, а 498 — водителей.",
        "Число голодающих сократилось до 673 млн. В Африке их 307 млн (20,2% жителей континента), в Азии — 323 млн (6,7%).",
        "Доходы края — 212,4 млрд рублей (73% годового плана), расходы — 227,1 млрд (69%).",
        "Выручка холдинга составила 96,4 млрд рублей, чистая прибыль — 18,7 млрд. Показатель EBITDA прибавил 9%, рентабельность по нему — 27,1%.",
        "Выручка завода — 3 271,4 млн рублей, чистая прибыль — 186,4 млн. Экспорт дал 76% выручки, в деньгах 2486 млн. Рентабельность по чистой прибыли — 5,7%.",
        "Введено 82 тыс. мест, из них 74% в столице (60,7 тыс.), 13% в Петербурге (10,7 тыс.).",
        "Доходы бюджета — 121,8 млрд рублей. Собственные запланированы в объёме 96,5 млрд. Крупнейший источник — налог на прибыль (34,2 млрд, или 35,4% собственных доходов).",
        "Медиана — 180 тыс. рублей. Выборка — 21 317 анкет. Фронтенд — 190 тыс. (−2,6%), мобильные — 230 (0%), тестировщики — 135.",
        "Выручка группы выросла до 48,6 млрд рублей (41,9 млрд рублей в 2023-м), EBITDA составила 11,3 млрд рублей, рентабельность по ней — 23,3%.",
        "На 1 мая в депо 310 вагонов. Новых теперь 124, то есть 40%; остальные 186 — старые, со ступеньками.",
        "Оборот достиг 52,4 млрд рублей; год назад, когда он составлял 47,5 млрд, соотношение еды и прочего было иным: 22,8 млрд и 24,7 млрд, или 48% и 52%.",
        "Вывоз руды — 2,31 млн тонн за май; с начала года — 17,28 млн тонн; за тот же срок год назад — 18,00 млн тонн; отставание — 0,72 млн тонн, или 4,0%.",
        "Намолочено 17,9 млн тонн. На севере — 5,26 млн тонн (29,4%), на юге — 4,91 млн (27,4%), на западе — 4,38 млн тонн (24,5%). Принято 7,4 млн тонн, классным признано 62% партий.",
        "Потери в сетях — 1,93 млрд из 19,87 млрд кВт·ч, год назад 10,2%.",
        "Импорт – 7,4 тыс. тонн на 18,5 млн долларов. Экспорт вчетверо скромнее – 1,85 тыс. тонн. Корма местных заводов покрывают 70,0% нужд: 196 тыс. тонн при потребности 280 тыс.",
        "Взнос повышен до 13,08 руб. с метра (2024 год — 11,32), надбавка 1,76 руб., или 15,5%.",
        "Порт перевалил 88,3 млн тонн, на 3,9% отстав от прошлого года (91,9 млн).",
        "«Маркет» отстаёт с 0,45 трлн рублей. Весь рынок дошёл до 11,2 трлн, следовательно, на лидера приходится 36,6%.",
        "Кафе перешли на НДС: 512 выбрали ставку 5%, 73 — 7%, остальные 55 работают по общей.",
        "Порт принял 94,2 млн тонн. В том числе сухих грузов — 81,9 млн тонн (+4,4%), наливных — 12,3 млн тонн (- 6,2%).",
        "Всего в вузах 4,3 млн человек. Очно учатся 2,41 млн человек (56%), за счёт бюджета — 1,4 млн (58%).",
        "Молочный экспорт оценён в 42 млн долларов (31 тыс. тонн), а белорусских в этой сумме 4 млн, или 10%.",
        "Выручка сети выросла на 20% и достигла 2,1 трлн рублей. Супермаркеты выручили 258,7 млрд рублей (рост на "
        "9,6%), магазины у дома — 1,6 трлн (на 17%).",
        "Рекордные 5,612 млрд долларов золотовалютных резервов накопила страна. За один июнь добавилось 203,4 млн "
        "долларов (3,8%).",
        "С начала года перевалено 3 млн 781 тыс. тонн, это лишь 88,4% от прошлогоднего результата. Сухие грузы "
        "удержались — 3 млн 352 тыс. тонн, или 102,3%.",
        "Крупного рогатого скота насчитывалось 638,4 тыс. голов, или 99,8% от прошлогоднего; в том числе коров 300,6 "
        "тыс. (99,1% к той же дате прошлого года).",
        "На дороги отдано 14,2 млрд рублей, на школы 9,1 млрд, на больницы 6,6 млрд и на сети 3,2 млрд – так поделены "
        "33,1 млрд программы. Дорожная часть тянет на 42,9%, социальная (школы с больницами) – на 15,7 млрд, или 47,4%.",
        "Страна вывезла товаров на 12,4 млрд долларов. Половина экспорта — 6,3 млрд долларов — приходится на газ.",
        "Долги по зарплате — 482,1 млн рублей. Из-за нехватки средств не выплачено 471 млн, из бюджетов не пришло 11,1 "
        "млн. Больше трети долга, 173 млн, приходится на стройки, 39% — на заводы.",
        "Вторая половина года — 5,4 млрд рублей выручки, первая — 6,1 млрд.",
        "Курорт в мае принял 4,87 млн гостей. Первые — соседи: 682,4 тыс. человек (14,0% потока) против 651,2 тыс. годом "
        "ранее.",
    ),
)

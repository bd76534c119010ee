"""A record is higher than the record before it.

Formula: record ≥ previous record, where one sentence names both.
"""

from __future__ import annotations

from collections.abc import Iterator

from tradecheck.claim.model import Article
from tradecheck.relation.algebra import Figure
from tradecheck.relation.model import Relation
from tradecheck.rules.base import Rule
from tradecheck.span import Bilingual

CODE = "ACME001"
WORDS = Bilingual("новый рекорд не ниже прежнего", "a new record is no lower than the one before")


def _relations(article: Article) -> Iterator[Relation]:
    previous = [claim for claim in article.claims if claim.lead[-2:] == ("прежний", "рекорд")]
    records = [claim for claim in article.claims if claim.lead and claim.lead[-1].startswith("рекордн")]
    for record in records:
        for old in previous:
            if old.sentence == record.sentence and old.unit == record.unit:
                statement = ("record", record.index)
                yield Relation(CODE, record.index, ">=", Figure(old.index), 3.0, statement, WORDS)


RULE = Rule(
    code=CODE,
    name="record",
    page=__doc__ or "",
    formula=Bilingual("рекорд ≥ прежний рекорд", "record ≥ previous record"),
    message=Bilingual(
        "рекорд «{reported}» ниже прежнего: {others}",
        "the record “{reported}” is lower than the one before: {others}",
    ),
    relations=_relations,
    flagged=("Порт отгрузил рекордные ⟦12,3 млн тонн⟧ угля, прежний рекорд — ⟨14,1 млн тонн⟩.",),
    accepted=("Порт отгрузил рекордные 14,1 млн тонн угля, прежний рекорд — 12,3 млн тонн.",),
)

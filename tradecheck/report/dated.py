"""Each figure of a text beside the period that it is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradecheck.claim.model import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tradecheck.claim.model import Claim
    from tradecheck.claim.period import Period
    from tradecheck.figure.model import Figure


def dated(claims: Sequence[Claim]) -> Iterator[tuple[Figure, Period | None]]:
    """The figures of the claims with their periods; ``None`` where the text does not tell.

    A previous level is not of the period of its frame: of "в 2022 году вырос с 50 до 75 млрд" only 75 is of 2022.

    >>> from tradecheck.claim.reader import read
    >>> article = read("В 2022 году экспорт вырос с 50 до 75 млрд рублей.")
    >>> [(figure.text, period.text if period else None) for figure, period in dated(article.claims)]
    [('50', None), ('75 млрд рублей', 'В 2022 году')]
    """
    of_frames = {(claim.frame, claim.period) for claim in claims if claim.role is not Role.PREVIOUS}
    for claim in claims:
        borrowed = claim.role is Role.PREVIOUS and (claim.frame, claim.period) in of_frames
        yield claim.figure, None if borrowed else claim.period

"""Builds `waqai/knowledge/data/words.tsv`: how often each word stem occurs in news and encyclopaedia text, clitics cut.

    python tools/build_words.py --corpora ../shared/data/news --write

Every written form that occurs four times or more votes for the stems that it may hold, each vote weighed by how
readily words carry the clitics and by how many *other* forms hold the stem (الوزير and بوزير speak for وزير against
و + زير; وقال has no such friends beside قال).  Forms count once, whatever their frequency, or the commonest cut forms
(وقال) would vouch for themselves.  After some rounds each form goes to its best stem with all its occurrences.

Only counts leave this script.  Corpora: those that may shape what is shipped (see the file's header).
"""

from __future__ import annotations

import argparse
import json
import lzma
import math
import re
from collections import Counter
from pathlib import Path

from waqai.text.clitics import PREFIX_COSTS, PRONOUN_COSTS, Split, splits
from waqai.text.folding import fold_text

CORPORA = ("alkhaleej_sanad", "arwiki_comparable_2017", "antcorpus_v1.1")
TARGET = Path(__file__).parents[1] / "waqai" / "knowledge" / "data" / "words.tsv"
LIMIT_BYTES = 690_000
ROUNDS = 8
SHARP_FROM = 3  # from this round on votes are squared, so that each form makes up its mind
RAREST_FORM = 4
LETTER_PRIOR = 0.3  # an unknown stem of n letters has LETTER_PRIOR ** n friends
GIVEN_FRIENDS = 40.0
# Words that begin or end as a clitic does; others of their kind find friends enough by themselves.
LOOKALIKES = (
    "واحد", "واحده", "وجه", "وجهه", "وجيز", "وجيزه", "وراء", "ولاء", "ولي", "وشك", "وحيد", "بات", "باتت",
    "بحث", "بحثت", "بدون", "برلين", "بكين", "لذا", "لقد", "لدي", "ليبيا", "لندن", "لاهاي", "فقط", "فهم",
    "فيما", "فرنسا", "كوبا", "كابل", "كييف", "كندا", "كيغالي", "سيول", "سيناء", "سيدني",
)  # fmt: skip
# Particles take few clitics, so that few forms speak for them; they are given friends.
PARTICLES = (
    "قد", "ان", "في", "من", "علي", "الي", "لدي", "عن", "مع", "هذا", "هذه", "هذين", "ذلك", "تلك", "هولاء",
    "الذي", "التي", "الذين", "لم", "لن", "لا", "ما", "كان", "كانت", "هو", "هي", "هم", "كل", "غير", "بعض",
    "عند", "بين", "منذ", "حتي", "لكن", "اذا", "اي", "ها", "ه", "هما", "هن", "نا", "كم", "ني", "يكون", "تكون",
    "عدم", "نفس", "حين", "بعد", "قبل", "اكثر", "خلال", "عدد", "اول", "سوف", "قال", "ليس", "ليست",
)  # fmt: skip
# Verbs of news that stand behind و nearly always: no other form speaks for them.
BEHIND_WAW = ("دان",)
HEADER = """\
# Word stems with the number of their occurrences, most frequent first: what the cutting of clitics decides by.
# Folded as all of Waqai folds (أإآ→ا ى→ي ة→ه ؤ→و ئ→ي); proclitics, the article and pronouns are cut off.
# Counted by tools/build_words.py in: SANAD's Al-Khaleej part 2008-18 (CC BY 4.0), the Arabic Wikipedia of 2017
# (CC BY-SA 4.0), the ANT Corpus v1.1 of Tunisian radio news (Apache-2.0).  Counts of words only, no text.
# Left out: rarer stems, for size.  Known problems: the Gulf of 2008-18 weighs more than other years and places; ة and ه
# are one letter, so that كتابه (his book) and كتابة (writing) share a count; some names that begin like a clitic are
# cut.
form\tcount
"""
_WORD = re.compile("[\u0621-\u064a]+")
_TA_MARBUTA = ("ة", "\ufe93", "\ufe94")


def count_forms(folder: Path) -> dict[tuple[str, bool], int]:
    """How often each folded form occurs, and whether most of its writings end in ة."""
    found: Counter[tuple[str, bool]] = Counter()
    for corpus in CORPORA:
        raw: Counter[str] = Counter()
        with lzma.open(folder / f"{corpus}.jsonl.xz", "rt", encoding="utf-8") as lines:
            for line in lines:
                raw.update(json.loads(line)["text"].split())
        for token, times in raw.items():
            _add_token(found, token, times)
    both = {form: found[form, False] + found[form, True] for form, _ in found}
    kept = [form for form, times in both.items() if times >= RAREST_FORM and len(form) > 1]
    return {(form, found[form, True] * 2 > both[form]): both[form] for form in kept}


def _add_token(found: Counter[tuple[str, bool]], token: str, times: int) -> None:
    words = _WORD.findall(fold_text(token))
    written = token.rstrip("".join(c for c in set(token) if not c.isalpha()))
    for word in words:
        found[word, word is words[-1] and written.endswith(_TA_MARBUTA)] += times


class Votes:
    """The forms, their cuts, and how each form's one vote is shared among the cuts."""

    def __init__(self, forms: dict[tuple[str, bool], int]) -> None:
        cuts = [list(dict.fromkeys(splits(form, "ة" if marbuta else ""))) for form, marbuta in forms]
        holders = Counter(stem for row in cuts for stem in {one.stem for one in row})
        self.times = list(forms.values())
        self.cuts = [[one for one in row if _is_whole(one) or holders[one.stem] > 1] for row in cuts]
        self.priors = [[math.exp(PREFIX_COSTS[c.prefix] + PRONOUN_COSTS[c.suffix]) for c in row] for row in self.cuts]
        self.shares = [_shared([float(holders[one.stem] ** 2) for one in row]) for row in self.cuts]
        self.friends: Counter[str] = Counter()
        for word in PARTICLES + LOOKALIKES + BEHIND_WAW:
            self.friends[word] += GIVEN_FRIENDS  # type: ignore[assignment]
        for row, shares in zip(self.cuts, self.shares, strict=True):
            for one, share in zip(row, shares, strict=True):
                self.friends[one.stem] += share  # type: ignore[assignment]

    def vote(self, power: int) -> None:
        """One round: every form shares its vote anew, without counting itself among a stem's friends."""
        for at, (row, old, priors) in enumerate(zip(self.cuts, self.shares, self.priors, strict=True)):
            weights = [
                prior * (max(self.friends[one.stem] - share, 0) + LETTER_PRIOR ** len(one.stem))
                for one, share, prior in zip(row, old, priors, strict=True)
            ]
            new = _shared([weight**power for weight in weights])
            for one, before, after in zip(row, old, new, strict=True):
                self.friends[one.stem] += after - before  # type: ignore[assignment]
            self.shares[at] = new

    def stems(self) -> Counter[str]:
        """Each stem's occurrences, every form given to its best cut."""
        found: Counter[str] = Counter()
        for row, shares, times in zip(self.cuts, self.shares, self.times, strict=True):
            found[row[shares.index(max(shares))].stem] += times
        return found


def _is_whole(one: Split) -> bool:
    return not one.prefix and not one.suffix


def _shared(weights: list[float]) -> list[float]:
    whole = sum(weights)
    return [weight / whole for weight in weights]


def table(stems: Counter[str]) -> str:
    """The file's text: as many of the most frequent stems as its size allows."""
    rows, size = [], len(HEADER.encode())
    for form, times in sorted(stems.items(), key=lambda item: (-item[1], item[0])):
        row = f"{form}\t{times}\n"
        size += len(row.encode())
        if size > LIMIT_BYTES:
            break
        rows.append(row)
    return HEADER + "".join(rows)


def main() -> None:
    """Counts, votes, and writes the list (or says what it would write)."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True, help="folder of the corpora, as .jsonl.xz")
    parser.add_argument("--write", action="store_true", help=f"write {TARGET.name}")
    options = parser.parse_args()
    votes = Votes(count_forms(options.corpora))
    for number in range(ROUNDS):
        votes.vote(2 if number >= SHARP_FROM else 1)
    text = table(votes.stems())
    print(f"{len(votes.cuts)} forms, {text.count(chr(10))} lines, {len(text.encode())} bytes")
    if options.write:
        TARGET.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()

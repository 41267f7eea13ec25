"""Persons' names: known ones by the gazetteer, unknown ones by the shape of their words.

An unknown name is a run of words that are parts of names or no words of the language, joined by بن and the like.  Words
never seen need a title before them, a verb of saying beside them, or a calling behind; two parts of names need nothing.
"""

from __future__ import annotations

import functools

from waqai.extract.ordinary import is_ordinary
from waqai.extract.scan import (
    BODIES,
    GROUPS,
    LINKS,
    TITLES,
    Scan,
    is_function_word,
    lacks_article,
    name_share,
    openings,
)
from waqai.knowledge.contexts import word_class
from waqai.knowledge.entities import Known, NameOf
from waqai.knowledge.institutions import name_words, ordinary_words
from waqai.knowledge.reporting import verb_forms
from waqai.knowledge.store import store
from waqai.knowledge.titles import title_book
from waqai.text.clitics import readings
from waqai.text.phrases import Match

LONGEST = 6
CLAUSES = frozenset(("ان", "انه", "انها", "انهم", ":"))
SURNAME_CLOSERS = frozenset(("،", ",", "(", "«", '"', "“"))
PLAIN_NEVER = ("ال", "و", "ف", "ب", "ل", "ك", "ي", "ت", "س")
FOREIGN_NEVER = ("ه", "ات", "ون", "ين", "ان", "ها", "هم", "نا", "وا", "يا", "ت", "ء", "ي", "ك", "كم")
# Callings that are family names, too.
CALLINGS = word_class("calling_surnames")
COMPOUNDING = frozenset(("الدين", "الله", "الاسلام", "الزهراء"))
# Second words that make a given name of nearly any name before them: نور الدين, سيف الإسلام.
COMPOUND_ENDS = frozenset(("الدين", "الاسلام", "الزهراء"))
# Links of Mauritanian names, whose given names may have the article: الناني ولد اشروقه.
LINEAGE = frozenset(("ولد", "منت"))
FREE_LINKS = frozenset(("ابو", "بو", "ايت", "بن", "ابن"))
ARTICLE = "ال"
# Endings of nouns and verbs that no list has.
NO_SURNAME_ENDS = ("ها", "هم", "هما", "ات", "وا", "نا", "ه", "ون", "تين")
# First words of names of two words.
COMPOUNDS = frozenset(("عبد", "ابو", "ابي"))
DAYTIMES, DAY_WORDS = frozenset(("صباح", "مساء", "فجر")), frozenset(("امس", "احد", "يوم", "غد"))
TIMES = frozenset(
    (
        "اليوم",
        "الان",
        "الاحد",
        "الاثنين",
        "الثلاثاء",
        "الاربعاء",
        "الخميس",
        "الجمعه",
        "السبت",
        "الاول",
        "الماضي",
        "الجاري",
        "الحالي",
        "المقبل",
        "القادم",
        "المنصرم",
        "الفائت",
        "المنقضي",
        "الاتي",
        "الاخير",
    )
)


def known_person(scan: Scan, at: int, country: str | None) -> Match[NameOf] | None:
    """The known person whose name starts at this word, uncut; a weak name if the title's state is the person's."""
    found = [m for m in scan.names(at) if not m.prefix and m.value.known.type == "person" and m.value.kind == "name"]
    if at < len(scan.words) and scan.words[at].bare == "على":
        return None
    longest = [m for m in found if m.last == found[0].last]
    agreeing = [m for m in longest if country is None or m.value.known.country in (None, country)]
    strong = [m for m in agreeing if not m.value.weak]
    if strong:
        return strong[0]
    bare = scan.words[at].form if longest else ""
    if agreeing and (
        country is not None or (len(agreeing) == 1 and not (bare.startswith(ARTICLE) and is_ordinary(bare)))
    ):
        return agreeing[0]
    return longest[0] if longest and not longest[0].value.weak and longest[0].last - at > 1 else None


def name_run(scan: Scan, at: int, stop: int) -> int:
    """Where a run of name words that starts at a word ends (at the word itself, if it is none)."""
    return min(stop, scan.tags.end(at, _run_of_names(scan, at, stop), "person"))


def _run_of_names(scan: Scan, at: int, stop: int) -> int:
    last = at
    while last < min(stop, at + LONGEST):
        step = _step(scan, at, last, stop)
        if not step:
            break
        last += step
    last = _without_calling(scan, at, _without_loose_end(scan, at, last), stop)
    single = last > at and _parts(scan, at, last) == 1
    whole = last > at and (single or _is_closed(scan, last, stop)) and _is_surname_of(scan, at, last, stop)
    return last + 1 if whole else last


def _without_calling(scan: Scan, first: int, last: int, stop: int) -> int:
    """The end of a run without a calling or a time that is a name, too: فلان مساعد وزير, فلان أمين المتحف, صباح أمس."""
    while last - first > 1 and last < stop and scan.words[last].kind == "arabic":
        form, following = scan.words[last - 1].form, scan.words[last].form
        calling = TITLES in openings(form) and (following.startswith(ARTICLE) or TITLES in openings(following))
        calling = calling or (TITLES in openings(form) and bool(scan.demonym(last, stop)))
        if not calling and not (form in DAYTIMES and (following in TIMES or following in DAY_WORDS)):
            break
        last -= 1
    return last


def with_plain_surname(scan: Scan, first: int, last: int, stop: int) -> int:
    """The end of a titled name whose family name is any word, before a mark or a reported clause: حسن نافعة:."""
    if _parts(scan, first, last) != 1 or last + 1 > stop - 1 or scan.name_share(first) < 2:
        return last
    word, after = scan.words[last], scan.words[last + 1].form
    plain = word.kind == "arabic" and len(word.form) > 3 and not word.form.startswith(PLAIN_NEVER)
    closed = plain and not word.form.endswith("ا") and (after in CLAUSES or after in SURNAME_CLOSERS)
    unseen = word.kind == "arabic" and len(word.form) > 3 and scan.name_share(last) == 1 and after in CLAUSES
    closed = closed or (unseen and not word.form.startswith(("و", "ال")))
    foreign = word.kind == "arabic" and not word.form.startswith(("ال", "و")) and looks_foreign(word.form)
    sure = (closed or foreign) and not is_function_word(word.form)
    taken = scan.names(last) or openings(word.form) & {TITLES, BODIES, GROUPS} or word.form in verb_forms()
    return last + 1 if sure and not taken and word.form not in TIMES else last


@functools.lru_cache(maxsize=32_000)
def looks_foreign(form: str) -> bool:
    """Whether a word of the press is hardly one of Arabic: it takes no article, no verb's or pronoun's letters there.

    >>> looks_foreign("كوشنير"), looks_foreign("مصنع")
    (True, False)
    """
    if len(form) < 4 or form.endswith(FOREIGN_NEVER):
        return False
    tails = ("ت", "وا", "ها", "ه", "ات", "ين", "ا", "هم")
    forms = ("ال" + form, "ي" + form, "ت" + form, "ي" + form[1:], "ت" + form[1:], *(form + tail for tail in tails))
    return not any(other in ordinary_words() for other in forms)


def _is_closed(scan: Scan, at: int, stop: int) -> bool:
    """Whether behind the word a reported clause begins: قال العقيد الطيب عوض الجيد إن."""
    return at + 1 < stop and scan.words[at + 1].form in CLAUSES


def _is_surname_of(scan: Scan, first: int, at: int, stop: int) -> bool:
    """Any word with the article behind a sure given name that would else stand alone: يوسف السركال."""
    if at >= stop or scan.words[at].kind != "arabic" or scan.name_share(first) < 2:
        return False
    form = scan.words[at].form
    if not form.startswith(ARTICLE) or len(form) < 5 or form in TIMES or form.endswith(("ات", "ون", "ين")):
        return False
    known = any(not m.prefix and m.value.kind != "demonym" and not m.value.weak for m in scan.names(at))
    if form not in CALLINGS and is_ordinary(form) and not _is_followed_up(scan, at, stop):
        return False
    if form in CALLINGS:
        return not known and _parts(scan, first, at) == 1
    return not (known or is_function_word(form) or openings(form) & {TITLES, BODIES, GROUPS} or form.endswith("ه"))


def _is_followed_up(scan: Scan, at: int, stop: int) -> bool:
    """Whether behind the word a clause or mark comes, so that it is no object of the verb (ورفض سعيد العرض في)."""
    return at + 1 >= stop or scan.words[at + 1].kind == "mark" or scan.words[at + 1].form in CLAUSES


def _parts(scan: Scan, first: int, last: int) -> int:
    """How many parts a name has, عبد المحسن and بدر الدين being one."""
    joined = sum(scan.words[n].form in COMPOUNDING or scan.words[n].form in LINKS for n in range(first, last))
    return last - first - joined


def _step(scan: Scan, first: int, at: int, stop: int) -> int:
    word = scan.words[at]
    if word.kind != "arabic" or word.bare in ("على", "إلى", "الى"):
        return 0
    if word.form in LINKS and word.bare != "فإن":
        return 1 if at + 1 < stop and _may_follow_link(scan, at + 1) else 0
    if word.form.startswith(ARTICLE) and not lacks_article(word):
        return 1 if _is_family_name(scan, first, at) else 0
    share = scan.name_share(at)
    if not share:
        if at > first and _is_borne(scan, at):
            return 1
        after_link = at > first + 1 and scan.words[at - 1].form in FREE_LINKS and _may_follow_link(scan, at)
        return int(after_link or _is_middle(scan, first, at, stop))
    return 0 if _is_other(scan, first, at, share) else 1


def _is_borne(scan: Scan, at: int) -> bool:
    """A surname that a list has for somebody else, right behind a sure given name: ليلى ماكين."""
    return scan.name_share(at - 1) == 2 and any(is_persons(m) and m.last == at + 1 for m in scan.names(at))


def is_persons(match: Match[NameOf]) -> bool:
    """Whether words are surely the name of a listed person, nothing before it."""
    return match.value.known.type == "person" and match.value.kind == "name" and not (match.prefix or match.value.weak)


def _is_middle(scan: Scan, first: int, at: int, stop: int) -> bool:
    """An ordinary word between two sure parts of a name: خالد محفوظ بحاح."""
    if at == first or at + 1 >= stop or scan.words[at + 1].kind != "arabic" or scan.name_share(at - 1) < 2:
        return False
    form = scan.words[at].form
    if (
        is_function_word(form)
        or len(form) < 4
        or form.startswith(("ال", "و", "ل", "ب", "ف", "ي", "ت", "س", "ن", "ا"))
        or scan.names(at)
    ):
        return False
    following = scan.words[at + 1].form
    return (
        scan.name_share(at + 1) == 2
        and not following.startswith("ال")
        and not scan.names(at + 1)
        and following not in LINKS
    )


def _may_follow_link(scan: Scan, at: int) -> bool:
    word = scan.words[at]
    free = scan.words[at - 1].form in FREE_LINKS and at > 1 and scan.name_share(at - 2) > 0
    if free and word.kind == "arabic" and len(word.form) > 2 and not is_function_word(word.form):
        return not scan.demonym(at, at + 1)
    return word.kind == "arabic" and (word.form.startswith(ARTICLE) or scan.name_share(at) > 0 or word.form in LINKS)


def _is_family_name(scan: Scan, first: int, at: int) -> bool:
    """A word with the article behind a given name: الجدعان, الشرع; not an adjective of the language."""
    if at == first:
        link = scan.form(at + 1, at) in LINEAGE
        return (scan.name_share(at) == 2 and len(scan.words[at].form) > 4) or (link and not is_ordinary(scan.form(at)))
    form = scan.words[at].form
    if form in TIMES:
        return False
    if form in COMPOUND_ENDS:
        return scan.name_share(at - 1) > 0 and not scan.words[at - 1].form.startswith(ARTICLE)
    if scan.words[at - 1].form.startswith(ARTICLE) and (at - 2 < first or scan.words[at - 2].form != "عبد"):
        return scan.name_share(at) == 2
    if scan.words[at - 1].form in LINKS or scan.name_share(at) == 2 or name_words().get(form[2:]) == "n":
        return True
    compound = at - 2 >= first and scan.words[at - 2].form == "عبد"
    demonym = any(m.value.kind == "demonym" for m in scan.names(at))
    nisba = form.endswith("ي") and len(form) > 5 and form not in title_book().adjectives
    return (scan.name_share(at) == 1 or nisba) and not demonym and (compound or scan.name_share(at - 1) == 2)


def _is_other(scan: Scan, first: int, at: int, share: int) -> bool:
    """True where a word, uncut or behind its proclitic, is something else than a name."""
    if at in scan.cuts:
        return False
    names = scan.names(at)
    if any(m.value.kind == "demonym" and not m.prefix for m in names):
        return True
    if share < 2 and len(scan.words[at].form) > 4 and scan.words[at].form.endswith("وا"):
        return True
    things = [m.value.known.type for m in names if not m.prefix and not m.value.weak]
    if "state" in things or ("organisation" in things and (at == first or share < 2)):
        return True
    form = scan.words[at].form
    if form.startswith("ي") and form[1] != "ي" and form.endswith(("ان", "ون")) and len(form) > 5 and share < 2:
        return True
    if share == 2:
        return False
    if form.endswith(("ها", "هم", "هما")) and len(form) > 5:
        return True
    if at > first and any(m.prefix and m.value.known.type in ("place", "state") and not m.value.weak for m in names):
        return True
    if at > first and len(form) > 4 and form.startswith(("ي", "ت", "سي", "ست")):
        return True
    return _is_glued(form) or (at == first and form[:1] in "وف")


def _is_glued(form: str) -> bool:
    """A proclitic with the article, a name, or a head or title behind it: بالطوغو, لمحمد, بولاية."""
    if form.startswith(("بال", "وال", "فال", "كال", "لل")):
        return True
    rest = form[1:]
    return form[:1] in "وفبلك" and (name_words().get(rest) == "n" or bool(openings(rest) & {BODIES, TITLES, GROUPS}))


def _without_loose_end(scan: Scan, first: int, last: int) -> int:
    while last > first and scan.words[last - 1].form in LINKS:
        last -= 1
    return last


def extended(scan: Scan, last: int, stop: int, known: Known) -> int:
    """The end of a known person's name with the ancestors behind it, and with parts that other names of the same person
    have: بن عبدالعزيز آل سعود; صباح الأحمد الجابر الصباح."""
    while last < stop:
        form = scan.words[last].form
        if last + 1 < stop and form in LINKS and form != "ام" and _may_follow_link(scan, last + 1):
            last += 2
        elif form.startswith(ARTICLE) and form in _parts_of(known.id):
            last += 1
        else:
            break
    return last


@functools.lru_cache(maxsize=4_000)
def _parts_of(known: str) -> frozenset[str]:
    """The words of all names that are listed for somebody."""
    return frozenset(word for form, kind, _ in store().names_of(known) if kind == "name" for word in form.split())


def is_good_name(scan: Scan, first: int, last: int, titled: bool) -> bool:
    """Whether a run is enough of a name: behind a title one word never seen or a name; else two of them, one sure.
    Where a tagger has looked, its word goes before."""
    tag = scan.tags.at(first, "person")
    if tag and tag.last == last:
        return True
    if not titled and scan.tags.doubts(first, last, "person"):
        return False
    if scan.words[first].form[scan.cuts.get(first, 0) :] in COMPOUNDS and last - first > 1:
        return titled or last - first > 2
    shares = [scan.name_share(n) for n in range(first, last) if scan.words[n].form not in LINKS]
    if not shares or last - first > LONGEST:
        return False
    lone = scan.words[first].form
    if len(shares) == 1 and (lone == "علي" or (shares[0] < 2 and (lone[:1] in "وفبل" or lone.endswith("وا")))):
        return False
    if titled:
        return max(shares) == 2 or (len(shares) <= 3 and len(scan.words[first].form) > 3)
    sure = len(shares) >= 2 and shares[0] == 2 and last > first + 1
    return sure and (sum(share == 2 for share in shares) >= 2 or _has_surname(scan, first, last))


def _has_surname(scan: Scan, first: int, last: int) -> bool:
    """Whether behind a sure given name that is no noun a family name comes: with the article, or no word of Arabic."""
    form = scan.words[last - 1].form
    given = scan.words[first].form[scan.cuts.get(first, 0) :]
    if is_ordinary(given) or ARTICLE + given in ordinary_words() or name_words().get(ARTICLE + given) == "m":
        return False
    if form.startswith(ARTICLE):
        demonym = any(m.value.kind == "demonym" for m in scan.names(last - 1))
        nisba = form.endswith("ي") and len(form) > 5 and form not in title_book().adjectives
        return not demonym and (nisba or not is_ordinary(form))
    unseen = scan.name_share(last - 1) == 1 and form not in name_words() and len(form) > 3
    return unseen and (looks_foreign(form) or (looks_foreign(given) and not form.endswith(NO_SURNAME_ENDS)))


@functools.lru_cache(maxsize=32_000)
def surname_stems(form: str) -> tuple[tuple[str, int, bool, bool], ...]:
    """What a word may be as a surname: stem, length of what is cut, whether it was never seen elsewhere, and whether it
    is a given name."""
    if is_function_word(form):
        return ()
    cuts = [(c.stem, c.length) for c in readings(form) if not c.prefix.endswith("ال") and len(c.stem) > 2]
    given = name_words()
    return tuple([(stem, n, len(stem) > 4 and name_share(stem) == 1, given.get(stem) == "n") for stem, n in cuts])


@functools.lru_cache(maxsize=32_000)
def name_skip(form: str) -> int | None:
    """How many characters to cut off a word with which an unknown name may start; None where none may."""
    known = name_words()
    if form.startswith("ال") and known.get(form) != "n":
        return 0 if form in known else None
    if name_share(form) == 2 or form in COMPOUNDS:
        return 0
    cuts = (c for c in readings(form) if c.prefix in ("ل", "و", "ب", "ف", "ول"))
    return next(
        (
            c.length
            for c in cuts
            if (known.get(c.stem) == "n" and len(c.stem) > 3 and not is_ordinary(form)) or c.stem in ("عبد",)
        ),
        None,
    )

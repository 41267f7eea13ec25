"""A page of our own, and what a model may say of it."""

from __future__ import annotations

from typing import Any

PAGE = """وزير الخارجية الكويتي يصل إلى الخرطوم

الخرطوم - صحيفة الضفتين
9 مارس 2025

وصل وزير الخارجية الكويتي إلى الخرطوم أمس السبت، والتقى رئيس الوزراء السوداني في القصر.

وقال الوزير الكويتي: "ستسلم الكويت السودان أربعين طنا من الأدوية".

ووسّعت شركة المنار البحرية خطها إلى بورتسودان، وضخت الشركة فيه 12 مليون دولار.

اقرأ أيضا: قطر تهدد تشاد بالحرب
"""

MINISTER = {"id": "a", "type": "person", "names": [], "titles": ["وزير الخارجية الكويتي", "الوزير الكويتي"]}
KUWAIT = {"id": "b", "type": "state", "names": ["الكويت"], "titles": []}
SUDAN = {"id": "c", "type": "state", "names": ["السودان"], "titles": []}
COMPANY = {"id": "d", "type": "organisation", "names": ["شركة المنار البحرية"], "titles": []}
PORT = {"id": "e", "type": "place", "names": ["بورتسودان"], "titles": []}
PREMIER = {"id": "f", "type": "person", "names": [], "titles": ["رئيس الوزراء السوداني"]}
ENTITIES = [MINISTER, KUWAIT, SUDAN, COMPANY, PORT, PREMIER]


def event(**fields: Any) -> dict[str, Any]:
    """An event of an answer, here the company's investment."""
    whole = {
        "trigger": "ضخت",
        "sentence": "ووسعت شركة المنار البحرية خطها إلى بورتسودان، وضخت الشركة فيه 12 مليون دولار",
        "type": "AID", "mode": None, "actor": ["d"], "recipient": [], "place": ["e"], "status": "occurred",
        "status_words": None, "said_by": [], "said_by_words": None, "time": None, "object": "12 مليون دولار",
        "quantities": ["12 مليون دولار"],
    }  # fmt: skip
    return whole | fields


INVESTMENT = event()
DELIVERY = event(
    trigger="ستسلم", sentence="ستسلم الكويت السودان أربعين طنا من الأدوية", type="AID", mode="medical", actor=["b"],
    recipient=["c"], place=[], status="planned", status_words=None, said_by=["a"], said_by_words="وقال",
    object="أربعين طنا من الأدوية", quantities=["أربعين طنا من الأدوية"],
)  # fmt: skip
QUOTE = {
    "words": "ستسلم الكويت السودان أربعين طنا من الأدوية", "direct": True, "speaker": "a", "cue": "قال", "via": None,
}  # fmt: skip


def answer(*events: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A whole answer."""
    return {"entities": ENTITIES, "events": list(events), "quotes": [], "relations": []} | more

"""The trees that weigh drafts (`waqai.extract.weighing`), grown on answer keys of whole articles.

    python -m training.weighing [--data ../shared/data]

Rules and tagger read every keyed article; what they propose is labelled by the key: who of those looked at stands on
which side, which drafts are acts, which status they have.  Doubtful acts, and drafts that only touch one, teach
nothing.  The articles are such as the tagger's layer of acts was never taught, so that what it says of them is no
better than what it says of any page.  Prints the figures of five folds, article by article; writes the tables of all of
them to `waqai/knowledge/data/trees/`.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from catboost import CatBoostClassifier
from numpy.typing import NDArray

from training.keyed import Keyed, KeyedAct, keyed, meant
from waqai.extract.act_rows import ACT_FEATURES, STATUS_FEATURES, act_rows, status_rows
from waqai.extract.draft import Draft
from waqai.extract.events import Read, about, proposed
from waqai.extract.reading import before_events
from waqai.extract.seen_acts import ROLES
from waqai.extract.side_rows import FEATURES, side_rows
from waqai.extract.subject_matter import matter_of
from waqai.knowledge.event_codes import MUTUAL
from waqai.knowledge.trees import UNIT
from waqai.model import STATUSES, RawPage, ReadOptions, Span
from waqai.readers.choosing import settled
from waqai.readers.suggesting import suggestions
from waqai.sources.articles import part
from waqai.sources.decode import decode
from waqai.text.document import Document

ROOT = Path(__file__).resolve().parents[1]
TREES = ROOT / "waqai" / "knowledge" / "data" / "trees"
FOLDS = 5
Rows = list[tuple[float, ...]]


class Sort(NamedTuple):
    """One ensemble: what its rows tell, its classes, its size, and the comment of its table."""

    name: str
    features: tuple[str, ...]
    classes: int
    depth: int
    rounds: int
    says: str


SORTS = (
    Sort("sides", FEATURES, 3, 6, 400, "whether an entity stands on no side of an act, as its actor, as its recipient"),
    Sort("acts", ACT_FEATURES, 2, 5, 350, "whether the words of a draft are an act of its type"),
    Sort("status", STATUS_FEATURES, len(STATUSES), 5, 250, "the status of an act: " + ", ".join(STATUSES)),
)


class Labelled(NamedTuple):
    """The rows of one article for one ensemble, with their classes."""

    article: str
    rows: Rows
    labels: list[int]


def main() -> None:
    """Grows all ensembles."""
    parser = argparse.ArgumentParser(prog="python -m training.weighing", description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data", help="the data folder")
    parser.add_argument("--out", type=Path, default=TREES, help="where the tables are written")
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    found = list(labelled(keyed(asked.data)))
    for sort in SORTS:
        articles = [one[sort.name] for one in found]
        print(sort.name, *figures(sort, articles), sep="\n  ")
        (asked.out / f"{sort.name}.tsv").write_text(table(sort, articles), "utf-8")


def labelled(articles: Iterator[Keyed]) -> Iterator[Mapping[str, Labelled]]:
    """The rows of each article with their labels, by ensemble."""
    options = settled(ReadOptions(reader="tagger"))
    for article in articles:
        page = decode(RawPage("text", article.text, "text"), options)
        parts = part(page, options)
        seen = suggestions([(page, [one for one, _ in parts])], options)[0]
        for (one, _), suggested in zip(parts, seen, strict=True):
            doc, _, read = before_events(page.text, one, suggested)
            yield of_document(article, doc, read)


def of_document(article: Keyed, doc: Document, read: Read) -> dict[str, Labelled]:
    """What rules and tagger propose of a document, labelled by its key."""
    drafts, adjectives = proposed(doc, read)
    keys = meant(article, _places(read, drafts))
    acts = [_act_at(article.acts, draft) for draft in drafts]
    found: dict[str, list[tuple[tuple[float, ...], int]]] = {sort.name: [] for sort in SORTS}
    for candidate in side_rows(doc, read.cast, drafts, adjectives.entities):
        act = acts[candidate.draft]
        if isinstance(act, KeyedAct):
            side = _side(act, keys.get(candidate.entity), drafts[candidate.draft], candidate.entity)
            found["sides"].append((candidate.row, side))
    assert read.acts is not None
    known = about(read, matter_of(doc), drafts)
    proven = act_rows(doc, drafts, read.acts, known.matter, known.stands)
    for row, act in zip(proven, acts, strict=True):
        if act != DOUBTFUL:
            found["acts"].append((row, int(act is not None)))
    for row, act in zip(status_rows(drafts, read.published), acts, strict=True):
        if isinstance(act, KeyedAct):
            found["status"].append((row, STATUSES.index(act.status)))
    return {
        name: Labelled(article.id, [row for row, _ in told], [label for _, label in told])
        for name, told in found.items()
    }


DOUBTFUL = "doubtful"


def _act_at(acts: Sequence[KeyedAct], draft: Draft) -> KeyedAct | str | None:
    """The act that a key has at the words of a draft: of its type, or else only doubtful ones, or none."""
    span = draft.trigger.span
    there = [act for act in acts if act.span.start < span.end and span.start < act.span.end]
    same = [act for act in there if act.type == draft.trigger.frame.event and not act.doubtful]
    return same[0] if same else DOUBTFUL if any(act.doubtful for act in there) else None


def _side(act: KeyedAct, key: str | None, draft: Draft, entity: str) -> int:
    """0 for no side, 1 for the actor's, 2 for the recipient's.  Of a mutual act both are one: there the side on which
    the draft has the entity."""
    sides = [key in act.actor, key in act.recipient]
    held = [entity in draft.arguments.get(role) for role in ROLES]
    if act.type in MUTUAL and any(sides) and any(held):
        sides = held
    return 1 if sides[0] else 2 if sides[1] else 0


def _places(read: Read, drafts: Sequence[Draft]) -> dict[str, set[Span]]:
    """Where each entity of a document is told, by its mentions and by the phrases that mean it alone."""
    places: dict[str, set[Span]] = {}
    for mention in read.cast.mentions:
        places.setdefault(mention.entity, set()).add(mention.span)
    for phrase in (phrase for draft in drafts for phrase in draft.scene.phrases if len(phrase.entities) == 1):
        places.setdefault(phrase.entities[0], set()).add(phrase.spans[0])
    return places


def grown(sort: Sort, articles: Sequence[Labelled]) -> CatBoostClassifier:
    """The ensemble of some articles' rows."""
    rows = np.array([row for one in articles for row in one.rows], np.float32)
    labels = np.array([label for one in articles for label in one.labels])
    loss = "Logloss" if sort.classes == 2 else "MultiClass"
    classes = {} if sort.classes == 2 else {"classes_count": sort.classes}
    model = CatBoostClassifier(
        loss_function=loss, depth=sort.depth, iterations=sort.rounds, learning_rate=0.07, l2_leaf_reg=4, rsm=0.5,
        random_seed=1, thread_count=1, verbose=0, allow_writing_files=False, **classes,
    )  # fmt: skip
    return model.fit(rows, labels)


def table(sort: Sort, articles: Sequence[Labelled]) -> str:
    """The ensemble of all articles as a table of questions and leaves, each leaf a number a class."""
    with tempfile.NamedTemporaryFile(suffix=".json") as file:
        grown(sort, articles).save_model(file.name, format="json")
        told = json.loads(Path(file.name).read_text("utf-8"))
    columns = 1 if sort.classes == 2 else sort.classes
    _, bias = told["scale_and_bias"]
    lines = [
        f"# Trees that weigh {sort.says}: boosted, oblivious (CatBoost), in thousandths of a logit.",
        f"# Grown by `python -m training.weighing` on the keys of {len(articles):,} articles (training/keys.tsv.xz);",
        "# made for Waqai.  Licence: Apache-2.0.  Nothing is mended here by hand: mend the keys and grow them anew.",
        "questions\tleaves",
    ]
    for number, tree in enumerate(told["oblivious_trees"]):
        leaves = np.array(tree["leaf_values"]).reshape(-1, columns) + (np.array(bias) if number == 0 else 0.0)
        questions = [f"{sort.features[one['float_feature_index']]}>{one['border']:.6g}" for one in tree["splits"]]
        values = [" ".join(str(round(value * UNIT)) for value in leaf) for leaf in leaves]
        lines.append("; ".join(questions) + "\t" + ",".join(values))
    return "\n".join(lines) + "\n"


def figures(sort: Sort, articles: Sequence[Labelled]) -> list[str]:
    """What the ensemble says of articles that it was not grown on: how far each class is told, at several chances."""
    chances: list[NDArray[np.float64]] = []
    labels: list[int] = []
    for fold in range(FOLDS):
        model = grown(sort, [one for n, one in enumerate(articles) if n % FOLDS != fold])
        for one in (one for n, one in enumerate(articles) if n % FOLDS == fold and one.rows):
            chances.append(model.predict_proba(np.array(one.rows, np.float32)))
            labels += one.labels
    told, right = np.concatenate(chances), np.array(labels)
    wanted = range(1, sort.classes)
    lines = []
    for least in (0.3, 0.5, 0.7):
        hit = sum(int(((told[:, n] >= least) & (right == n)).sum()) for n in wanted)
        found = sum(int((told[:, n] >= least).sum()) for n in wanted)
        lines.append(f"from {least}: precision {hit / max(1, found):.3f}, recall {hit / max(1, (right > 0).sum()):.3f}")
    return [f"{len(right):,} rows of {len(articles):,} articles", *lines]


if __name__ == "__main__":
    main()

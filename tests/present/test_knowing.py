"""`waqai entity` says who is meant and why; `waqai knowledge` keeps a desk's own names."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.present.running_waqai import Run, start
from waqai.knowledge.store import OWN_VARIABLE


def test_entity_names_who_is_meant_with_origin_and_licence(waqai: Run) -> None:
    rows = [json.loads(line) for line in waqai("entity", "سيرغاي لافرووف", "--json").data.splitlines()]
    assert rows[0]["meant"]
    assert rows[0]["id"] == "Q58217"
    assert rows[0]["because"][0].startswith("spelt like")
    assert any("Apache-2.0" in one for one in rows[0]["origin"])
    assert any(office.startswith("foreign minister of RU") for office in rows[0]["offices"])


def test_entity_says_when_it_does_not_know(waqai: Run) -> None:
    assert "nobody known bears this name" in waqai("entity", "يفغيني كوزنيتسكي").data
    assert "nobody for sure" in waqai("entity", "بوش").data


def test_state_office_and_date_settle_it(waqai: Run) -> None:
    asked = ("entity", "بوش", "--country", "us", "--office", "president", "--date", "2005", "--json", "--limit", "1")
    (row,) = waqai(*asked).data.splitlines()
    assert json.loads(row)["name_en"] == "George W. Bush"
    assert json.loads(row)["meant"]


def test_entity_takes_ids_and_english_names(waqai: Run) -> None:
    for name in ("Q7747", "Putin"):
        assert "Vladimir Putin" in waqai("entity", name, "--csv").data


def test_a_wrong_country_is_told(waqai: Run) -> None:
    done = waqai("entity", "بوش", "--country", "Egypt")
    assert done.status == 2
    assert "ISO 3166-1" in done.talk


def test_own_names_are_added_listed_and_removed(waqai: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(OWN_VARIABLE, str(tmp_path / "names.sqlite"))
    table = tmp_path / "desk.tsv"
    table.write_text("names\ttype\tname_en\nمركز الضفاف للرصد\torganisation\tBanks Monitor\n", "utf-8")
    assert "1 entities new" in waqai("knowledge", "add", table).talk
    assert "own:banks-monitor" in waqai("knowledge", "list", "--csv").data
    assert json.loads(waqai("knowledge", "list", "--json").data)["names"] == ["مركز الضفاف للرصد"]
    page = tmp_path / "page.txt"
    page.write_text("قال مركز الضفاف للرصد إن المعبر أغلق صباح اليوم.", "utf-8")
    read = start("read", page).communicate()[0]
    assert any(one["id"] == "own:banks-monitor" for one in json.loads(read)["entities"])
    assert "1 entities removed" in waqai("knowledge", "remove", "own:banks-monitor").talk
    assert waqai("knowledge", "list", "--json").data == ""

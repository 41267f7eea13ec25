"""Articles of somebody who wishes the reader ill: markup, scripts and controls of direction in every field."""

from __future__ import annotations

from typing import Any

SCRIPT = "<script>window.taken = 1</script>"
IMAGE = '<img src="https://elsewhere.example/x.png" onerror="window.taken = 1">'
OVERRIDE = "\N{RIGHT-TO-LEFT OVERRIDE}"

HOSTILE: list[dict[str, Any]] = [
    {
        "id": "hostile1",
        "outlet": f'"><b onmouseover="window.taken=1">صحيفة{SCRIPT}',
        "date": "2025-06-02",
        "title": f"وزير الصيد يزور الميناء {SCRIPT} {OVERRIDE}gnp.exe",
        "text": f"زار وزير الصيد التونسي ميناء بنزرت يوم الأحد {IMAGE} ووقع اتفاقا مع ليبيا بقيمة 3 ملايين دولار.\n"
        f"وقال الوزير: «{SCRIPT} نرحب بالجيران» ثم غادر javascript:window.taken=1 المكان.",
    },
    {
        "id": "hostile2",
        "outlet": "إذاعة الرمل",
        "date": "2025-06-03",
        "title": "عنوان " + "طويل " * 4000,
        "text": "أعلنت وزارة الزراعة الليبية أن وفدا من مالطا سيزور طرابلس الأسبوع المقبل لبحث صادرات الزيتون.\n"
        + "</p></article></main><h1>اختراق</h1>",
    },
]

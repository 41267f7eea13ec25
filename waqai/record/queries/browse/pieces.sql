-- The exact words of spans.
SELECT w.place, piece(p.text, w.span_start, w.span_end) AS words
FROM (SELECT unnest(CAST($places AS INTEGER[])) AS place, unnest(CAST($pages AS VARCHAR[])) AS page,
    unnest(CAST($starts AS INTEGER[])) AS span_start, unnest(CAST($ends AS INTEGER[])) AS span_end) w
  JOIN pages p ON p.page_sha256 = w.page
ORDER BY w.place;

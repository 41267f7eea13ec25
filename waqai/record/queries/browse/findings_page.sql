-- Which findings a page shows, in the order that stands in the place of ORDERED, and how many there are.
WITH listed AS (
  SELECT number, weight, carriers FROM finding_lists
  WHERE entity = coalesce($entity, '') AND kind IN (SELECT unnest(CAST($kinds AS VARCHAR[])))
    AND ($became IS NULL OR after = $became)
    AND ($settled IS NULL OR (after <> 'open') = $settled)
), page AS (
  SELECT number, row_number() OVER (ORDER BY ORDERED) AS place FROM (
    SELECT * FROM listed ORDER BY ORDERED LIMIT CAST($limit AS BIGINT) OFFSET CAST($offset AS BIGINT))
)
SELECT number, (SELECT count(*) FROM listed) AS total FROM page ORDER BY place;

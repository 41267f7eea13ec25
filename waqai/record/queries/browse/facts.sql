-- Standing facts about an entity.
SELECT article, number FROM fact_lists WHERE entity = $entity AND tied
ORDER BY article, span_start, number LIMIT CAST($limit AS BIGINT);

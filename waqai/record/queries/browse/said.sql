-- What somebody said, or words of others in which one is named, the latest first.
SELECT article, place FROM said_rows WHERE entity = $entity AND role = $role
ORDER BY day DESC NULLS LAST, article, place LIMIT CAST($limit AS BIGINT);

-- What somebody said, the latest first, without the words.
SELECT article, quote, direct, via, span, title, outlet, published, speaker FROM said_rows
WHERE entity = $entity AND role = 'speaker' ORDER BY number, span LIMIT CAST($limit AS BIGINT);

-- Some articles of pages whose place holds some letters.
SELECT article FROM article_rows WHERE contains(source, $source) LIMIT CAST($most AS BIGINT)

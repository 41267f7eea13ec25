-- Events whose words stand outside their sentence.
SELECT article_id AS article, event_id AS item, 'its trigger stands outside its sentence' AS detail
FROM events WHERE trigger_start < sentence_start OR trigger_end > sentence_end
ORDER BY ALL

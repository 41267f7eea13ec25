SELECT * FROM chosen ORDER BY list_position(CAST($ids AS VARCHAR[]), id)

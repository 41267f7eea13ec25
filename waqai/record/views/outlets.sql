CREATE VIEW outlets AS
SELECT coalesce(outlet_name, outlet_domain) AS outlet, min(outlet_domain) AS domain, count(*) AS articles,
  min(published_day) AS first_day, max(published_day) AS last_day
FROM articles
GROUP BY 1;
COMMENT ON VIEW outlets IS 'Who published how much; one row without a name holds the articles whose outlet is not known';
COMMENT ON COLUMN outlets.outlet IS 'Name as printed, or else the domain';
COMMENT ON COLUMN outlets.domain IS 'Internet domain';
COMMENT ON COLUMN outlets.articles IS 'Number of articles';
COMMENT ON COLUMN outlets.first_day IS 'Earliest publication day known';
COMMENT ON COLUMN outlets.last_day IS 'Latest publication day known';

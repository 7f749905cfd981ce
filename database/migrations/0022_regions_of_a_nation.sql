-- The tree with every village of the nation (decision 0023): no question may read it whole.

-- What lies inside a region is a range over code_lo; the level and what is alive are judged in the index.
create index regions_scope on regions (code_lo, level, status);
-- A word that many names hold: the shortest names first, until enough are found.
create index regions_short_names on regions (length(name), code) where status = 'ACTIVE';

-- Which grid is here: over the boxes of what has a border, where a b-tree over four numbers reads half of them.
drop index regions_box;
create index regions_box on regions using gist (box(point(min_lon, min_lat), point(max_lon, max_lat))) where boundary is not null;

-- What became of a code, wherever it was named.
create index region_changes_codes on region_changes using gin ((from_codes || to_codes));

-- Who opened how many matters of a kind lately (R-128): asked at every report of a grid worker, so it must not read the whole table.
create index events_by_opener on events (county, actor_person, received_at) where sequence = 1;
comment on index events_by_opener is 'Opening records by who wrote them: the hint that reports are made for the numbers (R-128).';

-- Notices know a person's id and not the county that keeps the record: a handler or reporter may be registered elsewhere.
create index persons_by_id on persons (id);

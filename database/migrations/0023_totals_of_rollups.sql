-- A page of figures mostly asks for all categories together (decision 0024): that sum stands beside the categories, under the category ''.

-- The owner sees no row while row security is forced, and this fills in what the fold adds from now on.
alter table rollups no force row level security;
do $$
declare
  named text := (select string_agg(quote_ident(column_name), ', ' order by ordinal_position) from information_schema.columns
    where table_schema = 'public' and table_name = 'rollups' and column_name not in ('county', 'digits', 'region', 'place', 'month', 'category'));
  sums text := (select string_agg(format('nullif(sum(%1$I), 0)::bigint', column_name), ', ' order by ordinal_position) from information_schema.columns
    where table_schema = 'public' and table_name = 'rollups' and column_name not in ('county', 'digits', 'region', 'place', 'month', 'category'));
begin
  execute format('insert into rollups (county, digits, region, place, month, category, %s)
    select county, digits, region, place, month, '''', %s from rollups group by county, digits, region, place, month', named, sums);
end
$$;
alter table rollups force row level security;
comment on column rollups.category is 'Four digits, or '''' for all categories together.';

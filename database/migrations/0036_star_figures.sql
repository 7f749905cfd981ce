-- Figures of star ratings (R-420…R-425, decision 0026): each village counted anew when one of its ratings moved, soon and never drifting.

create table whole_changes (
  county integer not null,
  id bigint generated always as identity,
  whole uuid not null,
  primary key (county, id)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
comment on table whole_changes is 'Dossiers that are wholes of others, of which something moved that no figure knows yet: a queue that is empty most of the time.';
comment on column whole_changes.whole is 'The dossier itself, or the one that belongs to it.';

create table star_figures (
  county integer not null,
  cycle uuid not null,
  year integer not null,
  village bigint not null,
  place bigint not null,
  stage text not null,
  households integer not null check (households >= 0),
  participating integer not null check (participating >= 0),
  staying_out integer not null check (staying_out >= 0),
  decided integer not null check (decided >= 0),
  rated integer not null check (rated >= 0),
  six_and_more integer not null check (six_and_more >= 0),
  every_star integer not null check (every_star >= 0),
  still_open integer not null check (still_open >= 0),
  own_over_peers integer,
  given_over_peers integer,
  kin_over_others integer,
  every_star_share integer,
  counted_at timestamptz not null,
  primary key (county, cycle)
);
create index star_figures_by_place on star_figures (year, place);
comment on table star_figures is 'One village and year each: how many households take part, are decided, carry the title. About villages, never about a household or person (R-424, R-452).';
comment on column star_figures.place is 'Padded code of the village, for the scope.';
comment on column star_figures.households is 'The denominator of the cycle: living households of the register the county chose (R-022, R-423).';
comment on column star_figures.staying_out is 'Households that said they stay out this year; no consequence follows (R-424).';
comment on column star_figures.own_over_peers is 'Hundredths of a star; null below five households. With the three after it the fairness figures of core/star-rating/fairness.ts.';

alter table whole_changes enable row level security;
alter table whole_changes force row level security;
create policy all_system on whole_changes to sanzhi_system using (true) with check (true);
grant select, insert, delete on whole_changes to sanzhi_system;
grant update (whole) on whole_changes to sanzhi_system;

alter table star_figures enable row level security;
alter table star_figures force row level security;
create policy all_system on star_figures to sanzhi_system using (true) with check (true);
grant select, insert, update, delete on star_figures to sanzhi_system;
create policy read_star_figures on star_figures for select to sanzhi_app using (
  (actor_reads_region() or actor_office() = 'CIVILIZATION_OFFICE') and place between actor_lo() and actor_hi());
grant select on star_figures to sanzhi_app;

-- One registration of a person for one thing on the whole platform, e.g. the election of a term (R-203).

create table held_persons (
  county integer not null,
  what text not null check (length(what) between 1 and 60),
  identity text not null check (length(identity) between 1 and 80),
  person uuid not null,
  dossier uuid not null,
  village text not null check (village ~ '^[0-9]{12}$'),
  held_at timestamptz not null,
  primary key (county, what, identity)
);
create unique index held_persons_once on held_persons (what, identity);
create index held_persons_by_dossier on held_persons (county, dossier, person);
create index held_persons_by_person on held_persons (county, person);
comment on table held_persons is 'Persons who may be entered in one dossier only, for one thing, on the whole platform: law forbids to register in two villages (R-203). Read and written by the platform alone; whoever is refused learns the other village''s name and nothing else.';
comment on column held_persons.what is 'For what, e.g. election-2026.';
comment on column held_persons.identity is 'Index of the identity number, so that one person of two counties is one; without a number the person''s own id.';
comment on column held_persons.dossier is 'The dossier that holds the person, of the same county.';

alter table held_persons enable row level security;
alter table held_persons force row level security;
create policy all_system on held_persons to sanzhi_system using (true) with check (true);
grant select, insert, delete on held_persons to sanzhi_system;

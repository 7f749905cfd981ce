-- What a dossier shows to other procedures, to which dossier it belongs (decision 0026), and declared near relatives (R-020).

alter table dossiers add column shown jsonb, add column belongs_to uuid;
comment on column dossiers.shown is 'The part that named other procedures may lean on (core/procedure `shows`); null where it shows nothing.';
comment on column dossiers.belongs_to is 'The dossier of the same county it is a part of, e.g. a household''s rating of its village''s cycle; null where it is of none.';
create index dossiers_by_whole on dossiers (county, belongs_to, id) where belongs_to is not null;
comment on index dossiers_by_whole is 'The parts of one dossier, in the order lists of them are read.';

create table kinships (
  county integer not null,
  id uuid not null,
  person uuid not null,
  relation text not null check (relation in (
    'spouse', 'parent', 'child', 'sibling', 'paternal-grandparent', 'maternal-grandparent', 'paternal-grandchild', 'maternal-grandchild')),
  other uuid not null,
  place bigint not null,
  declared_by uuid,
  declared_at timestamptz not null,
  withdrawn_at timestamptz check (withdrawn_at >= declared_at),
  primary key (county, id),
  check (person <> other),
  foreign key (county, person) references persons (county, id),
  foreign key (county, other) references persons (county, id)
);
create unique index kinships_once on kinships (county, person, other) where withdrawn_at is null;
create index kinships_other on kinships (county, other);
create index kinships_place on kinships (county, place, id);
comment on table kinships is 'Near relatives (近亲属, Civil Code art. 1045) across households, declared once for every rule of recusal and proxy (R-020).';
comment on column kinships.other is 'Is the `relation` of `person`: a child, parent, its mother.';
comment on column kinships.place is 'Padded code of the village the person lives or is registered in: who keeps its register may read it.';
comment on column kinships.declared_by is 'Who entered it; null for the platform itself.';

alter table kinships enable row level security;
alter table kinships force row level security;
create policy all_system on kinships to sanzhi_system using (true) with check (true);
create policy read_own_kinships on kinships for select to sanzhi_app using (person = actor_person() or other = actor_person());
grant select, insert, delete on kinships to sanzhi_system;
grant update (withdrawn_at) on kinships to sanzhi_system;
-- Who keeps the village's register enters and withdraws them; nobody changes what was declared.
create policy read_kinships_of_village on kinships for select to sanzhi_app using (
  actor_office() in ('VILLAGE_CADRE', 'PARTY_SEC') and place between actor_lo() and actor_hi());
create policy declare_kinship on kinships for insert to sanzhi_app with check (
  actor_office() in ('VILLAGE_CADRE', 'PARTY_SEC') and place between actor_lo() and actor_hi() and declared_by = actor_person());
create policy withdraw_kinship on kinships for update to sanzhi_app
  using (actor_office() in ('VILLAGE_CADRE', 'PARTY_SEC') and place between actor_lo() and actor_hi())
  with check (place between actor_lo() and actor_hi());
grant select, insert on kinships to sanzhi_app;
grant update (withdrawn_at) on kinships to sanzhi_app;

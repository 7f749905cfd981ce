-- Matters that were filed without an account, found again by the telephone number left with them (decision 0014).

alter table dossier_contacts add column phone_index bytea check (octet_length(phone_index) = 16);
comment on column dossier_contacts.phone_index is 'Keyed hash of the number, so that whoever proves the number finds the matter; null where none was left.';
create index dossier_contacts_by_phone on dossier_contacts (phone_index) where phone_index is not null;

create table linked_matters (
  county integer not null,
  dossier uuid not null,
  person uuid not null,
  reporter uuid not null,
  linked_at timestamptz not null,
  primary key (county, dossier, person)
);
comment on table linked_matters is 'Matters filed under a pseudonym that a person has proved to be theirs, by a code sent to the number left with the matter.';
comment on column linked_matters.person is 'Who proved the number.';
comment on column linked_matters.reporter is 'The pseudonym that filed the matter: the person reads and acts on this one matter as it.';
create index linked_matters_by_person on linked_matters (person, dossier);

alter table linked_matters enable row level security;
alter table linked_matters force row level security;
create policy all_system on linked_matters to sanzhi_system using (true) with check (true);
create policy read_own_links on linked_matters for select to sanzhi_app using (person = actor_person());
grant select, insert, delete on linked_matters to sanzhi_system;
grant select on linked_matters to sanzhi_app;

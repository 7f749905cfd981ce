-- Consents (代办的同意, R-104, R-606): what somebody agreed that one helper may do in their name, and until when. The door asks for one;
-- the person reads the same among the accesses to the own record.

create table consents (
  county integer not null,
  id uuid not null,
  person uuid not null,
  helper uuid not null,
  purpose text not null check (purpose ~ '^[a-z][a-z-]{1,39}$'),
  way text not null check (way in ('present', 'telephone', 'written')),
  given_at timestamptz not null,
  valid_until timestamptz not null check (valid_until > given_at),
  primary key (county, id)
);
comment on table consents is 'Who agreed that which helper acts in their name, to what and until when. Append-only by grant; written and read by the platform, never by a person.';
comment on column consents.person is 'Who agreed; persons.id of the same county.';
comment on column consents.helper is 'The person helped by, whatever offices they hold.';
comment on column consents.purpose is 'Name of the act agreed to, e.g. report.';
comment on column consents.way is 'How they agreed: present, telephone, written.';
create index consents_asked on consents (county, helper, person, purpose, valid_until);

alter table consents enable row level security;
alter table consents force row level security;
create policy all_system on consents to sanzhi_system using (true) with check (true);
grant select, insert on consents to sanzhi_system;

-- Codes on plaques, certificates, boards and notices of star rating, by which anybody checks that a sheet is genuine (R-409).

create table sheet_marks (
  county integer not null,
  code text not null check (code ~ '^[2-9A-HJ-NP-Z]{12}$'),
  cycle uuid not null,
  rating uuid,
  kind text not null check (kind in ('plaque', 'certificate', 'board', 'notice')),
  made_at timestamptz not null,
  primary key (county, code),
  check ((rating is not null) = (kind in ('plaque', 'certificate'))),
  foreign key (county, cycle) references dossiers (county, id)
);
create unique index sheet_marks_by_code on sheet_marks (code);
create unique index sheet_marks_once on sheet_marks (county, cycle, kind, rating) nulls not distinct;
comment on table sheet_marks is 'One random code a printed sheet: printed again it carries the same. Random, so that nobody can read lists out of it.';
comment on column sheet_marks.code is 'What the address in the printed code ends with: no letters or figures that look alike.';
comment on column sheet_marks.cycle is 'The village''s year the sheet belongs to.';
comment on column sheet_marks.rating is 'The household''s rating, for what is one household''s; null for what is the village''s.';

alter table sheet_marks enable row level security;
alter table sheet_marks force row level security;
create policy all_system on sheet_marks to sanzhi_system using (true) with check (true);
grant select, insert on sheet_marks to sanzhi_system;

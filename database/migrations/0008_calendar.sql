-- The working calendar (R-005) and the office hours of each county (R-006): what core/time needs to know of the world.

create table calendar_days (
  day date primary key check (day between date '2000-01-01' and date '2199-12-31'),
  is_workday boolean not null,
  note text not null check (length(note) between 1 and 50),
  source text not null check (length(source) between 1 and 200),
  imported_at timestamptz not null default now()
);
comment on table calendar_days is 'Holidays and make-up days of the State Council (R-005). Days not listed follow Monday–Friday. Reference table.';
comment on column calendar_days.is_workday is 'true: a make-up day, or an ordinary one that corrects an earlier line; false: a day off.';
comment on column calendar_days.note is 'Why, in Chinese, e.g. 国庆节放假.';
comment on column calendar_days.source is 'The notice or file the line was taken from.';

create table office_hours (
  county integer primary key check (county >= 0),
  ranges jsonb not null check (jsonb_typeof(ranges) = 'array' and jsonb_array_length(ranges) between 1 and 10),
  changed_at timestamptz not null default now()
);
comment on table office_hours is 'Office hours by county (R-006); county 0 is the default of the city. Reference table.';
comment on column office_hours.ranges is 'Minutes from 00:00, e.g. [[510,720],[870,1080]] for 08:30–12:00 and 14:30–18:00; in order, apart from each other.';

alter table calendar_days enable row level security;
alter table calendar_days force row level security;
alter table office_hours enable row level security;
alter table office_hours force row level security;

-- Public knowledge. Only the platform itself writes: an import and a change of hours are acts that run as the system.
grant select on calendar_days, office_hours to sanzhi_app, sanzhi_gate, sanzhi_system;
grant insert on calendar_days, office_hours to sanzhi_system;
grant update (is_workday, note, source, imported_at) on calendar_days to sanzhi_system;
grant update (ranges, changed_at) on office_hours to sanzhi_system;
create policy read_calendar_days on calendar_days for select to sanzhi_app, sanzhi_gate, sanzhi_system using (true);
create policy import_calendar_days on calendar_days for insert to sanzhi_system with check (true);
create policy correct_calendar_days on calendar_days for update to sanzhi_system using (true) with check (true);
create policy read_office_hours on office_hours for select to sanzhi_app, sanzhi_gate, sanzhi_system using (true);
create policy set_office_hours on office_hours for insert to sanzhi_system with check (true);
create policy change_office_hours on office_hours for update to sanzhi_system using (true) with check (true);

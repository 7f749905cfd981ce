-- Open affairs (R-270…R-281, decision 0037): what is published of a village and what it still owes, each behind an index of its own.

create index dossiers_disclosures on dossiers (village, opened_at desc, id desc) where procedure = 'disclosure';
comment on index dossiers_disclosures is 'The archive of one village''s publications, newest first: some hundred rows whatever else the village has.';
create index dossiers_disclosures_owed on dossiers (place, due_at) where procedure = 'disclosure' and state in ('MISSING', 'PREPARED', 'RETURNED', 'REVIEWED');
comment on index dossiers_disclosures_owed is 'Publications that are not out yet, by place: what is late in a village, township, county or city, without reading what was published.';

create table open_affairs_watch (
  county integer not null,
  village bigint not null,
  looked_until date not null,
  primary key (county, village)
);
comment on table open_affairs_watch is 'Until which day the duties of a village were looked at (R-271). A village enters when somebody holds an office in it, and owes nothing for the time before.';
comment on column open_affairs_watch.looked_until is 'Duties due on this day or before were judged: what was missing has a dossier that says so.';
alter table open_affairs_watch enable row level security;
alter table open_affairs_watch force row level security;
create policy all_system on open_affairs_watch to sanzhi_system using (true) with check (true);
grant select, insert, delete on open_affairs_watch to sanzhi_system;
grant update (looked_until) on open_affairs_watch to sanzhi_system;

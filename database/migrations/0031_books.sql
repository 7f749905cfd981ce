-- Books (账): what procedures count in whole units on accounts, e.g. points of households, stock of things (R-461, R-464; decision 0028).
-- Entries are made from records in the record's own transaction and never changed; balances are their sums and never below zero.

create table book_entries (
  county integer not null,
  dossier uuid not null,
  sequence integer not null,
  line smallint not null check (line >= 0),
  book text not null,
  account text not null,
  kind text not null,
  delta bigint not null check (delta <> 0),
  rule text not null,
  reference text not null,
  reversal_of text,
  village bigint not null,
  actor_person uuid,
  booked_at timestamptz not null,
  booked_on date not null,
  primary key (county, dossier, sequence, line),
  foreign key (county, dossier, sequence) references events (county, dossier, sequence)
);
comment on table book_entries is 'One line of a book, as the record (county, dossier, sequence) carries it. Append-only by grant: no role of the program may update or delete.';
comment on column book_entries.dossier is 'Whose act booked it; whoever reads that dossier reads the entry, nobody else.';
comment on column book_entries.reversal_of is 'Reference of the entry taken back; corrections are reversals and new entries, never changes (R-461).';
comment on column book_entries.actor_person is 'Who did the act; null for the system.';
comment on column book_entries.booked_on is 'Day of the act in Asia/Shanghai.';
create index book_entries_by_account on book_entries (county, book, account, booked_at);
create index book_entries_by_village on book_entries (county, book, village, booked_on);

create table book_balances (
  county integer not null,
  book text not null,
  account text not null,
  holder uuid not null,
  village bigint not null,
  balance bigint not null check (balance >= 0),
  primary key (county, book, account)
);
comment on table book_balances is 'What every account holds: the sum of its entries, never below zero. Acts lock the row before they decide.';
comment on column book_balances.holder is 'Dossier whose readers read the balance: the one that booked on the account first.';
create index book_balances_by_holder on book_balances (county, holder);
create index book_balances_by_village on book_balances (county, book, village);

do $$
declare
  name text;
begin
  foreach name in array array['book_entries', 'book_balances'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy all_system on %I to sanzhi_system using (true) with check (true)', name);
  end loop;
end
$$;

grant select, insert on book_entries, book_balances to sanzhi_system;
grant update (balance) on book_balances to sanzhi_system;
grant select on book_entries, book_balances to sanzhi_app;

-- The dossier's own policy decides inside the sub-select, as for its records. Region readers see what the dossier lets them see, and no more.
create policy read_book_entries on book_entries for select to sanzhi_app using (
  exists (select from dossiers where dossiers.county = book_entries.county and dossiers.id = book_entries.dossier));
create policy read_book_balances on book_balances for select to sanzhi_app using (
  exists (select from dossiers where dossiers.county = book_balances.county and dossiers.id = book_balances.holder));

-- Ledgers of the collective (R-289): the quarters of a village and its two inventories, a few among very many matters.

create index dossiers_collective_ledgers on dossiers (village, procedure) where procedure in ('collective-ledger', 'collective-property');
comment on index dossiers_collective_ledgers is 'A village''s quarters of funds and its inventories of assets and resources.';

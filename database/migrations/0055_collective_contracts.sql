-- Contracts of the collective (R-247, R-289): a village's list, and what is late or about to end in a region, each behind an index of its own.

create index dossiers_contracts on dossiers (village, opened_at desc, id desc) where procedure = 'collective-contract';
comment on index dossiers_contracts is 'The contracts of one village, newest first: some tens whatever else the village has.';
create index dossiers_contracts_running on dossiers (place, (shown ->> 'nextDue'), (shown ->> 'to')) where procedure = 'collective-contract' and state in ('IN_FORCE', 'OWING');
comment on index dossiers_contracts_running is 'Contracts in force by place, with the day the next instalment is due and the day the term ends: what is late or ends within ninety days, without reading the contracts.';

-- Meetings of the collective's members (R-286, R-287): a village's list, a few among very many matters.

create index dossiers_collective_meetings on dossiers (village, opened_at desc, id desc) where procedure = 'collective-meeting';
comment on index dossiers_collective_meetings is 'The meetings of one village''s collective, newest first.';

-- Meetings and matters on the ladder of a village, and of a county's villages for the yearly calendar: a few among very many matters (R-241, R-243, R-260).

create index dossiers_of_deliberation on dossiers (county, village, opened_at desc, id desc) where procedure in ('village-meeting', 'four-deliberations');

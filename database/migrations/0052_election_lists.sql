-- Elections of a county by village, term and run (their names say all three): a few among very many matters (R-200, R-231).

create index dossiers_of_elections on dossiers (county, id) where procedure = 'village-election';

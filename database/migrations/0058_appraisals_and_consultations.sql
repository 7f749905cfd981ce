-- Yearly appraisals (R-281) and consultations (R-251) of a village: found without reading what else the village has.

create index dossiers_appraisals on dossiers (village, opened_at desc, id desc) where procedure = 'appraisal';
comment on index dossiers_appraisals is 'The appraisals of one village, newest first: one or two a year.';
create index dossiers_consultations on dossiers (village, opened_at desc, id desc) where procedure = 'consultation';
comment on index dossiers_consultations is 'The consultations of one village, newest first: some a year.';

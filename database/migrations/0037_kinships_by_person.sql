-- Rules of recusal ask for the kinships of a household's members from either side (R-020).

create index kinships_person on kinships (county, person);

-- People who are registered in a village and live elsewhere belong to the roll of that village (R-021, R-022): its offices keep their
-- records too. So far only where somebody lives gave the right to write, and a village that took a new code left these people behind.

alter policy register_person on persons with check (
  actor_office() in ('GRID_WORKER', 'GRID_LEADER', 'VILLAGE_CADRE', 'TOWN_DISPATCHER', 'COUNTY_CENTER', 'CITY_CENTER')
  and (place between actor_lo() and actor_hi() or hukou_place between actor_lo() and actor_hi()));
alter policy change_person on persons
  using (actor_office() in ('GRID_WORKER', 'GRID_LEADER', 'VILLAGE_CADRE', 'TOWN_DISPATCHER', 'COUNTY_CENTER', 'CITY_CENTER')
    and (place between actor_lo() and actor_hi() or hukou_place between actor_lo() and actor_hi()))
  with check (actor_office() in ('GRID_WORKER', 'GRID_LEADER', 'VILLAGE_CADRE', 'TOWN_DISPATCHER', 'COUNTY_CENTER', 'CITY_CENTER')
    and (place between actor_lo() and actor_hi() or hukou_place between actor_lo() and actor_hi()));

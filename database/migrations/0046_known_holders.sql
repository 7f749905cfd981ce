-- Two thoughts about who holds an office: it is somebody known in the scope of whoever grants it, and the account a villager has is the account a
-- villager keeps on taking office (decision 0041).

-- 1. A mandate names a person the granter may see: of the register of the own scope (migration 0029), or the holder of an account of it, for staff
-- without a record in any register here. Until now any id was taken, also one of nowhere, and of people of elsewhere.
create policy grant_to_known_person on mandates as restrictive for insert to sanzhi_app with check (
  county_of_own_person(person) is not null
  or exists (select from accounts held where held.person = mandates.person and held.scope between actor_lo() and actor_hi()));
create policy propose_known_person on mandate_proposals as restrictive for insert to sanzhi_app with check (
  county_of_own_person(person) is not null
  or exists (select from accounts held where held.person = mandate_proposals.person and held.scope between actor_lo() and actor_hi()));

-- 2. A user name for an account that had none: written by the gate, after the security administrator was found to answer for it (server/identity).
grant update (user_name, scope) on accounts to sanzhi_gate;

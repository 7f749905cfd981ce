/** The registry (一网采集的底册): regions, units, persons, households, mandates. Everything the other rooms may ask of it. */
export { changzhi, loadRegions, type RegionList, type RegionLoad } from './load-regions.ts'
export { importDivisions, type DivisionImport, type ImportStep } from './import/import-divisions.ts'
export { readDivisions, type Division, type DivisionList } from './import/read-divisions.ts'
export {
  childrenOf, choicesBelow, findGrid, findRegion, findRegions, pathOf, searchRegions, type RegionSearch,
} from './regions.ts'
export { changeRegions, type RegionChanged } from './change-regions.ts'
export { regionChanges, type RegionChangeRecord } from './region-changes.ts'
export { insertUnits, type NewUnit } from './unit-rows.ts'
export { openOrdinaryUnits } from './open-units.ts'
export { findUnitFor, findUnits, unitsOfFunction, unitsOfRegion, type Unit } from './units.ts'
export {
  expiryNotice, findMandate, mandatesAskedFor, mandatesInForce, mandatesOfPersons, mandatesOfRegion, mandatesOfScope, mandatesOfUnit, officeHolders,
  type MandateFilter, type MandatePage, type MandateRecord, type OfficeHolder,
} from './mandates.ts'
export { holdersOfDesks } from './desks.ts'
export { governingNames } from './governing-names.ts'
export { grantMandate, revokeMandate, type NewMandate } from './grant-mandate.ts'
export {
  decideOnProposal, findProposal, proposalLife, proposalsOfScope, proposeMandate, type Deciding, type Decision, type MandateProposal,
} from './propose-mandate.ts'
export {
  findPersons, findPersonsByIdNumber, findPersonsByPhone, readPerson,
  type Access, type PersonEntry, type PersonPage, type PersonQuestion, type PersonRecord,
} from './persons.ts'
export { personRow, registerPersons, type NewPerson } from './register-person.ts'
export { consentDays, consents, consentStands, helpersOf, keepConsent, withdrawConsents, type Consent, type Consenting, type Helping } from './consents.ts'
export { accessesInScope, accessesTo, type AccessPage, type AccessRecord } from './access-records.ts'
export { countHouseholds, householdsOf, registerHouseholds, type Household, type HouseholdMember, type NewHousehold } from './households.ts'
export { countLivingHouseholds, householdsAskedFor } from './known-households.ts'
export { peopleAskedFor } from './known-people.ts'
export { holdPersons, releasePersons } from './hold-persons.ts'
export { compareHeld, mendHeld, type WrongHold } from './prove-held.ts'
export { takeInVillage } from './take-in-village.ts'
export { placeOf as sealedPlaceOf } from './field-places.ts'
export { holdersOf, phoneOfPerson } from './reach-people.ts'
export { namesOfHolders } from './names-of-holders.ts'
export {
  bodyMembers, bodyOfficeNames, bodyOffices, isBodyOffice, publishedMembers, type BodyMember, type BodyOffice, type PublishedMember,
} from './body-members.ts'
export {
  choosers, decideOnNomination, findNomination, nominateMember, openNominations, setUpBody, type Chooser, type NewNomination, type Nomination,
} from './nominate-member.ts'

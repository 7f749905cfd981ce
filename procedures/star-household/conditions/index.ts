/** Why an act on a household's rating can be refused: each condition is a rule of domain §5 with the sentence a person reads. */
export * from './after.ts'
export { cycleNameOf, cycleOf, householdOf } from './condition.ts'
export * from './meeting.ts'
export * from './self-rating.ts'
export * from './stage.ts'

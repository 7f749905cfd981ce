/**
 * Why an act of the grid case can be refused: each condition is a rule of domain §2 with the sentence a person reads.
 * Named so that the acts read like sentences: `checks: [leadIsInCatalogue, townMayLead, nobodyComplainedAbout]`.
 */
export * from './clocks.ts'
export * from './closing.ts'
export { categoryOf } from './condition.ts'
export * from './dispatching.ts'
export * from './handling.ts'
export * from './intake.ts'
export * from './oversight.ts'
export * from './staffing.ts'

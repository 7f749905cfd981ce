/** What everybody may read of elections, and what was put on the board of them with its proof. */
export { electionsOfVillage, ownElection, publicElection, type PublicElection, type PublicElectionLine, type PublicRoll } from './public-elections.ts'
export { candidatesOf, nameOf, rollLines, type Publication, type RollLine, type Version } from './publications.ts'
export { outcomeWords } from '../outcome-words.ts'

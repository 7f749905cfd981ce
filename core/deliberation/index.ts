/** How a village decides by law: meetings, their quorums and majorities, what must be held in a year, and the six steps of 四议两公开. Pure. */
export { boardEndsOn, leastBoardDays, stoodLongEnough } from './board.ts'
export { firstDayAfterNotice, isNoticedInTime, mustBeCalled, noticeDays, partsNeeded, proposersNeeded, type Proposers } from './calling.ts'
export {
  agrees, faultOfResolving, faultOfVotes, furtherKinds, isQuorate, ladder, ladderKinds, ladderSteps, mustGoThisWay, neededAtStep,
  type Deliberation, type FurtherKind, type LadderKind, type LadderStep, type OwnResolution, type StepFault, type StepVotes,
} from './ladder.ts'
export { decidedBy, delegableKinds, importantKinds, matterKinds, matters, mayBeDecidedBy, needsAuthorisation, type MatterKind } from './matters.ts'
export {
  addsUp, basesOf, isPassed, mayOpen, meetingKinds, neededToOpen, quorumBases, shareInWords, type Assembled, type Ballot, type MeetingKind, type QuorumBasis,
} from './quorum.ts'
export { faultOfComposition, type Composition, type CompositionFault } from './representatives.ts'
export {
  faultOfResolution, mayAskForResolutions, resolutionFaultWords, type Asked, type MeetingShown, type ResolutionFault, type ShownItem,
} from './resolution.ts'
export { risks, risksIn, type FoundRisk, type Risk } from './risk-words.ts'
export { dutiesOf, needsAttention, yearNow, type Duty, type DutyKey, type DutyStanding, type Held } from './yearly.ts'

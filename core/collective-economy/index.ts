/** The village's collective economy by law (RCE; R-285…R-292): contracts, ledgers, members, how they decide, and what may be raised of villagers. Pure. */
export { amount, fenOf } from './money-words.ts'
export {
  contractKindNames, contractKinds, faultOfBooking, isExpiring, mayBeReversed, mostInstalments, needsResolution, nextOpen, rhythms, scheduleOf, standingsOf, sumsOfAccount, warningDay,
  warningDays, type Account, type AccountSums, type BookingFault, type ContractKind, type Instalment, type InstalmentStanding, type Payment, type PayRhythm, type Waiver,
} from './contracts.ts'
export {
  addsUp, collectiveBodies, collectiveMatterNames, collectiveMatters, faultOfComposition, faultOfProxy, isBoardSize, isInTime, leadDays, mayDecide, mayOpen, memberAssembly,
  memberRepresentatives, neededPresent, neededYes, passes, type CollectiveBody, type CollectiveMatter, type Composition, type CompositionFault, type Mandated, type ProxyFault, type ProxyGround,
} from './assembly.ts'
export {
  askedReasons, entryReasons, faultOfStrike, isOfFullCapacity, lastDayToUndo, lossReasons, noReasons, undoHint, type AskedReason, type EntryReason, type LossReason, type StrikeFault,
} from './membership.ts'
export { burdenOf, doorsSigned, faultOfCaps, grounds, isForcedMoney, isWorkforce, levySums, type Burden, type Caps, type CapFault, type Door, type Ground, type LeviedPerson, type LevySums } from './levies.ts'
export { isCollectiveHolder, isLending } from './accounts.ts'
export { ledgerKey, nameOf, rollKey, type LedgerKind } from './names.ts'
export {
  accountKinds, firstBelowZero, isInQuarter, mayBeStruck, mostFundLines, quarterBefore, quarterOf, repeatedIn, sumsOfFunds, type Books, type FundAccount, type FundLine, type FundSums,
} from './funds.ts'
export { assetKinds, mostProperty, mu, propertyCells, propertyColumns, propertyLines, propertyNames, resourceKinds, uses, type PropertyKind, type PropertyLine, type Use } from './property.ts'

/** Books (账): balances locked for a decision, entries written with the record, sums read, everything proved equal to the records. */
export { lockBalances } from './lock-balances.ts'
export { writeEntries, type Booking } from './write-entries.ts'
export { sumsByPerson } from './sums.ts'
export { compareBalances, entriesThatDiffer, mendBalances, type EntryRow } from './prove-books.ts'
export { verifyBooks, type BookFault, type BookVerdict } from './verify-books.ts'

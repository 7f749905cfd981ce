/** Open affairs on the server: what is public of a village, what it owes, tables read in, sheets for the board; every act goes through the one door. */
export { openAffairsRoutes } from './routes.ts'
export { isChainWhole, publicArchive, publicationAt, publicYears, type Publication, type PublicLine } from './publications.ts'
export { overdueIn, type Overdue } from './overdue.ts'
export { startWatching, watchDuties, type Watching } from './watch-duties.ts'
export { readTable } from './read-table.ts'
export { UnreadableTable } from './read-xlsx.ts'

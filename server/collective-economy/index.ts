/** The collective economy on the server: contracts and ledgers as lists and workbooks, and what of them is public; every act goes through the one door. */
export { collectiveEconomyRoutes } from './routes.ts'
export { publicContracts, type PublicContractRow } from './contracts.ts'
export { publicLedgers } from './ledgers.ts'

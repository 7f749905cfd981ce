export { chainHash, genesis } from './chain.ts'

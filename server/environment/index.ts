export { CannotStart, cannotListen, cannotWrite, codeOf, startOrExplain } from './cannot-start.ts'
export { openDataFolder } from './data-folder.ts'
export { environmentFrom, variables, type Environment, type Mode } from './environment.ts'
export { secretOf } from './secret.ts'

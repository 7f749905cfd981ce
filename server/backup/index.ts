export { backUp, type BackUp } from './back-up.ts'
export { BrokenArchive } from './broken-archive.ts'
export { inspect, type Inspected } from './inspect.ts'
export { restore, type Restoring } from './restore.ts'

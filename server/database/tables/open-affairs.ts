/** Row types of open affairs (migration 0042). */
import type { Code } from './dossiers.ts'

export interface OpenAffairsWatchTable {
  county: number
  village: Code
  looked_until: string
}

export interface OpenAffairsTables {
  open_affairs_watch: OpenAffairsWatchTable
}

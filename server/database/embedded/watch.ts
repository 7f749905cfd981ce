/**
 * A PostgreSQL that dies under a running platform (killed for memory, a crash, a careless hand) is started again on the same port,
 * so that the pool finds it where it was and nobody has to be called (security R6).
 */
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'

export type Watched = {
  /** True when the cluster answers, started again if need be; false when it could not be started this time. */
  readonly revive: () => Promise<boolean>
  /** A fresh connection that holds the server for this process. */
  readonly holdAgain: () => Promise<pg.Client | undefined>
  readonly say: (line: string) => void
}

const firstPause = 100
const longestPause = 5_000

/** Watches the connection that holds the server; `release` ends the watch and lets go. */
export function watch(first: pg.Client, { revive, holdAgain, say }: Watched): { readonly release: () => Promise<void> } {
  let holder: pg.Client | undefined
  let released = false
  let reviving: Promise<void> | undefined
  keep(first)

  function keep(client: pg.Client): void {
    holder = client
    client.once('end', () => {
      if (released || holder !== client) return
      holder = undefined
      reviving = bringBack().finally(() => { reviving = undefined })
    })
  }

  async function bringBack(): Promise<void> {
    say('数据库断开，正在恢复 · the database went away, bringing it back')
    for (let wait = firstPause; !released; wait = Math.min(2 * wait, longestPause)) {
      const client = await revive().then((up) => (up ? holdAgain() : undefined)).catch(() => undefined)
      if (client !== undefined) {
        say('数据库已恢复 · the database is back')
        keep(client)
        return
      }
      await pause(wait)
    }
  }

  return {
    release: async () => {
      released = true
      await reviving
      await holder?.end().catch(() => undefined)
    },
  }
}

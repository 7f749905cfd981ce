/**
 * The platform as `npm start` serves it, in a process of its own, so that its memory and CPU are its own and not those of who asks.
 * Without timers, outbox and fold: what is measured is the answer.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { openDatabase } from '../../server/database/index.ts'
import { openPlatform } from '../../server/platform.ts'
import { openVisitors } from '../../server/visitors.ts'

export type Served = { readonly url: string; /** Cookie of a visitor, by person. */ readonly cookies: readonly string[] }
export type Usage = { readonly residentBytes: number; readonly heapBytes: number; /** Milliseconds of CPU since its start. */ readonly cpu: number }
export type Asked = { readonly serve: pg.ClientConfig; readonly visitors: readonly string[] } | 'usage' | 'stop'

const secret = 'a secret for measuring only, more than thirty-two bytes'

let end: () => Promise<void> = () => Promise.resolve()

process.on('message', (asked: Asked) => {
  void answer(asked).catch((error: unknown) => {
    console.error(error)
    process.exit(1)
  })
})

async function answer(asked: Asked): Promise<void> {
  if (asked === 'usage') process.send?.(usage())
  else if (asked === 'stop') await end().finally(() => process.exit(0))
  else process.send?.(await serve(asked))
}

async function serve({ serve: signIn, visitors }: Exclude<Asked, string>): Promise<Served> {
  const database = openDatabase({ ...signIn, max: 32 })
  const filesFolder = await mkdtemp(join(tmpdir(), 'sanzhi-bench-files-'))
  const platform = await openPlatform({ database, secret, mode: 'demo', filesFolder, secureCookies: false, background: false })
  await platform.app.listen({ host: '127.0.0.1', port: 0 })
  end = async () => {
    await platform.close()
    await database.close()
    await rm(filesFolder, { recursive: true, force: true })
  }
  return { url: `http://127.0.0.1:${(platform.app.server.address() as AddressInfo).port}`, cookies: visitors.map(cookieOf) }
}

function cookieOf(person: string): string {
  let cookie = ''
  openVisitors(secret, false).write({ setCookie: (name: string, value: string) => { cookie = `${name}=${value}` } } as never, person)
  return cookie
}

function usage(): Usage {
  const { rss, heapUsed } = process.memoryUsage()
  const { user, system } = process.cpuUsage()
  return { residentBytes: rss, heapBytes: heapUsed, cpu: (user + system) / 1_000 }
}

/**
 * Stands between one platform process and PostgreSQL and lets the n-th statement of a chosen act fail, in the running product and under
 * load (security R5): the connection is cut before the statement arrives, or after it was done and before anybody hears of it, or the
 * statement is replaced by one that fails. It also cuts connections at random.
 */
import { createServer, connect, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import { endsStatement, failing, framing, type Message } from './wire.ts'

export const ways = ['cut before', 'cut after', 'fail'] as const
export type Way = typeof ways[number]

/** Strikes the n-th statement of the next transaction that names the mark, counted from the first one that does. */
export type Plan = { readonly mark: string; readonly act: string; readonly nth: number; readonly way: Way; readonly sqlstate: string; struck: boolean }

export type DatabaseProxy = {
  readonly port: number
  readonly arm: (plan: Plan) => void
  readonly disarm: (plan: Plan) => void
  /** Cuts every connection now open, or each with that probability. */
  readonly cut: (share: number, random: () => number) => number
  readonly close: () => Promise<void>
}

export async function openDatabaseProxy(toPort: number): Promise<DatabaseProxy> {
  const plans = new Set<Plan>()
  const open = new Set<() => void>()
  const server = createServer((inner) => {
    const outer = connect({ host: '127.0.0.1', port: toPort, noDelay: true })
    inner.setNoDelay(true)
    const cut = () => {
      open.delete(cut)
      inner.destroy()
      outer.destroy()
    }
    open.add(cut)
    for (const socket of [inner, outer]) socket.on('error', cut).on('close', cut)
    sabotage(inner, outer, plans, cut)
  })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  const cutAll = (share: number, random: () => number) => {
    const chosen = [...open].filter(() => random() < share)
    for (const cut of chosen) cut()
    return chosen.length
  }
  return {
    port: (server.address() as AddressInfo).port,
    arm: (plan) => plans.add(plan),
    disarm: (plan) => plans.delete(plan),
    cut: cutAll,
    close: async () => {
      cutAll(1, () => 0)
      await new Promise((resolve) => { server.close(resolve) })
    },
  }
}

function sabotage(client: Socket, server: Socket, plans: Set<Plan>, cut: () => void): void {
  const asked = framing({ startup: true })
  const answered = framing({ startup: false })
  let group: Message[] = []
  let plan: Plan | null = null
  let statement = 0
  /** Answers still to come until the one that nobody may hear; null while everything is passed on. */
  let silent: number | null = null
  // The first is the one that ends signing in.
  let outstanding = 1

  client.on('data', (chunk: Buffer) => {
    for (const message of asked(chunk)) {
      group.push(message)
      if (endsStatement(message)) ask()
      else if (message.type === '' || message.type === 'p' || message.type === 'X') pass()
    }
  })
  server.on('data', (chunk: Buffer) => {
    for (const { type, bytes } of answered(chunk)) {
      if (type !== 'Z') continue
      outstanding -= 1
      // Idle again: the transaction is over, struck or not.
      if (bytes[5] === idle && outstanding <= 0) plan = null
      if (silent !== null && (silent -= 1) === 0) {
        cut()
        return
      }
    }
    if (silent === null && !client.write(chunk)) waitFor(client, server)
  })

  function ask(): void {
    if (plan === null && plans.size > 0) {
      const text = Buffer.concat(group.map(({ bytes }) => bytes)).toString('latin1')
      plan = [...plans].find(({ mark, struck }) => !struck && text.includes(mark)) ?? null
      statement = 0
    }
    statement += 1
    if (plan === null || plan.struck || statement !== plan.nth) pass()
    else strike(plan)
    outstanding += 1
  }

  function strike(struck: Plan): void {
    struck.struck = true
    if (struck.way === 'cut before') cut()
    else if (struck.way === 'fail') {
      group = []
      server.write(failing(struck.sqlstate))
    } else {
      silent = outstanding + 1
      pass()
    }
  }

  function pass(): void {
    for (const { bytes } of group) if (!server.write(bytes)) waitFor(server, client)
    group = []
  }
}

const idle = 'I'.charCodeAt(0)

function waitFor(full: Socket, source: Socket): void {
  if (source.isPaused()) return
  source.pause()
  full.once('drain', () => source.resume())
}

/** The people who do the acts: accounts of the demonstration, signed in once with password and code, and again should a session end. */
import { setTimeout as pause } from 'node:timers/promises'
import { send } from './send.ts'

export const crewNames = ['grid-worker-1', 'village-cadre', 'town-dispatcher', 'town-dispatcher-2', 'transport-handler', 'verifier'] as const
export type CrewName = typeof crewNames[number]
export type Crew = {
  readonly headersOf: (name: CrewName) => Readonly<Record<string, string>>
  /** After a 401: once, however many noticed it. */
  readonly renew: (name: CrewName) => Promise<void>
}

export async function gatherCrew(ports: readonly number[]): Promise<Crew> {
  const headers = new Map<CrewName, Readonly<Record<string, string>>>()
  const renewing = new Map<CrewName, Promise<void>>()
  const enter = async (name: CrewName) => { headers.set(name, await signIn(ports, name)) }
  for (const name of crewNames) await enter(name)
  return {
    headersOf: (name) => headers.get(name) ?? {},
    renew: async (name) => {
      const running = renewing.get(name) ?? enter(name).finally(() => renewing.delete(name))
      renewing.set(name, running)
      await running
    },
  }
}

/** A code is taken once, and a platform that was just killed takes none: tried again with the next one. */
async function signIn(ports: readonly number[], name: CrewName): Promise<Readonly<Record<string, string>>> {
  for (let attempt = 0; attempt < 30; attempt += 1) {
    const headers = await tryToSignIn(ports[attempt % ports.length] ?? 0, name).catch(() => null)
    if (headers !== null) return headers
    await pause(2_000)
  }
  throw new Error(`${name} could not sign in within a minute`)
}

async function tryToSignIn(port: number, userName: CrewName): Promise<Readonly<Record<string, string>> | null> {
  const known = (await send(port, { method: 'GET', path: '/api/demo/accounts' })).body as { password: string; items: { userName: string; code: string | null }[] }
  const code = known.items.find((one) => one.userName === userName)?.code
  const half = await send(port, { method: 'POST', path: '/api/session', body: { method: 'password', userName, password: known.password } })
  const { csrf } = half.body as { csrf?: string }
  if (csrf === undefined) return null
  const whole = await send(port, {
    method: 'POST', path: '/api/session', headers: { 'cookie': cookieOf(half.cookies), 'x-csrf-token': csrf }, body: { method: 'second-factor', code, csrf },
  })
  if (whole.status >= 300) return null
  return { 'cookie': cookieOf(whole.cookies), 'x-csrf-token': (whole.body as { csrf: string }).csrf }
}

function cookieOf(cookies: readonly string[]): string {
  return cookies.map((one) => one.split(';')[0] ?? '').join('; ')
}

/** The village a page speaks of: the one chosen in this browser, else where the person signed in lives, else the demonstration's. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { countyOf } from '../../../core/region/codes.ts'
import { dayOf, type Instant } from '../../../core/time/index.ts'
import type { Frame, Person } from '../../../faces/portal/contract.ts'
import type { Transaction } from '../../database/index.ts'
import { officeHolders, pathOf, type OfficeHolder } from '../../registry/index.ts'
import { offices } from '../../../core/procedure/actor.ts'
import type { Portal } from '../portal.ts'
import type { PersonHead } from './person-head.ts'

export type Village = {
  readonly code: string
  readonly county: number
  readonly name: string
  readonly holders: readonly OfficeHolder[]
}

const cookie = 'sanzhi-village'

export function villageCode({ homeVillage }: Portal, request: FastifyRequest, person: PersonHead | null): string | null {
  const chosen = request.cookies[cookie]
  if (chosen !== undefined && /^\d{12}$/.test(chosen)) return chosen
  return person?.residenceVillage ?? homeVillage ?? null
}

export function chooseVillage({ secureCookies }: Portal, reply: FastifyReply, code: string): void {
  void reply.setCookie(cookie, code, { path: '/', httpOnly: true, sameSite: 'lax', secure: secureCookies, maxAge: 365 * 86_400 })
}

/** Whoever signs in sees the own village again, not one that was looked at before. */
export function forgetVillage({ secureCookies }: Portal, reply: FastifyReply): void {
  void reply.clearCookie(cookie, { path: '/', httpOnly: true, sameSite: 'lax', secure: secureCookies })
}

/** Kept for half a minute: it stands on every page and changes a few times a year. Null for a code of no village. */
export async function villageAt(transaction: Transaction, code: string, now: Instant): Promise<Village | null> {
  const held = kept.get(code)
  if (held !== undefined && held.at <= now && held.at > now - 30_000) return held.village
  const path = await pathOf(transaction, { level: 'VILLAGE', code })
  if (path.at(-1)?.level !== 'VILLAGE') return null
  const holders = await officeHolders(transaction, { level: 'VILLAGE', code }, dayOf(now), 'inside')
  const name = path
    .filter(({ level }) => level === 'TOWN' || level === 'VILLAGE')
    .map((region) => region.shortName)
    .join('')
  const village = { code, county: countyOf(code), name, holders }
  kept.delete(code)
  kept.set(code, { at: now, village })
  const [oldest] = kept.keys()
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest)
  return village
}

const mostKept = 500
const kept = new Map<string, { readonly at: Instant; readonly village: Village }>()

/** Whom to call: the grid worker of one's own grid, else whoever of the village has a work number, else the hotline. */
export function contactOf(village: Village | null, person: PersonHead | null): Frame['contact'] {
  const reachable = (village?.holders ?? []).filter((holder) => holder.workPhone !== null)
  const own = reachable.find((holder) => holder.office === 'GRID_WORKER' && holder.region.code === person?.residenceGrid)
  const order = ['GRID_LEADER', 'VILLAGE_CADRE', 'GRID_WORKER'] as const
  const found = own ?? order.flatMap((office) => reachable.filter((holder) => holder.office === office))[0] ?? reachable[0]
  return found === undefined ? { office: '政务服务热线', name: '', phone: '12345' } : personOf(found)
}

export function personOf({ office, name, workPhone }: OfficeHolder): Person {
  return { office: offices[office], name, phone: workPhone ?? '' }
}

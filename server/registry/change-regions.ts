/**
 * Acts on the tree, carried out: one transaction moves the versions, the households with their people, and leaves a record. One act at a
 * time in a county, and none while a household is being registered there.
 */
import { v7 as uuidv7 } from 'uuid'
import type { Actor, Office } from '../../core/procedure/actor.ts'
import { Refused } from '../../core/procedure/refusal.ts'
import { decideChange, type Registered } from '../../core/region/decide-change.ts'
import type { RegionChange, RegionCommand } from '../../core/region/change.ts'
import { countyOf, parentKeyOf } from '../../core/region/codes.ts'
import { codeLength, contains, levelOf, type RegionKey } from '../../core/region/region.ts'
import { scopeOf } from '../../core/region/scope.ts'
import { dayOf, type Instant } from '../../core/time/instant.ts'
import type { Transaction } from '../database/index.ts'
import { lockCounties } from './lock-counties.ts'
import { moveHouseholds, openPlacements } from './move-households.ts'
import { closeRegionVersions, insertRegionVersions } from './region-rows.ts'
import { regionOf, versionRows } from './regions.ts'

export type RegionChanged = { readonly id: string; readonly change: RegionChange; /** Sentences worth showing. */ readonly warnings: readonly string[] }

/** Changes the tree or throws `Refused`; nothing is half done. */
export async function changeRegions(
  transaction: Transaction, actor: Actor, command: RegionCommand, reason: string, at: Instant,
): Promise<RegionChanged> {
  refuseStrangers(actor, command)
  if (command.day > dayOf(at)) throw refusals.future()
  await lockCounties(transaction, [...new Set(keysOf(command).map(({ code }) => countyOf(code)))].toSorted((a, b) => a - b), 'alone')
  const { registered, households } = await load(transaction, command)
  const decision = decideChange(registered, command)
  if (decision.kind === 'refused') throw new Refused(decision.refusal)
  const { change } = decision
  await closeRegionVersions(transaction, change.closes, change.day)
  const opened = await insertRegionVersions(transaction, change.opens)
  if (opened !== change.opens.length) throw new Error('the tree holds a version that the decision did not know')
  await moveHouseholds(transaction, change, households, at)
  const id = await record(transaction, actor, change, reason, at)
  return { id, change, warnings: [...change.warnings, ...await vacantOffices(transaction, change)] }
}

/** The centres do every act; the system administrator names and opens, and moves nobody, since it may not see anybody. */
function refuseStrangers(actor: Actor, command: RegionCommand): void {
  if (actor.kind === 'system') return
  const office: Office | undefined = actor.mandate?.office
  const region = actor.mandate?.region
  const movesNobody = command.act === 'rename' || (command.act === 'open' && Object.keys(command.assign).length === 0)
  const may = office === 'CITY_CENTER' || office === 'COUNTY_CENTER' || (office === 'SYS_ADMIN' && movesNobody)
  if (!may || region === undefined || !keysOf(command).every((key) => contains(region, key))) throw refusals.notYours()
}

/** Every region the command names, old and new. */
function keysOf(command: RegionCommand): readonly RegionKey[] {
  switch (command.act) {
    case 'open': return command.regions
    case 'split': return [command.region, ...command.into]
    case 'merge': return [...command.regions, command.into]
    case 'rename':
    case 'retire': return [command.region]
    case 're-parent': return [command.region, command.to]
  }
}

async function load(transaction: Transaction, command: RegionCommand) {
  const parents = keysOf(command).map((key) => parentKeyOf(key) ?? key)
  const around = parents.filter((key, index) => parents.findIndex((other) => contains(other, key)) === index)
  const history: Registered['history'][number][] = []
  for (const parent of around) {
    const { lo, hi } = scopeOf(parent)
    const rows = await versionRows(transaction).where('code_lo', '>=', lo).where('code_lo', '<=', hi).where('code_hi', '<=', hi).execute()
    history.push(...rows.map(regionOf))
  }
  const households = await openPlacements(transaction, placesOf(command))
  return { registered: { history, placements: households.map((placed) => ({ ...placed, validTo: null })) }, households }
}

/** Where households may be touched: in the regions that end, and in a village that gets grids. */
function placesOf(command: RegionCommand): readonly RegionKey[] {
  switch (command.act) {
    case 'open': return command.regions.slice(0, 1).flatMap((grid) => parentKeyOf(grid) ?? [])
    case 'merge': return command.regions
    default: return [command.region]
  }
}

async function record(transaction: Transaction, actor: Actor, change: RegionChange, reason: string, at: Instant): Promise<string> {
  const codes = [...change.from, ...change.to].map(({ code }) => code)
  const whole = commonRegion(codes)
  const { lo, hi } = scopeOf(whole)
  const id = uuidv7({ msecs: at })
  await transaction.insertInto('region_changes').values({
    id, act: change.act, level: (change.to[0] ?? change.from[0] ?? whole).level, from_codes: change.from.map(({ code }) => code),
    to_codes: change.to.map(({ code }) => code), day: change.day, reason, by_person: actor.person, by_office: actor.mandate?.office ?? null,
    recorded_at: new Date(at), code_lo: lo, code_hi: hi,
  }).execute()
  return id
}

/** The smallest region that holds all these codes. */
function commonRegion(codes: readonly string[]): RegionKey {
  const [first = ''] = codes
  const lengths = Object.values(codeLength).toSorted((a, b) => b - a)
  const length = lengths.find((each) => codes.every((code) => code.length >= each && code.startsWith(first.slice(0, each)))) ?? codeLength.CITY
  const code = first.slice(0, length)
  return { level: levelOf(code) ?? 'CITY', code }
}

/** Mandates do not follow a code by themselves: the security administrator grants them anew. */
async function vacantOffices(transaction: Transaction, { closes, day }: RegionChange): Promise<readonly string[]> {
  const codes = closes.filter(({ status }) => status === 'RETIRED').map(({ code }) => code)
  if (codes.length === 0) return []
  const rows = await transaction.selectFrom('office_holders').select('name').distinct().where('region_code', 'in', codes)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', day)])).orderBy('name').execute()
  return rows.length === 0 ? [] : [`请安全管理员重新授予任职：${rows.map(({ name }) => name).join('、')}。`]
}

const refusals = {
  notYours: () => new Refused({
    code: 'region-change-not-yours', sentence: '只有本区域的县级或市级中心可以调整区划和网格，请联系中心办理。',
    cause: 'the actor is no centre (or, for names and empty grids, system administrator) of a scope that holds every region named', rule: 'R-016',
  }),
  future: () => new Refused({
    code: 'region-change-in-future', sentence: '变更日期不能晚于今天，请到当天再办理。', cause: 'the day lies after today', rule: 'R-016',
  }),
}

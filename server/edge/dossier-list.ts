/** What is asked of a list of dossiers, and its lines as people read them: for the page and for the export. */
import { Type, type Static } from '@sinclair/typebox'
import type { Actor } from '../../core/procedure/actor.ts'
import { Refused } from '../../core/procedure/refusal.ts'
import { contains, levelOf } from '../../core/region/region.ts'
import type { NamedLine } from '../../core/view/index.ts'
import type { Door } from '../acts/index.ts'
import type { Transaction } from '../database/index.ts'
import { listRegion, listReported, listTasks, remainingTimes, type Cursor, type Filters, type Page } from '../dossiers/index.ts'
import { findRegions } from '../registry/index.ts'

/** What narrows a list; paging comes besides. */
export const narrowing = {
  queue: Type.Optional(Type.Union([Type.Literal('tasks'), Type.Literal('region'), Type.Literal('reported')], { description: 'tasks: what waits for me; region: all matters of a region; reported: what I reported.' })),
  region: Type.Optional(Type.String({ pattern: '^[0-9]{4,15}$' })),
  state: Type.Optional(Type.String({ maxLength: 40, pattern: '^[A-Z_]+$' })),
  group: Type.Optional(Type.String({ pattern: '^[0-9]{2}$' })),
  priority: Type.Optional(Type.String({ pattern: '^[A-Z0-9]{1,3}$' })),
  lamp: Type.Optional(Type.Union([Type.Literal('soon'), Type.Literal('late')])),
  text: Type.Optional(Type.String({ maxLength: 40 })),
}
export type Narrowed = Static<ReturnType<typeof Type.Object<typeof narrowing>>>

export type NamedPage = { readonly lines: readonly NamedLine[]; readonly next: Cursor | null }

/** `transaction` runs as the actor. @throws Refused `region-not-yours`, `staff-only` */
export async function namedPage(door: Door, transaction: Transaction, actor: Actor, asked: Narrowed, cursor: Cursor | null, limit: number): Promise<NamedPage> {
  const page = await pageAsked(transaction, actor, asked, cursor, limit, door.clock())
  const names = await placeNames(transaction, page)
  const remaining = await remainingTimes(transaction, door.calendars, page.lines, door.clock())
  const states = door.procedures.all
  return {
    next: page.next,
    lines: page.lines.map((line): NamedLine => ({
      ...line, remaining: remaining.get(line.id) ?? null, villageName: names.get(line.village) ?? null, gridName: line.grid === null ? null : names.get(line.grid) ?? null,
      stateName: states.find(({ key }) => key === line.procedure)?.states[line.state]?.name ?? line.state,
    })),
  }
}

async function pageAsked(transaction: Transaction, actor: Actor, asked: Narrowed, cursor: Cursor | null, limit: number, now: number): Promise<Page> {
  const filters = filtersOf(asked)
  switch (asked.queue ?? 'tasks') {
    case 'tasks': return await listTasks(transaction, actor, filters, cursor, limit, now)
    case 'reported': return actor.person === null ? { lines: [], next: null } : await listReported(transaction, actor.person, filters, cursor, limit, now)
    case 'region': return await listRegion(transaction, actor, regionAsked(ownRegion(actor), asked.region), filters, cursor, limit, now)
  }
}

function ownRegion({ mandate }: Actor): string {
  if (mandate === null) throw new Refused({ code: 'staff-only', sentence: '这里只给工作人员用，请选择一个任职身份。', cause: 'no mandate chosen' })
  return mandate.region.code
}

/** Short names of the places on a page, in one question. */
async function placeNames(transaction: Transaction, { lines }: Page): Promise<ReadonlyMap<string, string>> {
  const codes = [...new Set(lines.flatMap(({ village, grid }) => (grid === null ? [village] : [village, grid])))]
  const regions = codes.length === 0 ? [] : await findRegions(transaction, codes)
  return new Map(regions.map(({ code, shortName }) => [code, shortName]))
}

/** Own region, or one inside it. @throws Refused for any other: to show the own one instead would pass one place off as another. */
function regionAsked(own: string, asked: string | undefined): string {
  if (asked === undefined) return own
  const outer = levelOf(own)
  const inner = levelOf(asked)
  if (outer === null || inner === null) throw new Refused({ code: 'request-invalid', sentence: '区划代码不对。', cause: 'no level has codes of this length' })
  if (contains({ level: outer, code: own }, { level: inner, code: asked })) return asked
  throw new Refused({ code: 'region-not-yours', sentence: '这个地方不在您的辖区里，看不到它的清单。请从本辖区进入。', cause: `region ${asked} is not inside ${own}` })
}

function filtersOf({ state, group, priority, lamp, text }: Narrowed): Filters {
  return { state, group, priority, lamp, text: text?.trim() === '' ? undefined : text }
}

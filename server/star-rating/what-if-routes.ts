/**
 * `POST /api/star-rating/what-if`: a draft of the standard counted on the last year that was awarded, before anybody proposes or reviews it. A POST
 * because the draft is too long for an address; the reading is a read-only transaction and keeps nothing.
 */
import { Type, type Static } from '@sinclair/typebox'
import type { FastifyInstance } from 'fastify'
import { checkForm } from '../../core/procedure/form.ts'
import { Refused } from '../../core/procedure/refusal.ts'
import { contains, levelOf, type RegionKey } from '../../core/region/region.ts'
import { dayOf } from '../../core/time/index.ts'
import type { StarWhatIf } from '../../core/view/star-years.ts'
import { faultsOfSettings, settingsSchema, type CycleSettings } from '../../procedures/star-cycle/settings.ts'
import type { Door } from '../acts/index.ts'
import { takeRole } from '../database/index.ts'
import { requireStaff } from '../edge/index.ts'
import { lastAwardedYear, villagesUnder } from './what-if.ts'
import { guides } from './year-routes.ts'

const closed = { additionalProperties: false } as const
const count = Type.Integer({ minimum: 0 })
const both = { before: count, after: count }
const Moved = Type.Object({ ...both, got: count, lost: count }, closed)
const Answer = Type.Object({
  year: Type.Union([Type.Integer(), Type.Null()], { description: 'The year it was counted on; null where none was ever awarded.' }),
  items: Type.Array(Type.Object({
    code: Type.String(), name: Type.String(),
    counts: Type.Object({
      households: count, changed: count, title: Moved, honour: Moved,
      stars: Type.Array(Type.Object({ code: Type.String(), name: Type.String(), kind: Type.Union([Type.Literal('both'), Type.Literal('new'), Type.Literal('gone')]), held: Type.Object(both, closed), reach: Type.Object(both, closed) }, closed)),
    }, closed),
    named: Type.Union([Type.Array(Type.Object({ headName: Type.String(), group: Type.String(), ...both, title: Type.String(), honour: Type.String() }, closed)), Type.Null()], { description: 'For those who read the ratings of the village anyway; null for others.' }),
  }, closed)),
  next: Type.Union([Type.String(), Type.Null()]),
}, closed)
true satisfies (Static<typeof Answer> extends StarWhatIf ? true : false)

const body = Type.Object({
  contents: Type.Unknown({ description: 'Settings of the procedure star-cycle, as they would be proposed.' }),
  code: Type.Optional(Type.String({ pattern: '^([0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12})$', description: 'A place of one\'s own region; by default the whole of it.' })),
  after: Type.Optional(Type.String({ pattern: '^[0-9]{12}$', description: 'The last village of the page before.' })),
}, closed)

export function starWhatIfRoutes(app: FastifyInstance, door: Door): void {
  app.post<{ Body: Static<typeof body> }>('/api/star-rating/what-if', {
    schema: { summary: '把一份评星标准拿到上一个评完的年度上试算，不保存', body, response: { 200: Answer } },
  }, async (request) => {
    const actor = requireStaff(request)
    if (!guides.has(actor.mandate.office) && actor.mandate.office !== 'CITY_CENTER') {
      throw new Refused({ code: 'star-years-not-yours', sentence: '您的任职不办星级评定。公示和光荣榜在群众端人人可以看。', cause: `${actor.mandate.office} has no part in star rating` })
    }
    const place = placeOf(request.body.code ?? regionOf(actor.mandate.region.code), actor.mandate.region)
    const { standard, honourFrom } = draftOf(request.body.contents)
    return await door.database.reading({ role: 'app', actor }, async (transaction) => {
      await takeRole(transaction, 'system')
      const year = await lastAwardedYear(transaction, place)
      await takeRole(transaction, 'app')
      if (year === null) return { year, items: [], next: null }
      return { year, ...await villagesUnder(transaction, { place, year, after: request.body.after ?? null, agreement: { standard, honourFrom }, today: dayOf(door.clock()) }) }
    })
  })
}

/** Whoever works in a grid asks for the village. */
function regionOf(code: string): string {
  return code.slice(0, 12)
}

function placeOf(code: string, own: RegionKey): RegionKey {
  const level = levelOf(code)
  const place = level === null ? null : { level, code }
  if (place === null || !contains(own, place)) throw new Refused({ code: 'region-not-yours', sentence: '这个地方不在您的辖区里。请从本辖区进入。', cause: `region ${code} is not inside the office's` })
  return place
}

/** @throws Refused where it could not be proposed either */
function draftOf(contents: unknown): CycleSettings {
  const fault = checkForm(settingsSchema, contents)
  if (fault !== null) throw new Refused(fault)
  const faults = faultsOfSettings(contents)
  const [first] = faults
  if (first !== undefined) throw new Refused({ code: 'settings-faulty', sentence: first.sentence, cause: `draft: ${faults.map(({ pointer }) => pointer).join(', ')}`, fields: faults.slice(0, 20) })
  return contents as CycleSettings
}

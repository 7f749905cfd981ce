/**
 * Whoever hands a matter on looks whether somebody is there to take it: where nobody holds the desk it would come to, it goes to the next
 * level that has somebody, and the record says so. Wraps acts that are otherwise written as if everybody were there.
 */
import type { ActDefinition, Deciding } from '../../../core/procedure/procedure.ts'
import type { JsonObject } from '../../../core/procedure/dossier.ts'
import type { Barred } from '../against.ts'
import { dispatchLevels, type CaseFile, type DispatchLevel, type Raised } from '../case-file.ts'
import { isAbout, type CaseParty } from '../parties.ts'
import { raisedInWords } from '../raised.ts'
import type { CaseSettings } from '../settings.ts'
import { desksOf, emptyAmong, levelUnit, staffedLevel } from '../staffing.ts'
import type { CaseState } from '../states.ts'

type CaseAct = ActDefinition<CaseFile, CaseSettings, CaseState, CaseParty>
type Posted = { readonly lead?: string; readonly toGridWorker?: boolean }
type Context = Deciding<CaseFile, CaseSettings, unknown>

/** The act as it is, and beside it who is there afterwards. */
export function handingOn(act: CaseAct): CaseAct {
  return {
    ...act,
    looksUp: (form, situation) => {
      const asked = act.looksUp?.(form, situation) ?? {}
      const place = placeOf(act, { ...situation, form })
      if (place === null) return asked
      return {
        ...asked, desks: desksOf(place, leadOf(act, situation.dossier.file, form)),
        units: [...new Set([...asked.units ?? [], ...dispatchLevels.map((level) => levelUnit(place.village, level))])],
      }
    },
    facts: (context) => {
      const own = act.facts?.(context) ?? {}
      return { ...own, ...staffingFacts(act, context, own) }
    },
    record: (recorded) => {
      const file = act.record?.(recorded) ?? recorded.file
      const { facts } = recorded
      // Looked at by nobody, e.g. in a test of the procedure alone: then everybody is taken to be there.
      if (facts['vacant'] === undefined) return file
      const { raised: _, ...rest } = file
      const level = facts['level'] as DispatchLevel
      const raised = facts['raised'] as Raised | undefined ?? (file.raised?.to === level ? file.raised : undefined)
      return { ...rest, level, vacant: facts['vacant'] as readonly string[], ...(raised === undefined ? {} : { raised }) }
    },
    found: raisedInWords,
  }
}

function staffingFacts(act: CaseAct, context: Context, own: JsonObject): JsonObject {
  const { holders, units } = context.known
  const place = placeOf(act, context)
  if (holders === undefined || place === null) return {}
  const { file } = context.dossier
  const barred = (own['against'] as Barred | undefined) ?? file.against
  const vacant = emptyAmong(desksOf(place, leadOf(act, file, context.form)), holders, barred)
  const from = (own['level'] as DispatchLevel | undefined) ?? file.level
  const level = staffedLevel(place, from, { vacant }, (one) => isAbout(place.village, one, barred.units))
  const raised: Raised | undefined = level === from ? own['raised'] as Raised | undefined : { from, to: level, name: units.get(levelUnit(place.village, level))?.name ?? null, why: 'nobody' }
  return { vacant, level, ...(raised === undefined ? {} : { raised: { ...raised, name: units.get(levelUnit(place.village, raised.to))?.name ?? null } }) }
}

/** An opening act says where the matter lies. */
function placeOf(act: CaseAct, { dossier, form }: Pick<Context, 'dossier' | 'form'>) {
  return act.place === undefined ? dossier.place : act.place(form)
}

function leadOf(act: CaseAct, file: CaseFile, form: unknown): { readonly lead: string | null; readonly gridTask: boolean } {
  if (act.event !== 'dispatched' && act.event !== 'arbitrated') return file
  const { lead = null, toGridWorker = false } = form as Posted
  return { lead, gridTask: toGridWorker }
}

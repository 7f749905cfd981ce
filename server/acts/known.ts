/** Looks up what a decision has to know besides the dossier, as far as the procedure says it needs it. Nothing else is read. */
import type { Act, Setting } from '../../core/procedure/decide.ts'
import type { Dossier, JsonObject } from '../../core/procedure/dossier.ts'
import { checkForm } from '../../core/procedure/form.ts'
import { actNamed, type AnyProcedure, type Known, type KnownMandate, type KnownUnit, type LooksUp, type MandateQuestion } from '../../core/procedure/procedure.ts'
import { dayOf, type Day } from '../../core/time/index.ts'
import { lockBalances, sumsByPerson } from '../books/index.ts'
import { takeRole, type Transaction } from '../database/index.ts'
import type { Procedures } from '../procedures/index.ts'
import { parseDossierKey } from '../dossiers/index.ts'
import { countLivingHouseholds, findRegions, findUnits, holdersOfDesks, holdPersons, householdsAskedFor, mandatesAskedFor, peopleAskedFor, releasePersons } from '../registry/index.ts'
import { nextCaseNumber } from './case-number.ts'
import { reportedAlike } from './reported-alike.ts'
import { membersShown, shownParts, type Asking } from './shown-parts.ts'

export async function gatherKnown(
  transaction: Transaction, procedure: AnyProcedure, dossier: Dossier, act: Act, setting: Omit<Setting, 'known'>, procedures: Procedures,
): Promise<Known> {
  const definition = actNamed(procedure, act.act)
  const nothing: Known = { units: new Map(), dossiers: new Map(), door: {} }
  if (definition === undefined || checkForm(definition.form, act.form) !== null) return nothing
  const wanted: LooksUp = definition.looksUp?.(act.form, { dossier, ...setting }) ?? {}
  const dossiers = await dossiersKnown(transaction, wanted.dossiers ?? [], setting)
  const asking: Asking = { procedure: procedure.key, county: dossier.key.county, procedures }
  const [shown, members, households, householdCounts, people, units, mandates, holders, regions, number, alike] = await Promise.all([
    wanted.shown === undefined ? null : shownParts(transaction, asking, wanted.shown),
    wanted.membersOf === undefined ? null : membersShown(transaction, asking, wanted.membersOf),
    wanted.households === undefined ? null : householdsAskedFor(transaction, dossier.key.county, wanted.households, dayOf(setting.now)),
    wanted.householdsIn === undefined ? null : countLivingHouseholds(transaction, dossier.key.county, wanted.householdsIn),
    wanted.people === undefined ? null : peopleAskedFor(transaction, dossier.key.county, wanted.people),
    unitsKnown(transaction, wanted.units ?? [], dayOf(setting.now)),
    mandatesKnown(transaction, wanted.mandates ?? [], dayOf(setting.now)),
    wanted.desks === undefined ? null : holdersOfDesks(transaction, wanted.desks, dayOf(setting.now)),
    wanted.regions === undefined || wanted.regions.length === 0 ? null : regionsKnown(transaction, wanted.regions),
    definition.numbers === true ? numbered(transaction, dossier, setting.now) : {},
    wanted.alike === undefined || setting.actor.person === null ? {} : reportedAlike(transaction, dossier.key.county, setting.actor.person, wanted.alike, setting.now),
  ])
  return {
    units, dossiers, mandates, ...(holders === null ? {} : { holders }), ...(regions === null ? {} : { regions }), ...(shown === null ? {} : { shown }),
    ...(members === null ? {} : { members }), ...(households === null ? {} : { households }), ...(householdCounts === null ? {} : { householdCounts }),
    ...(people === null ? {} : { people }), ...await personsHeld(transaction, dossier, wanted), ...await booksKnown(transaction, dossier.key.county, wanted), door: { ...number, ...alike },
  }
}

/** Held at once and let go with the transaction where the act is refused: two villages at the same moment have one order. */
async function personsHeld(transaction: Transaction, { key }: Dossier, { holds, releases }: LooksUp): Promise<Pick<Known, 'heldElsewhere'>> {
  if (releases !== undefined) await releasePersons(transaction, key, releases)
  return holds === undefined ? {} : { heldElsewhere: await holdPersons(transaction, key, holds) }
}

/** After everything else the act holds, so that accounts are always held last. */
async function booksKnown(transaction: Transaction, county: number, { balances, booked }: LooksUp): Promise<Pick<Known, 'balances' | 'booked'>> {
  return {
    ...(balances === undefined ? {} : { balances: await lockBalances(transaction, county, balances) }),
    ...(booked === undefined ? {} : { booked: await sumsByPerson(transaction, county, booked) }),
  }
}

async function unitsKnown(transaction: Transaction, ids: readonly string[], today: string): Promise<Known['units']> {
  const units = await findUnits(transaction, ids)
  return new Map(units.map((unit): [string, KnownUnit] => [unit.id, {
    id: unit.id, name: unit.name, kind: unit.kind, region: unit.region.code,
    inForce: unit.validFrom <= today && (unit.validTo === null || today < unit.validTo),
  }]))
}

/** Asked as the platform: a villager who complains about a cadre may not read mandates, and is told nothing of them. */
async function mandatesKnown(transaction: Transaction, questions: readonly MandateQuestion[], today: Day): Promise<readonly KnownMandate[]> {
  const held = await mandatesAskedFor(transaction, questions, today)
  return held.map(({ person, office, unit, region }) => ({ person, office, unit, region: region.code }))
}

async function regionsKnown(transaction: Transaction, codes: readonly string[]): Promise<NonNullable<Known['regions']>> {
  const regions = await findRegions(transaction, codes)
  return new Map(regions.map(({ code, kind }) => [code, { kind }]))
}

/** Only what the actor may see exists for the decision: the question is asked as the person, not as the platform. */
async function dossiersKnown(transaction: Transaction, names: readonly string[], { actor }: Omit<Setting, 'known'>): Promise<Known['dossiers']> {
  if (names.length === 0) return new Map()
  if (actor.kind === 'person') await takeRole(transaction, 'app')
  const found = await Promise.all(names.map(async (name) => {
    const key = parseDossierKey(name)
    const row = key === null ? undefined : await transaction.selectFrom('dossiers').select(['state', 'procedure', 'number'])
      .where('county', '=', key.county).where('id', '=', key.id).executeTakeFirst()
    return row === undefined ? [] : [[name, row] as const]
  }))
  await takeRole(transaction, 'system')
  return new Map(found.flat())
}

async function numbered(transaction: Transaction, dossier: Dossier, now: number): Promise<JsonObject> {
  return dossier.place === null ? {} : { caseNumber: await nextCaseNumber(transaction, dossier.key.county, dossier.place.village, dayOf(now)) }
}

/**
 * Ratings whose household is another in the register than when it was last looked up: ended, moved to another group, a new head, somebody born, dead
 * or gone. The register is asked, nobody has to notice; the village's own people confirm, since the change is told to the household.
 */
import { sql } from 'kysely'
import type { Situation } from '../../core/procedure/procedure.ts'
import type { KnownHousehold } from '../../core/procedure/procedure.ts'
import type { Day } from '../../core/time/index.ts'
import { householdChanged } from '../../procedures/star-household/conditions/index.ts'
import { blankRating, type RatingFile } from '../../procedures/star-household/rating-file.ts'
import { takeRole, type Transaction } from '../database/index.ts'
import { dossierName } from '../dossiers/index.ts'
import { householdsAskedFor } from '../registry/index.ts'
import type { CycleRow } from './village-households.ts'

export type Changed = {
  readonly rating: string
  readonly sequence: number
  /** As the rating has them. */
  readonly headName: string
  readonly group: string
  readonly what: 'gone' | 'head' | 'group' | 'members'
}

/** Of the ratings the person reads, and of each only who it says the household is; begins and ends as that person. */
export async function changedInRegister(transaction: Transaction, { key, shown }: CycleRow, today: Day): Promise<readonly Changed[]> {
  const part = <K extends keyof RatingFile>(name: K) => sql<RatingFile[K]>`file -> ${sql.lit(name)}`.as(name)
  const rows = await transaction.selectFrom('dossiers').select(['id', 'sequence', part('household'), part('head'), part('headName'), part('group'), part('members')]).where('county', '=', key.county).where('belongs_to', '=', key.id)
    .where('procedure', '=', 'star-household').where('state', '!=', 'ENDED').where('village', '=', Number(shown.village)).orderBy('id').execute()
  const ratings = rows.map(({ id, sequence, ...parts }) => ({ id, sequence, file: { ...blankRating, ...parts } }))
  await takeRole(transaction, 'system')
  const households = await householdsAskedFor(transaction, key.county, ratings.map(({ file }) => file.household), today)
  await takeRole(transaction, 'app')
  return ratings.flatMap(({ id, sequence, file }) => {
    const what = changeOf(file, households.get(file.household))
    return what === null ? [] : [{ rating: dossierName({ county: key.county, id }), sequence, headName: file.headName, group: file.group, what }]
  })
}

/** Whether there is one is the procedure's own question, so that nothing is offered that the door refuses. */
export function changeOf(file: RatingFile, household: KnownHousehold | undefined): Changed['what'] | null {
  const known = { units: new Map(), dossiers: new Map(), door: {}, households: new Map(household === undefined ? [] : [[household.id, household]]) }
  const dossier = { file } as Situation<RatingFile, unknown>['dossier']
  if (!householdChanged.holds({ dossier, known, form: {} } as unknown as Parameters<typeof householdChanged.holds>[0])) return null
  if (household === undefined || household.endedOn !== null) return 'gone'
  if (household.head !== file.head) return 'head'
  return household.group === file.group ? 'members' : 'group'
}

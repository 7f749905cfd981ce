/**
 * The village's register as the election committee reads it to make the roll: adults on the day of the election, in which of the three ways
 * each would come onto it and what is missing. Birthdays are looked at and a year is shown, so that two of one name are told apart; neither is written anywhere.
 */
import { isOfAge, lacksOf, registrationOf } from '../../core/election/index.ts'
import { paddedCode, scopeOf } from '../../core/region/scope.ts'
import type { Day } from '../../core/time/index.ts'
import type { RegisterLine, RegisterPage } from '../../core/view/elections.ts'
import type { Transaction } from '../database/index.ts'
import { findRegions } from '../registry/index.ts'

export type Asking = { readonly village: string; readonly electionDay: Day; readonly today: Day; readonly proofWanted: boolean; readonly onRoll: ReadonlySet<string> }

/** More people than any village of the city has. */
const most = 12_000

/** Those who are not on the roll yet, by group and name. Runs as the platform: the caller has judged that the asker makes this roll. */
export async function registerOf(transaction: Transaction, asking: Asking): Promise<RegisterPage> {
  const { village, electionDay, today, proofWanted, onRoll } = asking
  const county = Number(village.slice(0, 6))
  const { lo, hi } = scopeOf({ level: 'VILLAGE', code: village })
  const columns = ['id', 'name', 'gender', 'birth_date', 'hukou_village', 'residence_village', 'residence_grid'] as const
  const [living, registered] = await Promise.all([
    transaction.selectFrom('persons').select(columns).where('county', '=', county).where('place', '>=', lo).where('place', '<=', hi).orderBy('id').limit(most).execute(),
    transaction.selectFrom('persons').select(columns).where('county', '=', county).where('hukou_place', '=', paddedCode(village)).orderBy('id').limit(most).execute(),
  ])
  const rows = [...new Map([...living, ...registered].map((row) => [row.id, row])).values()]
  const grids = [...new Set(rows.flatMap(({ residence_grid: grid }) => grid ?? []))]
  const groups = new Map((await findRegions(transaction, grids)).map(({ code, name }) => [code, name]))
  const free = rows.filter(({ id }) => !onRoll.has(id))
  const adults = free.filter(({ birth_date: born }) => born === null || isOfAge(born, electionDay))
  const items = adults.map((row): RegisterLine => {
    const facts = { hukouHere: row.hukou_village === village, livesHere: row.residence_village === village, declared: false, livesOrServesSince: null, applied: false, resolution: null, hukouVillageProof: false }
    return {
      person: row.id, name: row.name, sex: row.gender === 2 ? 'woman' : row.gender === 1 ? 'man' : null, group: groups.get(row.residence_grid ?? '') ?? '',
      birthYear: row.birth_date === null ? null : Number(row.birth_date.slice(0, 4)), registration: registrationOf(facts), lacks: lacksOf(facts, today, { hukouVillageProof: proofWanted }), noBirthday: row.birth_date === null,
    }
  })
  return { items: items.toSorted(byGroupAndName), minors: free.length - adults.length, onRoll: rows.length - free.length }
}

function byGroupAndName(one: RegisterLine, other: RegisterLine): number {
  return one.group.localeCompare(other.group, 'zh-Hans-CN', { numeric: true }) || one.name.localeCompare(other.name, 'zh-Hans-CN') || (one.person < other.person ? -1 : 1)
}

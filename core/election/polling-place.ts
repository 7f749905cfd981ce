/** Before voting begins at a place or a mobile box: who works there, and what has been seen to (R-229; secret booth: Organic Law art. 18). */
import type { Kinship } from '../kinship/kinship.ts'
import { relativesIn } from './relatives.ts'

export const duties = { host: '主持', register: '登记发票', caller: '唱票', counter: '计票', scrutineer: '监票', scribe: '代书', guard: '秩序' } as const
export type Duty = keyof typeof duties
/** Duties that a candidate and a candidate's near relatives may not have. */
export const barredDuties: readonly Duty[] = ['caller', 'counter', 'scrutineer']

export const checklist = {
  'box-shown-empty': '票箱当众打开检查，空箱封好',
  'seal-recorded': '封条编号已记录并拍照',
  'secret-booth': '设有秘密写票处',
  'scribe-place': '设有代书处',
  'rules-posted': '投票办法和候选人名单已张贴',
  'roll-on-hand': '登记名册和委托名单在场',
  'papers-counted': '领到的选票已清点',
} as const
export type ChecklistItem = keyof typeof checklist
/** A box that is carried has no booth and no desk: the voter marks the paper alone. */
const fixedOnly: readonly ChecklistItem[] = ['secret-booth', 'scribe-place']

export type Worker = { readonly person: string; readonly duty: Duty }
export type PollingPlace = { readonly mobile: boolean; readonly workers: readonly Worker[]; readonly checked: readonly string[] }

export type PlaceFault =
  | { readonly code: 'too-few-staff' | 'too-few-scrutineers' }
  | { readonly code: 'candidate-works' | 'relative-of-candidate'; readonly person: string }
  | { readonly code: 'not-checked'; readonly item: ChecklistItem }

export type PlaceRules = { readonly staffLeast: number; readonly scrutineersLeast: number }

/** Everything that stands against “开始投票” at this place; empty where nothing does. */
export function faultsOfPlace({ mobile, workers, checked }: PollingPlace, candidates: readonly string[], kinships: readonly Kinship[], rules: PlaceRules): readonly PlaceFault[] {
  const persons = new Set(workers.map(({ person }) => person))
  const scrutineers = new Set(workers.filter(({ duty }) => duty === 'scrutineer').map(({ person }) => person))
  return [
    ...(persons.size < rules.staffLeast ? [{ code: 'too-few-staff' as const }] : []),
    ...(scrutineers.size < rules.scrutineersLeast ? [{ code: 'too-few-scrutineers' as const }] : []),
    ...faultsOfWorkers(workers, candidates, kinships),
    ...itemsFor(mobile).filter((item) => !checked.includes(item)).map((item) => ({ code: 'not-checked' as const, item })),
  ]
}

/** What has to be ticked at such a place. */
export function itemsFor(mobile: boolean): readonly ChecklistItem[] {
  const items = Object.keys(checklist) as ChecklistItem[]
  return mobile ? items.filter((item) => !fixedOnly.includes(item)) : items
}

/** A scribe writes for so many and no more. */
export function mayWriteForAnother(writtenSoFar: number, rules: { readonly scribeMost: number }): boolean {
  return writtenSoFar < rules.scribeMost
}

function faultsOfWorkers(workers: readonly Worker[], candidates: readonly string[], kinships: readonly Kinship[]): readonly PlaceFault[] {
  const barred = new Set(workers.filter(({ duty }) => barredDuties.includes(duty)).map(({ person }) => person))
  return [...barred].flatMap((person): readonly PlaceFault[] => {
    if (candidates.includes(person)) return [{ code: 'candidate-works', person }]
    return relativesIn(person, candidates, kinships) === null ? [] : [{ code: 'relative-of-candidate', person }]
  })
}

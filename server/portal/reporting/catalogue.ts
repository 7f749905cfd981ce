/** The catalogue in the villager's words: groups with examples, kinds, and a search that forgives. */
import type { Call, KindLine, ReportDraft } from '../../../faces/portal/contract.ts'
import { findKind } from '../../../procedures/grid-case/find-kind.ts'
import { kindOf, type Reporting } from './reporting.ts'

export function groupsOf({ settings }: Reporting) {
  const kinds = Object.entries(settings.categories)
  return Object.entries(settings.groups)
    .toSorted(byCode)
    .map(([code, name]) => ({
      code,
      name,
      examples: kinds
        .filter(([kind]) => kind.startsWith(code))
        .toSorted(byCode)
        .slice(0, 3)
        .map(([, { name: example }]) => example)
        .join('、'),
    }))
}

export function kindsOf({ settings }: Reporting, group: string): readonly KindLine[] {
  return Object.entries(settings.categories)
    .filter(([code]) => code.startsWith(group))
    .toSorted(byCode)
    .map(([code, category]) => ({
      code,
      name: category.name,
      urgent: category.emergency !== null,
    }))
}

/** Kinds by the words people use for them, the best first; never more than one reads at a glance. */
export function searchKinds({ settings }: Reporting, typed: string) {
  return findKind(settings, typed.slice(0, longestSearch), mostFound).map(({ code, name, group }) => (
    { code, name, urgent: settings.categories[code]?.emergency != null, category: group }
  ))
}

const longestSearch = 20
const mostFound = 8

const numbers = { 110: '报警', 119: '火警', 120: '急救', 122: '交通事故' } as const

/** Whom to call first: the number of the kind, then the others that may be needed. */
export function callsOf(reporting: Reporting, draft: ReportDraft): readonly Call[] {
  const own = kindOf(reporting, draft)?.emergency
  if (own == null) return []
  const others = (['110', '119', '120'] as const).filter((number) => number !== own)
  return [{ number: own, who: numbers[own] }, ...others.map((number) => ({ number, who: numbers[number] }))]
}

function byCode([a]: readonly [string, ...unknown[]], [b]: readonly [string, ...unknown[]]): number {
  return a < b ? -1 : 1
}

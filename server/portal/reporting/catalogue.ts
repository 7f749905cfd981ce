/** The catalogue in the villager's words: groups with examples, kinds, and a search that forgives. */
import type { Call, KindLine, ReportDraft } from '../../../faces/portal/contract.ts'
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

/** Said of many things, so they tell nothing about which. */
const vague = /^[的了着过不是有我在没要想请坏烂个很]$/

/** Kinds whose name has most of what was typed in it: longer pieces count more, and so does beginning with one. */
export function searchKinds(reporting: Reporting, typed: string) {
  const query = typed
    .normalize('NFKC')
    .replaceAll(/[\s\p{P}]/gu, '')
    .slice(0, 20)
  const pieces = [
    ...new Set([...query].flatMap((letter, at) => [letter, query.slice(at, at + 2), query.slice(at, at + 3)])),
  ].filter((piece) => !vague.test(piece))
  const found = Object.entries(reporting.settings.categories).map(([code, { name, emergency }]) => {
    const score = pieces.reduce(
      (sum, piece) => sum + (name.startsWith(piece) ? 1 : 0) + (name.includes(piece) ? piece.length ** 2 : 0),
      0,
    )
    return { code, name, urgent: emergency !== null, category: reporting.settings.groups[code.slice(0, 2)] ?? '', score }
  })
  return found
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score || byCode([a.code], [b.code]))
    .slice(0, 8)
    .map(({ score: _score, ...line }) => line)
}

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

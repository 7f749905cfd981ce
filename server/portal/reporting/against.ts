/**
 * Whom a complaint is about: offices of the village and units of village and township, as an old person would name them, or a few
 * words. What is chosen here keeps the matter from those chosen.
 */
import { isUnitFunction } from '../../../core/region/functions.ts'
import type { JsonObject } from '../../../core/procedure/dossier.ts'
import type { Problem, ReportDraft } from '../../../faces/portal/contract.ts'
import { positionNames, positions, type PositionKey } from '../../../procedures/grid-case/against.ts'
import type { Unit } from '../../registry/index.ts'
import { kindOf, type Reporting } from './reporting.ts'

export type AgainstGroup = { readonly name: string; readonly options: readonly { readonly value: string; readonly label: string }[] }

/** Kinds about those in office: the door asks for an answer too. */
export function isAboutOfficials(reporting: Reporting, draft: ReportDraft): boolean {
  return kindOf(reporting, draft)?.aboutOfficials === true
}

export function againstGroups({ units, village }: Reporting): readonly AgainstGroup[] {
  const keys = Object.keys(positions) as PositionKey[]
  const ofTown = (key: PositionKey) => positions[key].level === 'TOWN'
  const optionsOf = (chosen: readonly PositionKey[]) =>
    chosen.map((key) => ({ value: `position:${key}`, label: positionNames[key] }))
  const town = village.code.slice(0, 9)
  return [
    { name: '村里', options: optionsOf(keys.filter((key) => !ofTown(key))) },
    {
      name: '乡镇',
      options: [
        ...optionsOf(keys.filter(ofTown)),
        ...units.filter((unit) => unit.region.code === town && !isPosition(unit)).map(optionOf),
      ],
    },
  ]
}

export function problemsOfAgainst(reporting: Reporting, { against = [], against_words: words = '', ...draft }: ReportDraft): Problem[] {
  if (!isAboutOfficials(reporting, { ...draft, against })) return []
  if (words.length > longest) return [{ field: 'against_words', sentence: `写得太长了，最多 ${longest} 个字，现在是 ${words.length} 个字` }]
  if (against.includes('other') && words === '') return [{ field: 'against_words', sentence: '写一下是谁，或者哪个单位' }]
  const positionsChosen = against.filter((one) => one.startsWith('position:')).length
  if (positionsChosen > mostPositions) return [{ field: 'against', sentence: `最多选 ${mostPositions} 个，别的写在“其他人或单位”里` }]
  const answered = words !== '' || against.some((one) => isOffered(reporting, one))
  return answered ? [] : [{ field: 'against', sentence: '请选择反映的是谁；不知道、不方便说，就选最下面一项' }]
}

/** The answer in the form of the report. Whatever is named outweighs 不知道. */
export function againstOf({ against = [], against_words: words }: ReportDraft): JsonObject {
  const named = (kind: string) => against.filter((one) => one.startsWith(`${kind}:`)).map((one) => one.slice(kind.length + 1))
  const chosen = named('position').filter((key) => Object.hasOwn(positions, key))
  const units = named('unit').slice(0, mostUnits)
  const something = chosen.length > 0 || units.length > 0 || words !== undefined
  return {
    ...(chosen.length === 0 ? {} : { positions: chosen }),
    ...(units.length === 0 ? {} : { units }),
    ...(words === undefined ? {} : { words }),
    ...(!something && against.includes('unknown') ? { unknown: true } : {}),
  }
}

export function againstInWords(reporting: Reporting, { against = [], against_words: words }: ReportDraft): string {
  const options = againstGroups(reporting).flatMap((group) => group.options)
  const chosen = options.filter(({ value }) => against.includes(value)).map(({ label }) => label)
  const named = [...chosen, ...(words === undefined ? [] : [words])]
  return named.length === 0 ? '不知道，或者不方便说' : named.join('、')
}

/** What the answer protects, said before anything is written. */
export function promiseAgainst({ against = [], against_words: words }: ReportDraft): string {
  return words === undefined && against.every((one) => one === 'unknown')
    ? '这类事从乡镇以上受理，村里看不到。您没有说是谁，要是知道，回上一步选上，他就看不到也办不了。'
    : '您反映的人和他的单位看不到这件事，也不会派给他们办。只有受理和经办的人能看到。'
}

const longest = 100
const mostPositions = 6
const mostUnits = 8

function isOffered(reporting: Reporting, value: string): boolean {
  return value === 'unknown' || againstGroups(reporting).some(({ options }) => options.some((option) => option.value === value))
}

function optionOf({ id, name }: Unit) {
  return { value: `unit:${id}`, label: name }
}

/** Named as a position already: 乡镇政府, 派出所, 卫生院. */
function isPosition({ unitFunction }: Unit): boolean {
  return Object.values(positions).some(
    (position) => position.level === 'TOWN' && isUnitFunction(unitFunction) && position.units.some((one) => one === unitFunction),
  )
}

/** How it is said that a matter went past a level: calmly, to the reporter and in the record. */
import type { JsonObject } from '../../core/procedure/dossier.ts'
import type { Line } from '../../core/procedure/words.ts'
import type { Raised } from './case-file.ts'

const here = { VILLAGE: '本村', TOWN: '本乡镇', COUNTY: '本县（区）', CITY: '本市' } as const
const levels = { VILLAGE: '村', TOWN: '乡镇', COUNTY: '县（区）', CITY: '市' } as const

/** 本村暂无受理人员，已由××镇人民政府受理 */
export function raisedSentence({ from, to, name, why }: Raised): string {
  const reason = why === 'no-village' ? '这里没有村民委员会' : `${here[from]}暂无受理人员`
  return `${reason}，已转由${name ?? levels[to]}受理`
}

export function raisedInWords({ raised }: JsonObject): readonly Line[] {
  return raised === undefined ? [] : [{ label: '受理', kind: 'text', value: `${raisedSentence(raised as unknown as Raised)}。` }]
}

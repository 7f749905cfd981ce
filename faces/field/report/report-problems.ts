/** What is still missing, found here; and what the server would not take, placed at the fields of this page. */
import type { Problem } from '../../../design/index.ts'
import type { ApiRefusal } from '../../spa/api.ts'
import type { Place } from './place.ts'
import { phoneIn, text } from './report-body.ts'

export function gapsIn(kind: string | null, place: Place | null, typed: FormData, photos: string | null): Problem[] {
  const phone = phoneIn(typed)
  return [
    ...(kind === null ? [{ field: 'report-kind', sentence: '选一选是什么事' }] : []),
    ...(place === null ? [{ field: 'report-place', sentence: '选一选在哪里' }] : []),
    ...(text(typed, 'report-description').length < 2 ? [{ field: 'report-description', sentence: '写一写是什么情况' }] : []),
    ...(photos === null ? [] : [{ field: 'report-files', sentence: photos }]),
    ...(phone === '' || /^1[0-9]{10}$/.test(phone) ? [] : [{ field: 'report-phone', sentence: '手机号是 11 位数字，请核对，或者不填' }]),
  ]
}

const fields: Readonly<Record<string, string>> = {
  onBehalfOf: 'report-villager', category: 'report-kind', description: 'report-description', where: 'report-where', files: 'report-files', source: 'report-source',
  visibility: 'report-visibility', contactPhone: 'report-phone', village: 'report-place', grid: 'report-place', lon: 'report-place', lat: 'report-place', crs: 'report-place',
}

export function problemsOf(refusal: ApiRefusal): Problem[] {
  if (refusal.fields.length === 0) return [{ field: refusal.rule === 'R-009' || refusal.rule === 'R-011' ? 'report-place' : 'report-kind', sentence: refusal.sentence }]
  return refusal.fields.map(({ pointer, sentence }) => ({ field: fieldOf(pointer), sentence }))
}

/** Parts of a group are drawn under their own names, e.g. `against.persons`. */
function fieldOf(pointer: string): string {
  const [first = '', ...more] = pointer.split('/').filter((part) => part !== '' && part !== 'form')
  if (first === 'against') return more[0] === undefined ? 'against' : `against.${more[0]}`
  return fields[first] ?? 'report-kind'
}

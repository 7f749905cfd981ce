/** What was chosen and typed, as `POST /api/acts` wants it. */
import type { Office } from '../../../core/procedure/actor.ts'
import { placeForm, type Place } from './place.ts'

export type Source = { readonly value: string; readonly label: string; readonly hint?: string }

/** Who says so. A grid worker patrols the grid, others do so for their unit; villagers without a telephone are written for. */
export function sourcesOf(office: Office): readonly [Source, Source] {
  const grid = office === 'GRID_WORKER' || office === 'GRID_LEADER'
  return [{ value: grid ? 'GRID' : 'PATROL', label: '我巡查发现的' }, { value: 'PAPER', label: '村民说的，我代为上报' }]
}

/** @param villager id of the person it is reported for, who then follows it as the own matter */
export function bodyOf(kind: string, place: Place, typed: FormData, villager: string | null = null): { readonly form: Record<string, unknown>; readonly contactPhone?: string } {
  const [where, source, phone] = [text(typed, 'report-where'), text(typed, 'report-source'), phoneIn(typed)]
  const files = typed.getAll('report-files').filter((one) => typeof one === 'string' && one !== '')
  const told = source === 'PAPER'
  return {
    form: {
      category: kind, description: text(typed, 'report-description'), ...placeForm(place), source,
      // On patrol the worker reports as the office, and whoever handles it may ask.
      visibility: told ? text(typed, 'report-visibility') : 'REAL_TO_ALL_HANDLERS',
      ...(where === '' ? {} : { where }), ...(files.length === 0 ? {} : { files }), ...(told && phone !== '' ? { contactLeft: true } : {}),
      ...(told && villager !== null ? { onBehalfOf: villager } : {}),
    },
    ...(told && phone !== '' ? { contactPhone: phone } : {}),
  }
}

/** What was written, as its writer reads it again while it waits for a signal. */
export function factsOf(typed: FormData, kind: string, { villager, sources }: { readonly villager: string | null; readonly sources: readonly Source[] }): { readonly name: string; readonly value: string }[] {
  const photos = typed.getAll('report-files').filter((one) => typeof one === 'string' && one !== '').length
  const source = text(typed, 'report-source')
  const said = [
    ['什么事', kind], ['具体位置', text(typed, 'report-where')], ['情况', text(typed, 'report-description')], ['照片', photos === 0 ? '' : `${photos} 张`],
    ['谁说的', sources.find(({ value }) => value === source)?.label ?? ''], ...(source === 'PAPER' ? [['替谁上报', villager ?? ''], ['村民的手机号', phoneIn(typed)]] : []),
  ] as const
  return said.flatMap(([name = '', value = '']) => (value === '' ? [] : [{ name, value }]))
}

export function phoneIn(typed: FormData): string {
  return text(typed, 'report-phone').replaceAll(/\D/g, '')
}

export function text(typed: FormData, name: string): string {
  const value = typed.get(name)
  return typeof value === 'string' ? value.trim() : ''
}

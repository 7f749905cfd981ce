/**
 * From a tap on the drawn map, or from the device's place, to the grid it lies in. What a person chose by name outweighs what
 * was measured.
 */
import type { ReportDraft } from '../../../faces/portal/contract.ts'
import { findGrid } from '../../registry/index.ts'
import type { Transaction } from '../../database/index.ts'
import type { Form } from '../asking/form.ts'
import { mapOf } from '../knowing/village-map.ts'
import type { Answered, Reporting } from './reporting.ts'

/** True where the map was tapped; a press of the enter key on it counts as going on. */
export function wasTapped(form: Form): boolean {
  const [x, y] = [form.one('map.x'), form.one('map.y')]
  return x !== undefined && y !== undefined && !(x === '0' && y === '0')
}

export async function takeTap(reporting: Reporting, transaction: Transaction, draft: ReportDraft, form: Form): Promise<Answered> {
  const map = mapOf(reporting.grids, null)
  const [x, y] = [Number(form.one('map.x')), Number(form.one('map.y'))]
  if (map === null || !(x >= 0 && x <= 288 && y >= 0 && y <= 288)) return { draft, problems: [] }
  const { lon, lat } = reporting.portal.renderer.pointOnMap(map, x, y)
  const grid = await findGrid(transaction, { lon, lat, village: reporting.village.code })
  if (grid === null)
    return {
      draft: withoutPoint(draft),
      problems: [{ field: 'grid', sentence: '点的地方不在这个村的网格里，再点一下，或者在上面选网格' }],
    }
  return { draft: { ...draft, grid: grid.code, lon: lon.toFixed(6), lat: lat.toFixed(6), crs: 'CGCS2000' }, problems: [] }
}

/** WGS84 and CGCS2000 differ by centimetres here, so a device's place needs no conversion to find its grid. */
export async function takeMeasured(reporting: Reporting, transaction: Transaction, draft: ReportDraft): Promise<Answered> {
  if (draft.lon === undefined || draft.lat === undefined || reporting.grids.length === 0) return { draft, problems: [] }
  const grid = await findGrid(transaction, { lon: Number(draft.lon), lat: Number(draft.lat), village: reporting.village.code })
  if (grid !== null)
    return draft.grid === undefined || draft.grid === grid.code
      ? { draft: { ...draft, grid: grid.code }, problems: [] }
      : { draft: withoutPoint(draft), problems: [] }
  const problem = { field: 'grid', sentence: '您现在的位置不在这个村里，请选网格，或者写上地方' }
  return { draft: withoutPoint(draft), problems: draft.grid === undefined && draft.address === undefined ? [problem] : [] }
}

function withoutPoint({ lon: _lon, lat: _lat, crs: _crs, ...draft }: ReportDraft): ReportDraft {
  return draft
}

/** One act of a box or a sheet, answered in a line. */
import type { SheetKey } from '../../../../core/view/polling.ts'
import { api, ApiRefusal } from '../../../spa/api.ts'

export const sheetWords: Readonly<Record<SheetKey, string>> = { A: '甲份（唱票份）', B: '乙份（核对份）' }

/** @throws ApiRefusal with what the act said */
export async function quick(path: string, act: string, form: object, id: string = crypto.randomUUID()): Promise<void> {
  const { results } = await api.post<{ results: readonly { readonly ok: boolean; readonly sentence: string | null; readonly code: string | null }[] }>(path, { acts: [{ id, act, form }] }, { limit: 60_000 })
  const [result] = results
  if (result?.ok !== true) throw new ApiRefusal({ code: result?.code ?? 'broken', sentence: result?.sentence ?? '没有办成。' })
}

/** Which photos the page of a matter shows, and where they are. */
import type { DossierView } from '../../../core/view/index.ts'
import type { FileModel } from '../../../faces/portal/contract.ts'
import { urls } from '../addresses.ts'

/** Of the whole page: what was reported, and what was added at each step. Nothing to whoever only follows along. */
export function photosShown({ view, follows }: { readonly view: DossierView; readonly follows: boolean }): readonly string[] {
  if (follows) return []
  const lines = [...view.sheet, ...view.timeline.flatMap((entry) => entry.lines)]
  return lines.flatMap((line) => (line.kind === 'photos' ? line.value : []))
}

export function photoAt(matter: string, key: string, nth: number): FileModel {
  const href = urls.matterPhoto(matter, key)
  return { href, name: `照片 ${nth + 1}`, thumbnail: `${href}/thumb` }
}

/** The request in front of whoever decides on it: who asked what, why, until when. */
import { Facts, Files } from '../../../design/index.ts'
import { photosOf, valueOf } from '../../spa/dossier-words.ts'
import type { DossierView } from '../../spa/shapes.ts'
import { When } from '../desk/when.tsx'
import { askedBefore } from './asked-before.ts'

export function Asked({ view, act }: { view: DossierView; act: string }) {
  const entry = askedBefore(act, view.timeline)
  if (entry === null) return null
  const photos = entry.lines.flatMap(photosOf)
  return (
    <section className="asked" aria-label={`${entry.name}的内容`}>
      <p><b>{entry.name}</b> <span className="soft small">{`${entry.unit?.name ?? ''} ${entry.who}，`.trimStart()}<When at={entry.doneAt} /></span></p>
      <Facts facts={entry.lines.filter(({ kind }) => kind !== 'photos').map((line) => ({ name: line.label, value: valueOf(line) }))} tight />
      {photos.length > 0 && <Files files={photos} />}
    </section>
  )
}

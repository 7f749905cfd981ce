/** One dossier as this person may see it: head, what one may do, facts, clocks, place, timeline. Prints as a whole. */
import { useMemo } from 'react'
import { DossierHead, Facts, Files, Timeline, type FactModel } from '../../../design/index.ts'
import { headOf, photosOf, timelineOf, valueWords } from '../../spa/dossier-words.ts'
import { useQuestion } from '../../spa/question.ts'
import type { DossierView, ViewLine } from '../../spa/shapes.ts'
import { Refused } from '../page-problem.tsx'
import { ActsPanel } from './acts-panel.tsx'
import { Clocks } from './clocks.tsx'
import { ContactPanel } from './contact-panel.tsx'
import { PlacePanel } from './place-panel.tsx'

type DossierProps = { id: string; level: 1 | 2; onMoved?(view: DossierView): void }

export function Dossier({ id, level, onMoved }: DossierProps) {
  const dossier = useQuestion<DossierView>(`/api/dossiers/${id}`)
  const view = dossier.answer
  if (view === null) {
    return dossier.refusal === null ? <p className="soft" role="status">正在取案卷…</p> : <Refused refusal={dossier.refusal} again={dossier.again} />
  }
  const moved = (after: DossierView) => { dossier.put(after); onMoved?.(after) }
  return (
    <article className="dossier">
      <DossierHead head={headOf(view)} audience="staff" level={level} />
      <ActsPanel view={view} onMoved={moved} onChanged={dossier.again} />
      <div className="dossier__columns">
        <div className="dossier__main">
          <section aria-labelledby="sheet-title">
            <h2 id="sheet-title">案情</h2>
            <Sheet view={view} />
          </section>
          <section aria-labelledby="timeline-title">
            <h2 id="timeline-title">办理经过</h2>
            <Timeline entries={timelineOf(view)} audience="staff" />
          </section>
        </div>
        <div>
          <Clocks clocks={view.clocks} />
          <ContactPanel id={view.id} hidden={view.hidden.some(({ field }) => field === 'reporter')} mine={view.isReporter} />
          <PlacePanel view={view} />
        </div>
      </div>
      <p className="dossier__hash small soft">{`第 ${view.sequence} 步，校验码 ${view.headHash.slice(0, 16)}；${view.procedure.name}第 ${view.procedure.version} 版。`}</p>
    </article>
  )
}

function Sheet({ view }: { view: DossierView }) {
  const facts = useMemo(() => view.sheet.filter(({ label }) => label !== '案卷号').map(factOf), [view])
  return (
    <>
      <Facts facts={facts} />
      {view.hidden.map(({ field, sentence }) => <p key={field} className="small soft">{sentence}</p>)}
    </>
  )
}

function factOf(line: ViewLine): FactModel {
  if (line.kind === 'photos') return { name: line.label, value: <Files files={photosOf(line)} /> }
  if (line.kind === 'dossier') return { name: line.label, value: <a href={`/console/dossiers/${line.value}`}>看那一件</a> }
  return { name: line.label, value: valueWords(line) }
}

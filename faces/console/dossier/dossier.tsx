/** One dossier as this person may see it: head, what one may do, facts, clocks, place, timeline. Prints as a whole. */
import { useMemo } from 'react'
import { DossierHead, Facts, Files, Message, Timeline, type FactModel } from '../../../design/index.ts'
import { headOf, photosOf, timelineOf, valueOf } from '../../spa/dossier-words.ts'
import type { ApiRefusal } from '../../spa/api.ts'
import { useQuestion } from '../../spa/question.ts'
import type { DossierView, ViewLine } from '../../spa/shapes.ts'
import { Refused } from '../page-problem.tsx'
import { ActsPanel } from './acts-panel.tsx'
import { Alike, Suspected } from './alike.tsx'
import { Clocks } from './clocks.tsx'
import { ContactPanel } from './contact-panel.tsx'
import { PlacePanel } from './place-panel.tsx'
import { PrintFoot, PrintHead } from './print-head.tsx'

type DossierProps = { id: string; level: 1 | 2; onMoved?(view: DossierView): void }

export function Dossier({ id, level, onMoved }: DossierProps) {
  const dossier = useQuestion<DossierView>(`/api/dossiers/${id}`)
  const view = dossier.answer
  if (view === null) {
    return dossier.refusal === null ? <p className="soft" role="status">正在取案卷…</p> : <NotShown refusal={dossier.refusal} level={level} again={dossier.again} />
  }
  const moved = (after: DossierView) => { dossier.put(after); onMoved?.(after) }
  return (
    <article className="dossier">
      <PrintHead view={view} />
      {dossier.refusal !== null && <Stale refusal={dossier.refusal} again={dossier.again} />}
      <p className="dossier__tools no-print"><button className="button button--quiet" type="button" onClick={() => window.print()}>打印案卷</button></p>
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
          <Alike alike={view.alike ?? []} />
          <Suspected suspected={view.suspected ?? []} />
          <Clocks clocks={view.clocks} />
          <ContactPanel id={view.id} hidden={view.hidden.some(({ field }) => field === 'reporter')} mine={view.isReporter} />
          <PlacePanel view={view} />
        </div>
      </div>
      <p className="dossier__hash small soft no-print">{`第 ${view.sequence} 步，校验码 ${view.headHash.slice(0, 16)}；${view.procedure.name}第 ${view.procedure.version} 版。`}</p>
      <PrintFoot view={view} />
    </article>
  )
}

/** Unknown and not for this person look the same; everything else may come right when asked again. */
function NotShown({ refusal, level, again }: { refusal: ApiRefusal; level: 1 | 2; again(): void }) {
  const Title = level === 1 ? 'h1' : 'h2'
  const unknown = refusal.code === 'unknown-dossier'
  return (
    <>
      <Title>{unknown ? '看不到这件事' : '没有取到案卷'}</Title>
      {unknown
        ? <p className="page__lead section-after">没有这件事，或者它不归您现在的身份查看。编号要写完整；换过身份的，请在右上角换回来再看。</p>
        : <Refused refusal={refusal} again={again} />}
    </>
  )
}

/** What is shown was true a moment ago; it could not be asked for anew. */
function Stale({ refusal, again }: { refusal: ApiRefusal; again(): void }) {
  const gone = refusal.code === 'unknown-dossier'
  return (
    <Message tone="warning" title={gone ? '这件事刚刚转到别处，您不再能查看它' : '没有取到最新的情况'}>
      <p>{gone ? '下面是转走以前的样子，不能再办。需要知道后续，请问现在办理的单位。' : `${refusal.sentence}下面是刚才的样子。`}</p>
      {!gone && <button className="button button--ordinary no-print" type="button" onClick={again}>再取一次</button>}
    </Message>
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
  return { name: line.label, value: valueOf(line) }
}

/** One matter's six steps as a ladder: what was decided, where it stands, what is missing and why the next step is not open yet; the acts beneath the present step. */
import { useCallback, useState } from 'react'
import { useParams } from 'react-router'
import { v7 as uuidv7 } from 'uuid'
import { Button, Message, StatusWord, type StatusModel } from '../../../design/index.ts'
import type { LadderStepView, LadderView } from '../../../core/view/deliberation.ts'
import { api } from '../../spa/api.ts'
import { useQuestion } from '../../spa/question.ts'
import type { ActDone, DossierView } from '../../spa/shapes.ts'
import { ActsPanel, type ActTold } from '../dossier/acts-panel.tsx'
import { Clocks } from '../dossier/clocks.tsx'
import { Page } from '../frame.tsx'
import { Outcome } from '../outcome.tsx'
import { Refused } from '../page-problem.tsx'
import { useDeed } from '../use-deed.ts'
import './deliberation.css'

export function LadderPage() {
  const { id = '' } = useParams()
  return <Page title="四议两公开"><Ladder key={id} id={id} /></Page>
}

function Ladder({ id }: { id: string }) {
  const question = useQuestion<LadderView>(`/api/deliberation/matters/${id}`)
  const dossier = useQuestion<DossierView>(`/api/dossiers/${id}`)
  // An act moves the panel under the next step: what it did is said there.
  const told = useState<ActTold | null>(null)
  const { again } = question
  const { put } = dossier
  const moved = useCallback((view: DossierView) => { put(view); again() }, [put, again])
  const refusal = question.refusal ?? dossier.refusal
  if (refusal !== null) return <Refused refusal={refusal} again={() => { question.again(); dossier.again() }} />
  const [here, view] = [question.answer, dossier.answer]
  if (here === null || view === null) return <p role="status" className="soft">正在取这件事…</p>
  const hasNow = here.steps.some(({ standing }) => standing === 'now')
  const acts = (
    <>
      <Candidates here={here} view={view} onMoved={moved} />
      <ActsPanel view={view} onMoved={moved} onChanged={dossier.again} told={told} />
    </>
  )
  return (
    <article>
      <h1>{here.title}</h1>
      <p>{`${here.kindName}。${here.yuan === 0 ? '不花钱' : moneyOf(here)}。${view.state.sentence}`}</p>
      {(view.remarks ?? []).map(({ text }) => <p key={text} className="notice">{text}</p>)}
      <ol className="ladder">
        {here.steps.map((step) => <Step key={step.step} step={step}>{step.standing === 'now' && acts}</Step>)}
      </ol>
      {!hasNow && <ActsPanel view={view} onMoved={moved} onChanged={dossier.again} told={told} />}
      <Clocks clocks={view.clocks} />
      <p className="no-print"><a className="button button--quiet" href={`/console/dossiers/${here.id}`}>案卷和办理经过</a></p>
    </article>
  )
}

/** Before the resolution an estimate, after it a limit. */
function moneyOf({ yuan, paid, steps }: LadderView): string {
  const resolved = steps.some(({ step, standing }) => step === 'resolve' && standing === 'done')
  return resolved ? `决议 ${yuan.toLocaleString('zh-CN')} 元，已经付 ${paid.toLocaleString('zh-CN')} 元` : `预计 ${yuan.toLocaleString('zh-CN')} 元`
}

const standings: Readonly<Record<LadderStepView['standing'], StatusModel>> = { done: { tone: 'done', word: '做完了' }, now: { tone: 'moving', word: '现在这一步' }, later: { tone: 'waiting', word: '还没到' } }

function Step({ step, children }: { step: LadderStepView; children: React.ReactNode }) {
  const { votes } = step
  return (
    <li className={`ladder__step ladder__step--${step.standing}`} {...(step.standing === 'now' ? { 'aria-current': 'step' } : {})}>
      <span className="ladder__number" aria-hidden="true">{step.number}</span>
      <div className="ladder__body">
        <div className="ladder__head">
          <h2>{step.name}</h2>
          <StatusWord status={standings[step.standing]} />
          <span className="soft small">{step.body}</span>
        </div>
        {votes !== null && <p>{`${votes.on}：应到 ${votes.should}，实到 ${votes.present}；赞成 ${votes.yes}，反对 ${votes.no}，弃权 ${votes.abstain}。`}</p>}
        {step.failed.map((words) => <p key={words} className="soft">{words}</p>)}
        {step.sentence !== '' && <p>{step.sentence}</p>}
        {children !== false && <div>{children}</div>}
      </div>
    </li>
  )
}

/** Resolutions of meetings that could carry step 4, one press each. */
function Candidates({ here, view, onMoved }: { here: LadderView; view: DossierView; onMoved(view: DossierView): void }) {
  const deed = useDeed()
  const may = view.acts.some(({ act, open, mine }) => act === 'link-resolution' && open && mine)
  if (here.candidates.length === 0 || !may) return null
  const link = (meeting: string, item: number) => deed.run(async () => {
    const done = await api.post<ActDone>('/api/acts', { id: uuidv7(), dossier: here.id, act: 'link-resolution', form: { meeting, item }, seen: view.sequence })
    if (done.dossier !== null) onMoved(done.dossier)
  }, '已经把会议的决议带过来。')
  return (
    <Message title="会议已经通过的决议">
      <Outcome deed={deed} />
      <ul className="plain-list">
        {here.candidates.map(({ meeting, item, title, heldOn, body }) => (
          <li key={`${meeting} ${String(item)}`}>
            {`${heldOn} ${body}第 ${item} 项：${title} `}
            <Button type="button" kind="ordinary" aria-busy={deed.sending} onClick={() => link(meeting, item)}>用这项决议</Button>
          </li>
        ))}
      </ul>
    </Message>
  )
}

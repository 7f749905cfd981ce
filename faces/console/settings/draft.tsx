/** The settings in force, to read and to change. Changes are marked, counted and sent together, with the reason. */
import { useMemo, useState } from 'react'
import { Button, ButtonRow, ErrorSummary, Message, TextArea, type Problem } from '../../../design/index.ts'
import type { CaseSettings } from '../../../procedures/grid-case/settings.ts'
import { api, refusalOf } from '../../spa/api.ts'
import { inputNamed } from '../../spa/form-inputs.ts'
import { forgetReferences } from '../../spa/question.ts'
import { outOfBounds } from './bounds.ts'
import { Catalogue } from './catalogue.tsx'
import { DifferenceTable } from './difference-table.tsx'
import { differencesOf, inWords } from './differences.ts'
import { Numbers } from './numbers.tsx'

type DraftProps = { procedure: string; county: number; inForce: CaseSettings; blocked: string | null; onProposed(): void }

const tabs = { catalogue: '派单目录', numbers: '时限和数字' } as const

export function Draft({ procedure, county, inForce, blocked, onProposed }: DraftProps) {
  const [draft, setDraft] = useState(inForce)
  const [tab, setTab] = useState<keyof typeof tabs>('catalogue')
  const changes = useMemo(() => differencesOf(inForce, draft).map((one) => inWords(one, inForce)), [inForce, draft])
  const edit = blocked === null ? setDraft : null
  return (
    <section className="section" aria-labelledby="draft-title">
      <h2 id="draft-title">{blocked === null ? '现行设置，可以修改' : '现行设置'}</h2>
      {blocked !== null && <Message>{blocked}</Message>}
      <div className="tabs" role="group" aria-label="设置的部分">
        {Object.entries(tabs).map(([key, words]) => (
          <button key={key} type="button" aria-pressed={tab === key} onClick={() => setTab(key as keyof typeof tabs)}>{words}</button>
        ))}
      </div>
      {tab === 'catalogue' ? <Catalogue settings={draft} inForce={inForce} edit={edit} /> : <Numbers settings={draft} inForce={inForce} edit={edit} />}
      {changes.length > 0 && blocked === null && (
        <Propose procedure={procedure} county={county} contents={draft} onWrong={() => setTab('numbers')} onDropped={() => setDraft(inForce)} onProposed={onProposed}>
          <DifferenceTable caption={`改了 ${changes.length} 处`} said={changes} />
        </Propose>
      )}
    </section>
  )
}

type ProposeProps = { procedure: string; county: number; contents: CaseSettings; /** Shows the numbers: one of them may not be as it is. */ onWrong(): void; onDropped(): void; onProposed(): void; children: React.ReactNode }

function Propose({ procedure, county, contents, onWrong, onDropped, onProposed, children }: ProposeProps) {
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [sending, setSending] = useState(false)
  const submit = (event: React.SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const reason = inputNamed(event.currentTarget, 'settings-reason')
    const wrong = outOfBounds(contents)
    if (wrong.length > 0) {
      setProblems(wrong.map(({ name, sentence }) => ({ field: `setting-${name}`, sentence })))
      onWrong()
      return
    }
    if (reason.length < 2) { setProblems([{ field: 'settings-reason', sentence: '写一写为什么改' }]); return }
    if (sending) return
    setSending(true)
    api.post(`/api/procedures/${procedure}/settings`, { county, contents, reason })
      .then(() => { forgetReferences(); onProposed() })
      .catch((failure: unknown) => {
        const refusal = refusalOf(failure)
        if (refusal === null) return
        setProblems(refusal.fields.length === 0 ? [{ field: 'settings-reason', sentence: refusal.sentence }] : refusal.fields.map(({ sentence }) => ({ field: 'settings-reason', sentence })))
      })
      .finally(() => setSending(false))
  }
  return (
    <form className="panel" noValidate onSubmit={submit}>
      <ErrorSummary problems={problems} title="还没有提出，改动都还在" />
      {children}
      <TextArea name="settings-reason" label="为什么改" hint="复核的人和以后查的人都要看，写清依据。" rows={3} maxLength={500} />
      <p className="consequence">提出后要由另一个人复核，复核前一切照旧。</p>
      <ButtonRow>
        <Button aria-busy={sending}>提出修改，请人复核</Button>
        <Button type="button" kind="quiet" onClick={onDropped}>全部改回去</Button>
      </ButtonRow>
    </form>
  )
}

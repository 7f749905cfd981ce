/** A proposal that waits: what it changes, how many open dossiers it touches, and the second person's decision. */
import { useState } from 'react'
import { Button, ButtonRow, ErrorSummary, Facts, momentWords, TextArea, type Problem } from '../../../design/index.ts'
import type { CaseSettings } from '../../../procedures/grid-case/settings.ts'
import { api, refusalOf, withQuery } from '../../spa/api.ts'
import { inputNamed } from '../../spa/form-inputs.ts'
import { forgetReferences, useQuestion } from '../../spa/question.ts'
import { DifferenceTable } from './difference-table.tsx'
import { differencesOf, inWords, wholeLimits, type Difference } from './differences.ts'
import type { Version } from './settings-shapes.ts'

type WaitingVersionProps = { procedure: string; version: Version; inForce: CaseSettings; governs: boolean; onReviewed(): void }

export function WaitingVersion({ procedure, version, inForce, governs, onReviewed }: WaitingVersionProps) {
  const dry = useQuestion<{ changed: readonly Difference[] }>(withQuery(`/api/procedures/${procedure}/settings/${version.version}/dry-run`, { county: version.county }))
  const said = (dry.answer === null ? differencesOf(inForce, version.contents) : wholeLimits(dry.answer.changed, inForce, version.contents)).map((one) => inWords(one, inForce))
  return (
    <section className="panel" aria-labelledby="waiting-title">
      <h2 id="waiting-title">{`第 ${version.version} 版等人复核，还没有生效`}</h2>
      <Facts facts={[
        { name: '提出人', value: `${version.proposer ?? '没有记录'}${version.mine ? '，您本人' : ''}` },
        { name: '提出时间', value: momentWords(Date.parse(version.proposedAt), 'staff') },
        { name: '理由', value: version.reason },
      ]} />
      <DifferenceTable caption={`要改 ${said.length} 处${said.some(({ dossiers }) => dossiers !== null) ? '；“正在办的”是这类事项现在开着的件数' : ''}`} said={said} />
      {governs && <Decide procedure={procedure} version={version} onReviewed={onReviewed} />}
    </section>
  )
}

function Decide({ procedure, version, onReviewed }: { procedure: string; version: Version; onReviewed(): void }) {
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [sending, setSending] = useState(false)
  const decide = (event: React.SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const decision = (event.nativeEvent.submitter as HTMLButtonElement | null)?.value ?? ''
    const note = inputNamed(event.currentTarget, 'review-note')
    if (decision === 'refuse' && note === '') { setProblems([{ field: 'review-note', sentence: '不同意要写明理由' }]); return }
    if (sending) return
    setSending(true)
    api.post(`/api/procedures/${procedure}/settings/${version.version}/review`, { county: version.county, decision, note })
      .then(() => { forgetReferences(); onReviewed() })
      .catch((failure: unknown) => setProblems([{ field: 'review-note', sentence: refusalOf(failure)?.sentence ?? '' }]))
      .finally(() => setSending(false))
  }
  return (
    <form className="section" noValidate onSubmit={decide}>
      <ErrorSummary problems={problems} title="还没有办成" />
      <TextArea name="review-note" label={version.mine ? '撤回说明' : '复核意见'} optional rows={2} maxLength={500} />
      {version.mine
        ? <p className="consequence">自己提的修改要由另一个人复核；您可以撤回。</p>
        : <p className="consequence">同意后马上生效，以后受理和派遣的事按新设置办。</p>}
      <ButtonRow>
        {!version.mine && <Button name="decision" value="approve">{`同意第 ${version.version} 版，马上生效`}</Button>}
        {!version.mine && <Button name="decision" value="refuse" kind="danger">不同意</Button>}
        {version.mine && <Button name="decision" value="withdraw" kind="danger">撤回这份修改</Button>}
      </ButtonRow>
    </form>
  )
}

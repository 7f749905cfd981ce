/** The roll of mandates of a scope: who may act as what, where, from when to when, by whom granted. */
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { Button, ButtonRow, EmptyState, Pager, StatusWord, TextInput } from '../../../design/index.ts'
import { api, withQuery } from '../../spa/api.ts'
import { inputNamed } from '../../spa/form-inputs.ts'
import { useQuestion } from '../../spa/question.ts'
import { useSession } from '../../spa/session.tsx'
import { Page } from '../frame.tsx'
import { Outcome } from '../outcome.tsx'
import { Refused } from '../page-problem.tsx'
import { RegionChoice } from '../region-choice.tsx'
import { useRegionNames } from '../region-names.ts'
import { useDeed, type Deed } from '../use-deed.ts'
import { GrantMandate } from './grant-mandate.tsx'
import type { MandateView } from './mandate-shapes.ts'

export function MandatesPage() {
  const { mandate } = useSession()
  const [address] = useSearchParams()
  const navigate = useNavigate()
  const region = address.get('region') ?? mandate.region.code
  const roll = useQuestion<{ items: readonly MandateView[]; next: string | null }>(withQuery('/api/mandates', { region, cursor: address.get('cursor') }))
  const deed = useDeed()
  const items = roll.answer?.items ?? []
  return (
    <Page title="任职">
      <h1>任职</h1>
      <p className="page__lead">谁可以以什么身份、在哪里办事。授予和撤销都要再输一次动态口令，写入审计记录；不能给自己授予。</p>
      <form className="inline-form" onSubmit={(event) => event.preventDefault()}>
        <RegionChoice id="mandates-region" top={mandate.region} code={region} onChoose={(code) => void navigate(withQuery('/mandates', { region: code }))} />
      </form>
      <GrantMandate region={region} known={items} onGranted={roll.again} />
      {roll.refusal !== null && <Refused refusal={roll.refusal} again={roll.again} />}
      <Outcome deed={deed} />
      {roll.answer !== null && items.length === 0 && <EmptyState title="这里还没有任职">授予以后会列在这里。</EmptyState>}
      {items.length > 0 && <Roll mandates={items} deed={deed} again={roll.again} />}
      <Pager pager={{
        previous: address.get('cursor') === null ? null : withQuery('/console/mandates', { region }),
        next: roll.answer?.next == null ? null : withQuery('/console/mandates', { region, cursor: roll.answer.next }),
      }} />
    </Page>
  )
}

function Roll({ mandates, deed, again }: { mandates: readonly MandateView[]; deed: Deed; again(): void }) {
  const [revoking, setRevoking] = useState<string | null>(null)
  const names = useRegionNames(mandates.map(({ region }) => region.code))
  return (
    <table className="table table--stack lines">
      <caption>{`本页 ${mandates.length} 项任职`}</caption>
      <thead><tr><th scope="col">姓名</th><th scope="col">任职</th><th scope="col">在哪里</th><th scope="col">从</th><th scope="col">到</th><th scope="col">状态</th><th scope="col"><span className="visually-hidden">撤销</span></th></tr></thead>
      <tbody>
        {mandates.map((mandate) => (
          <Row
            key={mandate.id} mandate={mandate} place={names.get(mandate.region.code) ?? ''} revoking={revoking === mandate.id}
            onAsk={() => setRevoking(revoking === mandate.id ? null : mandate.id)}
            onRevoke={(reason) => deed.run(() => api.post(`/api/mandates/${mandate.id}/revoke`, { reason }), `${mandate.holderName}的${mandate.officeName}任职已撤销。`, () => { setRevoking(null); again() })}
          />
        ))}
      </tbody>
    </table>
  )
}

type RowProps = { mandate: MandateView; place: string; revoking: boolean; onAsk(): void; onRevoke(reason: string): void }

function Row({ mandate, place, revoking, onAsk, onRevoke }: RowProps) {
  return (
    <>
      <tr>
        <th scope="row">{mandate.holderName}</th>
        <td data-head="任职">{mandate.officeName}</td>
        <td data-head="在哪里">{place}</td>
        <td data-head="从">{mandate.validFrom}</td>
        <td data-head="到">{mandate.validTo ?? '另行通知'}</td>
        <td data-head="状态"><StatusWord status={mandate.inForce ? { tone: 'done', word: '在任' } : { tone: 'stopped', word: mandate.revokedAt === null ? '不在任期' : '已撤销' }} /></td>
        <td>
          {mandate.inForce && (
            <div className="row-acts"><button className="button button--danger" type="button" aria-expanded={revoking} onClick={onAsk}>撤销<span className="visually-hidden">{`${mandate.holderName}的${mandate.officeName}`}</span></button></div>
          )}
        </td>
      </tr>
      {revoking && <tr><td colSpan={7}><AskReason onRevoke={onRevoke} onCancel={onAsk} /></td></tr>}
    </>
  )
}

function AskReason({ onRevoke, onCancel }: { onRevoke(reason: string): void; onCancel(): void }) {
  const [error, setError] = useState<string | null>(null)
  const submit = (event: React.SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const reason = inputNamed(event.currentTarget, 'revoke-reason')
    if (reason.length < 2) setError('写一写为什么撤销')
    else onRevoke(reason)
  }
  return (
    <form className="panel" noValidate onSubmit={submit}>
      <TextInput name="revoke-reason" label="为什么撤销" maxLength={200} {...(error === null ? {} : { error })} />
      <p className="consequence">马上生效：这个身份下正在登录的，下一步就办不了。</p>
      <ButtonRow>
        <Button kind="danger">撤销这项任职</Button>
        <Button type="button" kind="quiet" onClick={onCancel}>不撤销</Button>
      </ButtonRow>
    </form>
  )
}

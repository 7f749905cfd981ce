/** The roll of mandates of a scope: who may act as what, where, from when to when, by whom granted. */
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { Button, ButtonRow, EmptyState, Pager, StatusWord, TextInput, type StatusModel } from '../../../design/index.ts'
import { offices } from '../../../core/procedure/actor.ts'
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
import type { MandateView, Proposal } from './mandate-shapes.ts'
import { Proposals } from './proposals.tsx'

export function MandatesPage() {
  const { mandate } = useSession()
  const [address] = useSearchParams()
  const navigate = useNavigate()
  const region = address.get('region') ?? mandate.region.code
  const state = stateIn(address.get('state'))
  const asked = { region, state: state === 'all' ? null : state }
  const roll = useQuestion<{ items: readonly MandateView[]; next: string | null }>(withQuery('/api/mandates', { ...asked, cursor: address.get('cursor') }))
  const proposals = useQuestion<{ items: readonly Proposal[] }>(withQuery('/api/mandate-proposals', { region }))
  const deed = useDeed()
  const items = roll.answer?.items ?? []
  return (
    <Page title="任职">
      <h1>任职</h1>
      <p className="page__lead">谁可以以什么身份、在哪里办事。授予和撤销都要再输一次动态口令，写入审计记录；不能给自己授予。管理员和中心的任职要两位安全管理员办理：一位提出，另一位同意。</p>
      <form className="inline-form" onSubmit={(event) => event.preventDefault()}>
        <RegionChoice id="mandates-region" top={mandate.region} code={region} onChoose={(code) => void navigate(withQuery('/mandates', { region: code, state: address.get('state') }))} />
        <div>
          <label className="small soft" htmlFor="mandates-state">看哪些</label>
          <select className="input" id="mandates-state" value={state} onChange={(event) => void navigate(withQuery('/mandates', { region, state: event.target.value }))}>
            {Object.entries(states).map(([key, name]) => <option key={key} value={key}>{name}</option>)}
          </select>
        </div>
      </form>
      <p><a href={withQuery('/console/vacancies', { region })}>看没有人任职的岗位</a></p>
      <Proposals proposals={proposals.answer?.items ?? []} onDecided={() => { proposals.again(); roll.again() }} />
      <GrantMandate key={`${region} ${address.get('grant') ?? ''}`} region={region} office={address.get('grant')} known={items} onGranted={() => { roll.again(); proposals.again() }} />
      {roll.refusal !== null && <Refused refusal={roll.refusal} again={roll.again} />}
      <Outcome deed={deed} />
      {roll.answer !== null && items.length === 0 && <EmptyState title={emptyWords[state]}>换一个区划，或者看别的。</EmptyState>}
      {items.length > 0 && <Roll mandates={items} deed={deed} again={roll.again} />}
      <Pager pager={{
        previous: address.get('cursor') === null ? null : withQuery('/console/mandates', { ...asked, state }),
        next: roll.answer?.next == null ? null : withQuery('/console/mandates', { ...asked, state, cursor: roll.answer.next }),
      }} />
    </Page>
  )
}

const states = { 'in-force': '现在在任的', 'expiring': '30 天内到期的', 'over': '已经结束的', 'all': '全部' } as const
type State = keyof typeof states
const emptyWords: Readonly<Record<State, string>> = {
  'in-force': '这里没有人在任', 'expiring': '30 天内没有到期的任职', 'over': '没有结束的任职', 'all': '这里还没有任职',
}

function stateIn(text: string | null): State {
  return text !== null && text in states ? text as State : 'in-force'
}

/** Who holds which office, at a glance: office by office in the order of the list of offices, then place by place. */
function byOffice(mandates: readonly MandateView[]): readonly MandateView[] {
  const order = Object.keys(offices)
  return mandates.toSorted((one, other) => order.indexOf(one.office) - order.indexOf(other.office) || one.region.code.localeCompare(other.region.code))
}

function Roll({ mandates, deed, again }: { mandates: readonly MandateView[]; deed: Deed; again(): void }) {
  const [revoking, setRevoking] = useState<string | null>(null)
  const names = useRegionNames(mandates.map(({ region }) => region.code))
  return (
    <table className="table table--stack lines">
      <caption>{`本页 ${mandates.length} 项任职`}</caption>
      <thead><tr><th scope="col">姓名</th><th scope="col">任职</th><th scope="col">在哪里</th><th scope="col">从</th><th scope="col">到</th><th scope="col">状态</th><th scope="col"><span className="visually-hidden">撤销</span></th></tr></thead>
      <tbody>
        {byOffice(mandates).map((mandate) => (
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
        <td data-head="状态"><StatusWord status={statusOf(mandate)} /></td>
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

function statusOf({ inForce, expiresSoon, revokedAt }: MandateView): StatusModel {
  if (!inForce) return { tone: 'stopped', word: revokedAt === null ? '不在任期' : '已撤销' }
  return expiresSoon ? { tone: 'waiting', word: '快到期' } : { tone: 'done', word: '在任' }
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

/** Claims that wait for another person: approve with one key, refuse with a reason. J and K choose, A approves, R refuses. */
import { useRef, useState } from 'react'
import { Button, EmptyState, TextInput } from '../../../design/index.ts'
import { inputNamed } from '../../spa/form-inputs.ts'
import { useKeys } from '../keys.ts'
import { Outcome } from '../outcome.tsx'
import { useDeed } from '../use-deed.ts'
import { sendAct } from './send-act.ts'
import type { WaitingRequest } from './shapes.ts'

const kinds = { earned: '加分', deducted: '扣分', reversed: '冲正' } as const

export function Requests({ requests, onChanged }: { requests: readonly WaitingRequest[]; onChanged(): void }) {
  const deed = useDeed()
  const [chosen, setChosen] = useState(0)
  const [refusing, setRefusing] = useState<string | null>(null)
  const list = useRef<HTMLOListElement>(null)
  const at = Math.min(chosen, Math.max(0, requests.length - 1))
  const move = (by: number) => {
    const next = Math.max(0, Math.min(requests.length - 1, at + by))
    setChosen(next)
    list.current?.querySelectorAll<HTMLElement>('[data-request]')[next]?.focus()
  }
  const approve = (one: WaitingRequest) => deed.run(() => sendAct({ dossier: one.dossier, act: 'approve', form: { request: one.number } }), `${one.head}家的“${one.ruleName}”记上了。`, onChanged)
  const current = requests[at]
  useKeys({
    j: () => move(1), k: () => move(-1),
    a: () => { if (current !== undefined && !current.mine && !deed.sending) approve(current) },
    r: () => { if (current !== undefined) setRefusing(keyOf(current)) },
  })
  return (
    <section className="section no-print" aria-labelledby="requests">
      <h2 id="requests">{`等审核的申报（${requests.length}）`}</h2>
      <Outcome deed={deed} />
      {requests.length === 0 && <EmptyState title="没有等审核的申报">村民申报或者同事登记以后，会列在这里。</EmptyState>}
      {requests.length > 0 && <p className="small soft"><span className="points-keys">按键：J、K 上下选，A 同意，R 不同意。</span>申报的人、这一户的人和近亲属不能审核（R-468）。</p>}
      <ol className="points-list" ref={list}>
        {requests.map((one, index) => (
          <li key={keyOf(one)}>
            <div className="panel" data-request tabIndex={-1} aria-current={index === at ? true : undefined} onFocus={() => setChosen(index)}>
            <p>
              <b>{`${one.head}${one.group === '' ? '' : `（${one.group}）`}`}</b>
              {` ${kinds[one.kind]} ${one.ruleName} ${one.points > 0 ? `+${one.points}` : one.points} 分，${one.on}`}
            </p>
            <p>{`${one.words}。证明：${one.evidence}`}</p>
            {one.sameDay > 0 && <p className="small soft">{`同一天这一项已经记过 ${one.sameDay} 笔，请看看是不是同一件事。`}</p>}
            {one.mine
              ? <p className="small soft">您登记的，请另一位审核。</p>
              : (
                <p className="inline-form points-list__do">
                  <Button onClick={() => approve(one)} type="button" aria-busy={deed.sending}>同意<span className="visually-hidden">{`${one.head} ${one.ruleName}`}</span></Button>
                  <Button kind="ordinary" type="button" onClick={() => setRefusing(keyOf(one))}>不同意<span className="visually-hidden">{`${one.head} ${one.ruleName}`}</span></Button>
                </p>
              )}
            {refusing === keyOf(one) && (
              <form noValidate onSubmit={(event) => {
                event.preventDefault()
                const reason = inputNamed(event.currentTarget, 'reason')
                deed.run(() => sendAct({ dossier: one.dossier, act: 'refuse', form: { request: one.number, reason } }), '理由已经告诉这一户，可以补充以后再报。', () => { setRefusing(null); onChanged() })
              }}>
                <TextInput name="reason" label="为什么不同意" maxLength={300} extra={{ autoFocus: true }} />
                <Button kind="ordinary" aria-busy={deed.sending}>告诉这一户</Button>
              </form>
            )}
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

function keyOf({ dossier, number }: WaitingRequest): string {
  return `${dossier} ${number}`
}

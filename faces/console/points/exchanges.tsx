/** At the counter: the number that is said finds the exchange, Enter hands it over. */
import { useState } from 'react'
import { Button, EmptyState } from '../../../design/index.ts'
import { Outcome } from '../outcome.tsx'
import { useDeed } from '../use-deed.ts'
import { sendAct } from './send-act.ts'
import type { WaitingExchange } from './shapes.ts'

export function Exchanges({ exchanges, onChanged }: { exchanges: readonly WaitingExchange[]; onChanged(): void }) {
  const deed = useDeed()
  const [typed, setTyped] = useState('')
  const text = typed.normalize('NFKC').trim().toLowerCase()
  const found = exchanges.filter(({ code, head }) => text === '' || code.startsWith(text) || code.endsWith(`-${text}`) || head.includes(text))
  const [only] = found
  const handOver = (one: WaitingExchange) => deed.run(
    () => sendAct({ dossier: one.dossier, act: 'hand-over', form: { exchange: one.number } }), `${one.code} ${one.name} ${one.quantity} ${one.unit}，领走了。`, () => { setTyped(''); onChanged() },
  )
  const cancel = (one: WaitingExchange) => deed.run(
    () => sendAct({ dossier: one.dossier, act: 'cancel', form: { exchange: one.number, reason: '在柜台取消' } }), `${one.code} 取消了，积分退回，东西放回库里。`, onChanged,
  )
  return (
    <section className="section no-print" aria-labelledby="exchanges">
      <h2 id="exchanges">{`等人来领（${exchanges.length}）`}</h2>
      <Outcome deed={deed} />
      {exchanges.length === 0 && <EmptyState title="没有等人来领的东西">村民兑换以后，会列在这里。</EmptyState>}
      {exchanges.length > 0 && (
        <form className="inline-form" onSubmit={(event) => { event.preventDefault(); if (found.length === 1 && only !== undefined && text !== '') handOver(only) }}>
          <div>
            <label className="small soft" htmlFor="pick-up">领取号或者户主姓名，只剩一件时按回车就是领走</label>
            <input className="input" id="pick-up" autoComplete="off" value={typed} onChange={(event) => setTyped(event.target.value)} />
          </div>
          <Button aria-busy={deed.sending}>领走了</Button>
        </form>
      )}
      <ul className="points-list">
        {found.map((one) => (
          <li key={`${one.dossier} ${one.number}`}>
            <div className="panel">
            <p><b>{one.code}</b>{` ${one.head}${one.group === '' ? '' : `（${one.group}）`}：${one.name} ${one.quantity} ${one.unit}，${one.cost} 分，${one.on} 兑换`}</p>
            <p className="inline-form points-list__do">
              <Button kind="ordinary" type="button" onClick={() => handOver(one)}>领走了<span className="visually-hidden">{one.code}</span></Button>
              <Button kind="quiet" type="button" onClick={() => cancel(one)}>不换了<span className="visually-hidden">{one.code}</span></Button>
            </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

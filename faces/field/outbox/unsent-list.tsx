/** Above the to-dos: what has not been sent yet, and what has just arrived. */
import { useState } from 'react'
import { Button, ButtonLink, ButtonRow, dayWords, Facts, Message, timeWords } from '../../../design/index.ts'
import { useSession } from '../../spa/session.tsx'
import { discardUnsent, forgetDelivered, sendUnsent, useOutbox, type Delivered } from './outbox.ts'
import { standingWords, type Entry } from './unsent.ts'

export function UnsentList() {
  const { session, mandate } = useSession()
  const { entries, delivered } = useOutbox()
  const own = entries.filter(({ unsent }) => unsent.person === session.person)
  return (
    <>
      {delivered.map((one) => <Arrived key={one.id} delivered={one} />)}
      {own.length > 0 && (
        <section className="section unsent" aria-labelledby="unsent-title">
          <h2 id="unsent-title">{`还没发出去的上报 ${own.length} 件`}</h2>
          <ul className="unsent__list">
            {own.map((entry) => <li key={entry.unsent.id}><UnsentCard entry={entry} mine={entry.unsent.mandate === mandate.id} /></li>)}
          </ul>
        </section>
      )}
    </>
  )
}

function UnsentCard({ entry, mine }: { entry: Entry; mine: boolean }) {
  const { unsent, state } = entry
  const [asking, setAsking] = useState(false)
  const at = Date.parse(unsent.at)
  return (
    <div className="unsent__card">
      <p className="unsent__title"><b>{unsent.title}</b></p>
      <p className="small" role="status">{standingWords(entry, mine)}</p>
      <details className="unfold">
        <summary>打开看写了什么</summary>
        <Facts facts={[...unsent.facts, { name: '写的时间', value: `${dayWords(at)} ${timeWords(at, 'staff')}` }, { name: '身份', value: unsent.officeName }]} />
      </details>
      {asking ? (
        <div role="group" aria-label="丢掉这件上报">
          <p>丢掉以后就没有了，要重新写。确定丢掉吗？</p>
          <ButtonRow>
            <Button type="button" kind="danger" onClick={() => void discardUnsent(unsent.id)}>丢掉这件</Button>
            <Button type="button" kind="ordinary" onClick={() => setAsking(false)}>留着</Button>
          </ButtonRow>
        </div>
      ) : (
        <ButtonRow>
          {state === 'held' ? <ButtonLink kind="ordinary" href="/field/report">接着改</ButtonLink> : mine && (
            <Button type="button" kind="ordinary" aria-busy={state === 'sending'} onClick={() => void sendUnsent(unsent.id)}>现在发送</Button>
          )}
          {state !== 'sending' && <Button type="button" kind="quiet" onClick={() => setAsking(true)}>丢掉</Button>}
        </ButtonRow>
      )}
    </div>
  )
}

function Arrived({ delivered: { id, title, done } }: { delivered: Delivered }) {
  return (
    <Message tone="success" title="刚才存着的上报已经发出去了">
      <p>{title}</p>
      <ButtonRow>
        {done.dossier !== null && <ButtonLink kind="ordinary" href={`/field/dossiers/${done.dossier.id}`}>看这件事</ButtonLink>}
        <Button type="button" kind="quiet" onClick={() => forgetDelivered(id)}>知道了</Button>
      </ButtonRow>
    </Message>
  )
}

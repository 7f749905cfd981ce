/** What I was told, newest first. Opening one marks it as seen, for myself alone: nobody else learns of it. */
import { useState } from 'react'
import { Button, EmptyState, machineTime, momentWords } from '../../../design/index.ts'
import { api, refusalOf, withQuery } from '../../spa/api.ts'
import { useMessages } from '../frame.tsx'
import { Page } from '../page.tsx'
import { NotFetched, Waiting } from '../waiting.tsx'
import type { Message, MessagePage } from './message-shapes.ts'

export function MessagesPage() {
  const { answer, refusal, again, put } = useMessages()
  const [older, setOlder] = useState<readonly MessagePage[]>([])
  const [failed, setFailed] = useState<string | null>(null)
  const last = older.at(-1) ?? answer
  const fetchOlder = () => {
    api.get<MessagePage>(withQuery('/api/messages', { after: last?.next }))
      .then((page) => { setOlder((pages) => [...pages, page]); setFailed(null) })
      .catch((error: unknown) => setFailed(refusalOf(error)?.sentence ?? null))
  }
  const see = (message: Message) => {
    if (message.read || answer === null) return
    put({ ...answer, unread: Math.max(0, answer.unread - 1), messages: answer.messages.map((one) => (one.id === message.id ? { ...one, read: true } : one)) })
    // Not being able to note it is no harm: the message stays marked as new.
    api.post(`/api/messages/${message.id}/read`, {}).catch(() => undefined)
  }
  return (
    <Page title="消息">
      {refusal !== null && <NotFetched refusal={refusal} again={again} />}
      {answer === null && refusal === null && <Waiting />}
      {answer?.messages.length === 0 && <EmptyState title="还没有消息">有事派给您、退回、快到期时，会在这里告诉您。</EmptyState>}
      <ul className="cards">
        {[...answer?.messages ?? [], ...older.flatMap(({ messages }) => messages)].map((message) => <Line key={message.id} message={message} onSee={() => see(message)} />)}
      </ul>
      {failed !== null && <p role="alert" className="field__error">{failed}</p>}
      {last?.next != null && <Button type="button" kind="ordinary" onClick={fetchOlder}>看更早的</Button>}
    </Page>
  )
}

function Line({ message, onSee }: { message: Message; onSee(): void }) {
  const words = (
    <>
      <span className="card__sentence">{!message.read && <b className="card__new">新</b>}{message.sentence}</span>
      <time className="card__when" dateTime={machineTime(Date.parse(message.createdAt))}>{momentWords(Date.parse(message.createdAt), 'staff')}</time>
    </>
  )
  return <li>{message.dossier === null ? <div className="card">{words}</div> : <a className="card" href={`/field/dossiers/${message.dossier}`} onClick={onSee}>{words}</a>}</li>
}

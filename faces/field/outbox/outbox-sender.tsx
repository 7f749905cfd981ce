/** Sends what waits: when the app starts, when the signal is back, and every half minute while something is left. Draws nothing. */
import { useEffect } from 'react'
import { useSession } from '../../spa/session.tsx'
import { useConnection } from '../connection.ts'
import { loadOutbox, sendUnsent, useOutbox } from './outbox.ts'

const every = 30_000

export function OutboxSender() {
  const { session, mandate } = useSession()
  const { reached } = useConnection()
  const { entries } = useOutbox()
  const waiting = entries.filter(({ unsent, state }) => state === 'waiting' && unsent.person === session.person && unsent.mandate === mandate.id).map(({ unsent }) => unsent.id).join(' ')
  useEffect(() => { void loadOutbox() }, [])
  useEffect(() => {
    if (!reached || waiting === '') return undefined
    // One after the other, in the order they were written.
    const sendAll = async () => { for (const id of waiting.split(' ')) await sendUnsent(id) }
    const soon = setTimeout(() => void sendAll(), 500)
    const timer = setInterval(() => void sendAll(), every)
    return () => { clearTimeout(soon); clearInterval(timer) }
  }, [reached, waiting])
  return null
}

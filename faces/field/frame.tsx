/** What stands around every page: where I work, whether there is a signal, and at the bottom, under the thumb, the five doors. */
import { createContext, use, useEffect, useState } from 'react'
import { Outlet, useLocation } from 'react-router'
import { FieldShell } from '../../design/index.ts'
import { FollowLinks } from '../spa/links.tsx'
import { useQuestion, type Question } from '../spa/question.ts'
import { useRegion } from '../spa/reference.ts'
import { useSession } from '../spa/session.tsx'
import { ConnectionLine } from './connection-line.tsx'
import { Icon, type IconName } from './icons.tsx'
import type { MessagePage } from './messages/message-shapes.ts'
import { useOutbox } from './outbox/outbox.ts'
import { OutboxSender } from './outbox/outbox-sender.tsx'
import { ReportPage } from './report/report-page.tsx'
import { setScreen, useScreen } from './screen.ts'

const MessagesContext = createContext<Question<MessagePage> | null>(null)

/** Inside `FieldFrame` only. */
export function useMessages(): Question<MessagePage> {
  const messages = use(MessagesContext)
  if (messages === null) throw new Error('useMessages outside of FieldFrame')
  return messages
}

export function FieldFrame() {
  const { pathname } = useLocation()
  const messages = useQuestion<MessagePage>('/api/messages')
  const reporting = pathname === '/report'
  const [begun, setBegun] = useState(reporting)
  if (reporting && !begun) setBegun(true)
  useEffect(() => {
    scrollTo(0, 0)
    document.getElementById('main')?.focus({ preventScroll: true })
  }, [pathname])
  return (
    <FollowLinks base="/field">
      <MessagesContext value={messages}>
        <OutboxSender />
        <FieldShell head={<Head />} outbox={<ConnectionLine />} thumb={<Thumb here={pathname} unread={messages.answer?.unread ?? 0} />}>
          <Outlet />
          {begun && <div hidden={!reporting}><ReportPage shown={reporting} /></div>}
        </FieldShell>
      </MessagesContext>
    </FollowLinks>
  )
}

function Head() {
  const { mandate } = useSession()
  const region = useRegion(mandate.region.code).answer?.region
  const screen = useScreen()
  const sun = screen === 'sun'
  return (
    <div className="field-head">
      <p className="field-head__where"><b>三治</b>{` ${region?.shortName ?? ''} ${mandate.officeName}`}</p>
      <button className="field-head__sun" type="button" aria-pressed={sun} onClick={() => setScreen(sun ? 'system' : 'sun')}><Icon name="sun" />日光</button>
    </div>
  )
}

type Door = { readonly href: string; readonly name: string; readonly icon: IconName; readonly count?: number; readonly counted?: string }

function Thumb({ here, unread }: { here: string; unread: number }) {
  const { session, mandate } = useSession()
  const unsent = useOutbox().entries.filter(({ unsent: { person } }) => person === session.person).length
  const doors: readonly Door[] = [
    { href: '/', name: '待办', icon: 'tasks', count: unsent, counted: '件没发出去' },
    { href: '/grid', name: areaWords(mandate.region.level), icon: 'grid' },
    { href: '/report', name: '上报', icon: 'report' },
    { href: '/messages', name: '消息', icon: 'message', count: unread, counted: '条没看' },
    { href: '/me', name: '我的', icon: 'me' },
  ]
  return doors.map((door) => (
    <a key={door.href} className={`thumb${door.href === '/report' ? ' thumb--report' : ''}`} href={`/field${door.href}`} aria-current={here === door.href ? 'page' : undefined}>
      <Icon name={door.icon} />
      <span>{door.name}<Count of={door} /></span>
    </a>
  ))
}

function Count({ of: { count = 0, counted = '' } }: { of: Door }) {
  return count === 0 ? null : <b className="thumb__count">{count > 99 ? '99+' : count}<span className="visually-hidden">{` ${counted}`}</span></b>
}

export function areaWords(level: string): string {
  return level === 'GRID' ? '本网格' : level === 'VILLAGE' ? '本村' : '本辖区'
}

/** What stands around every page: the doors of one's office, who one is here, the way out. */
import { useEffect, useRef, type ReactNode } from 'react'
import { Navigate, NavLink, Outlet, ScrollRestoration, useLocation, useNavigation } from 'react-router'
import { FollowLinks } from '../spa/links.tsx'
import { MandateWords } from '../spa/choose-mandate.tsx'
import { useSession } from '../spa/session.tsx'
import { doorsOf } from './doors.ts'
import { useRoom } from './room.ts'

/** In rem: below it doors and person wait behind one button. */
const wide = 60

export function ConsoleFrame() {
  const moving = useNavigation().state !== 'idle'
  const besides = useRoom(wide)
  return (
    <FollowLinks base="/console">
      <a className="skip-link" href="#main">跳到主要内容</a>
      <div className="frame">
        <header className="frame__head no-print">
          <a className="frame__mark" href="/console/">三治<span>工作台</span></a>
          {besides ? <><Doors /><Me /></> : <Menu />}
        </header>
        <div className="frame__page" aria-busy={moving}><Outlet /></div>
      </div>
      <ScrollRestoration />
    </FollowLinks>
  )
}

/** The first door of the office. */
export function Home() {
  const { mandate } = useSession()
  return <Navigate to={doorsOf(mandate.office)[0]?.path ?? '/desk/waiting'} replace />
}

/** A page with one column; with `side` a narrow one to its left. */
export function Page({ title, side, sideLabel, children, className = '' }: { title: string; side?: ReactNode; sideLabel?: string; children: ReactNode; className?: string }) {
  useEffect(() => { document.title = `${title} · 三治工作台` }, [title])
  return (
    <div className={`page${side === undefined ? ' page--plain' : ''} ${className}`}>
      {side !== undefined && <aside className="page__side no-print" aria-label={sideLabel}>{side}</aside>}
      <main className="page__main" id="main" tabIndex={-1}>{children}</main>
    </div>
  )
}

function Doors() {
  const { mandate } = useSession()
  return (
    <nav className="doors" aria-label="主要页面">
      {doorsOf(mandate.office).map((door) => (
        <NavLink key={door.path} to={door.path} className={({ isActive }) => (isActive || isBelow(door.path) ? 'doors__one doors__one--here' : 'doors__one')}>{door.name}</NavLink>
      ))}
    </nav>
  )
}

/** All queues are behind the first door. */
function isBelow(path: string): boolean {
  return path.startsWith('/desk/') && /^\/console\/(desk|dossiers)\//.test(location.pathname)
}

function Me() {
  const { mandate } = useSession()
  return (
    <details className="me">
      <summary><span className="me__name">{mandate.holderName}</span>{' '}<span className="me__office"><MandateWords mandate={mandate} short /></span></summary>
      <div className="me__more"><Person /></div>
    </details>
  )
}

/** All of it in one line where there is no room: closed again as soon as a door was taken. */
function Menu() {
  const { mandate } = useSession()
  const at = useLocation()
  const menu = useRef<HTMLDetailsElement>(null)
  useEffect(() => { if (menu.current !== null) menu.current.open = false }, [at])
  return (
    <details className="me" ref={menu}>
      <summary><span className="me__name">{mandate.holderName}</span>{' '}<span className="me__office">菜单</span></summary>
      <div className="me__more"><Doors /><Person /></div>
    </details>
  )
}

function Person() {
  const { session, mandate, choose, signOut } = useSession()
  const others = session.mandates.filter(({ id }) => id !== mandate.id)
  return (
    <>
      <p><MandateWords mandate={mandate} /></p>
      {others.length > 0 && <p className="soft small">换一个身份办事</p>}
      {others.map((other) => (
        <button key={other.id} className="button button--ordinary" type="button" onClick={() => void choose(other.id)}><MandateWords mandate={other} short /></button>
      ))}
      <button className="button button--quiet" type="button" onClick={() => void signOut()}>退出登录</button>
    </>
  )
}

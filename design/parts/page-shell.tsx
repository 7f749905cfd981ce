/** The bones of a page in each face: skip link, head, main, foot. Regions and landmarks are the same everywhere. */
import type { ReactNode } from 'react'

type PortalShellProps = { head: ReactNode; foot: ReactNode; children: ReactNode }

/** One column, generous margins, everything under everything. */
export function PortalShell({ head, foot, children }: PortalShellProps) {
  return (
    <>
      <SkipLink />
      <header className="portal-head no-print">{head}</header>
      <main className="portal-main" id="main">
        {children}
      </main>
      <footer className="portal-foot">{foot}</footer>
    </>
  )
}

type ConsoleShellProps = { head: ReactNode; region: ReactNode; queue: ReactNode; children: ReactNode }

/** Left region and queue, right the dossier; under each other below 960 px. */
export function ConsoleShell({ head, region, queue, children }: ConsoleShellProps) {
  return (
    <div className="console">
      <SkipLink />
      <header className="console__head no-print">{head}</header>
      <aside className="console__side no-print" aria-label="区划与待办">
        {region}
        {queue}
      </aside>
      <main className="console__main" id="main" tabIndex={-1}>
        {children}
      </main>
    </div>
  )
}

type FieldShellProps = { head: ReactNode; outbox: ReactNode; thumb: ReactNode; children: ReactNode }

/** The outbox line always visible; what the thumb needs at the bottom. */
export function FieldShell({ head, outbox, thumb, children }: FieldShellProps) {
  return (
    <div className="field-shell">
      <SkipLink />
      <header className="field-shell__head no-print">{head}</header>
      <div className="field-shell__outbox no-print" role="status">
        {outbox}
      </div>
      <main className="field-shell__main" id="main" tabIndex={-1}>
        {children}
      </main>
      <nav className="field-shell__thumb no-print" aria-label="主要操作">
        {thumb}
      </nav>
    </div>
  )
}

function SkipLink() {
  return (
    <a className="skip-link" href="#main">
      跳到主要内容
    </a>
  )
}

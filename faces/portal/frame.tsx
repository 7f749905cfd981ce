/**
 * What stands around every page: head with size switch, foot with a person to call, organiser and filing number (R-834,
 * R-835, R-979).
 */
import type { ReactNode } from 'react'
import { ErrorSummary, Message, PortalShell, type Problem } from '../../design/index.ts'
import { names, urls, type Frame, type Size } from './contract.ts'
import { enhancement } from './enhancement.ts'

export type PageProps = {
  frame: Frame
  /** The page's one heading; also its title. */
  title: string
  problems?: readonly Problem[]
  /** Where 上一步 leads; report steps have a button instead. */
  back?: string
  /** The heading is printed by the page itself, as legend or label. */
  ownHeading?: boolean
  children: ReactNode
}

/** One page: title, errors, heading, content. */
export function Page({ frame, title, problems = [], back, ownHeading = false, children }: PageProps) {
  const home = title === frame.site.name
  return (
    <Document frame={frame} title={`${problems.length > 0 ? '错误：' : ''}${home ? title : `${title} - ${frame.site.name}`}`}>
      <PortalShell head={<Head frame={frame} home={home} />} foot={<Foot frame={frame} />}>
        {back && (
          <p className="back no-print">
            <a href={back}>返回</a>
          </p>
        )}
        {frame.stale && <Stale frame={frame} />}
        <ErrorSummary problems={problems} />
        {!ownHeading && <h1 className="page-title">{title}</h1>}
        {children}
      </PortalShell>
    </Document>
  )
}

/** Another tab changed who is signed in. What was typed stands below; signing in happens in another window, so that it stays. */
function Stale({ frame: { person } }: { frame: Frame }) {
  return (
    <div className="stale">
      <Message tone="warning" title={person ? `现在登录的是“${person.name}”` : '现在没有登录'}>
        <p>
          {`这一页打开以后换过登录，或者放得太久了，所以刚才没有提交。您填的都在下面。${
            person ? `以“${person.name}”的名义接着办，就再点一次` : '不登录也可以接着办，再点一次就行'
          }；不是的话，先换人登录，回到这一页再点。`}
        </p>
        <p>
          <a className="tap" href={urls.signIn} target="_blank" rel="noopener">
            {person ? '换个人登录（另开一页）' : '去登录（另开一页）'}
          </a>
        </p>
      </Message>
    </div>
  )
}

/** A POST form of ours: carries the form token, leaves the checking to the server. */
export function PostForm({
  frame,
  action,
  files = false,
  children,
}: {
  frame: Frame
  action: string
  files?: boolean
  children: ReactNode
}) {
  return (
    <form method="post" action={action} noValidate encType={files ? 'multipart/form-data' : undefined} data-once>
      <input type="hidden" name={names.formToken} value={frame.formToken} />
      {children}
    </form>
  )
}

/** Stands where the style sheet goes; the renderer puts it in after printing. */
export const styleMark = '/*portal-styles*/'

function Document({ frame, title, children }: { frame: Frame; title: string; children: ReactNode }) {
  return (
    <html lang="zh-CN" data-face="portal" data-size={frame.size}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="format-detection" content="telephone=no" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        <link rel="icon" href="data:," />
        <style dangerouslySetInnerHTML={{ __html: styleMark }} />
      </head>
      <body>
        {children}
        <script type="module" src={enhancement.url} />
      </body>
    </html>
  )
}

function Head({ frame, home }: { frame: Frame; home: boolean }) {
  return (
    <>
      {frame.movedTime && (
        <p className="moved-time">
          <a href="/demo/clock">{frame.movedTime}</a>
        </p>
      )}
      <div className="masthead">
        <a className="masthead__name" href={urls.home} aria-current={home ? 'page' : undefined}>
          <span className="masthead__mark" aria-hidden="true">
            治
          </span>
          <span>
            <b>{frame.site.name}</b>
            {frame.village && <span className="masthead__village">{frame.village.name}</span>}
          </span>
        </a>
        <nav className="masthead__tools" aria-label="字号和账号">
          <SizeSwitch frame={frame} />
          {frame.person ? <a href={urls.me}>{frame.person.name}</a> : <a href={urls.signIn}>登录</a>}
        </nav>
      </div>
      {frame.askSize && frame.size === 'standard' && <AskSize frame={frame} />}
    </>
  )
}

function SizeSwitch({ frame }: { frame: Frame }) {
  if (frame.size === 'standard') return <a href={sizeHref(frame, 'elder')}>长辈版</a>
  return (
    <>
      {frame.size === 'elder' ? (
        <a href={sizeHref(frame, 'elder-large')}>字再大些</a>
      ) : (
        <a href={sizeHref(frame, 'elder')}>字小一些</a>
      )}
      <a href={sizeHref(frame, 'standard')}>标准版</a>
    </>
  )
}

function AskSize({ frame }: { frame: Frame }) {
  return (
    <p className="ask-size">
      {'字看着小？'}
      <a href={sizeHref(frame, 'elder')}>换长辈版</a>
      <a href={sizeHref(frame, 'standard')}>不用</a>
    </p>
  )
}

function Foot({ frame }: { frame: Frame }) {
  const { contact, site } = frame
  return (
    <>
      <p className="foot__call no-print">
        {`不会用？打电话问${contact.office}${contact.name} `}
        <a className="phone" href={telephone(contact.phone)}>
          {contact.phone}
        </a>
      </p>
      <p className="foot__links no-print">
        <span data-read-aloud hidden />
        <a href={urls.help}>使用帮助</a>
        <a href={urls.complain}>投诉建议</a>
      </p>
      <p>{`主办单位：${site.organiser}`}</p>
      <p>{site.filing === null ? '备案号：还在办理' : `备案号：${site.filing}`}</p>
    </>
  )
}

export function telephone(number: string): string {
  return `tel:${number.replace(/[^\d+]/g, '')}`
}

function sizeHref(frame: Frame, size: Size): string {
  return `${urls.size}?${new URLSearchParams({ to: size, back: frame.path }).toString()}`
}

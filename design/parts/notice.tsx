/** A public notice (公示) like paper on the board: title, village, body, seal place, period with days left, objection door, QR. */
import type { ReactNode } from 'react'
import { dayWords } from '../clock-words.ts'

export type NoticeModel = {
  readonly title: string
  readonly village: string
  readonly number?: string
  readonly issuer: string
  readonly issuedAt: number
  readonly period: {
    readonly from: number
    readonly to: number
    /** 还剩 3 天 or 公示期已满, counted by the server. */ readonly words: string
  } | null
  readonly objection: { readonly words: string; readonly href: string } | null
  /** SVG markup made by our own QR maker, never by a person. */
  readonly qr: { readonly svg: string; readonly words: string } | null
}

export function Notice({ notice, children }: { notice: NoticeModel; children: ReactNode }) {
  return (
    <article className="notice">
      <header className="notice__head">
        <p className="notice__village">{notice.village}</p>
        <h1>{notice.title}</h1>
        {notice.number && <p className="figures soft">{notice.number}</p>}
      </header>
      {notice.period && <Period period={notice.period} />}
      <div className="notice__body prose">{children}</div>
      <footer className="notice__foot">
        {notice.qr && <Qr qr={notice.qr} />}
        <div className="notice__seal">
          <p>{notice.issuer}</p>
          <p>（盖章处）</p>
          <p>{dayWords(notice.issuedAt)}</p>
        </div>
      </footer>
      {notice.objection && (
        <p className="notice__objection">
          <a href={notice.objection.href}>{notice.objection.words}</a>
        </p>
      )}
    </article>
  )
}

function Period({ period }: { period: NonNullable<NoticeModel['period']> }) {
  return <p className="notice__period">{`公示期：${dayWords(period.from)}至${dayWords(period.to)}，${period.words}`}</p>
}

function Qr({ qr }: { qr: NonNullable<NoticeModel['qr']> }) {
  return (
    <figure className="notice__qr">
      <span aria-hidden="true" dangerouslySetInnerHTML={{ __html: qr.svg }} />
      <figcaption>{qr.words}</figcaption>
    </figure>
  )
}

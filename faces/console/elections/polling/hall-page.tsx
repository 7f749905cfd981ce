/**
 * 公开唱票大屏: projected, read from the last row (decision 0046). Follows the calling sheet, paper by paper; settled boxes show what both sheets say. Opened in a
 * second window by whoever keys in the first sheet. Shows the last figures while the line is dead.
 */
import { useEffect, useRef, useState } from 'react'
import { useParams } from 'react-router'
import type { Hall, HallPost } from '../../../../core/view/polling.ts'
import { Page } from '../../frame.tsx'
import { Refused } from '../../page-problem.tsx'
import { Strokes } from './strokes.tsx'
import { useAsked } from './use-asked.ts'
import './polling-hall.css'

const kinds: Readonly<Record<string, string>> = { FIRST: '', RERUN: '另行选举', TIE: '票数相同再投' }

export function HallPage() {
  const { election = '' } = useParams()
  const { value: hall, refusal } = useAsked<Hall>(`/api/polling/elections/${election}/hall`, 1000)
  return (
    <Page title="公开唱票" className="hall-page">
      {hall === null && refusal !== null && <Refused refusal={refusal} />}
      {hall === null && refusal === null && <p role="status">正在打开大屏…</p>}
      {hall !== null && <Wall hall={hall} stale={refusal !== null} />}
    </Page>
  )
}

function Wall({ hall, stale }: { hall: Hall; stale: boolean }) {
  const wall = useRef<HTMLDivElement>(null)
  const rows = hall.posts.reduce((sum, { candidates }) => sum + candidates.length, 0) + hall.posts.length
  useEffect(() => { wall.current?.style.setProperty('--rows', String(Math.max(6, rows))) }, [rows])
  const reading = hall.boxes.filter((one) => one.reading)
  const closed = reading.filter(({ shown }) => !shown)
  return (
    <div className="hall" ref={wall} data-scheme="dark">
      <header className="hall__head">
        <h1>{`${hall.villageName} ${hall.term} 年村委会选举${hall.round > 1 ? `第 ${hall.round} 轮` : ''}唱票${kinds[hall.kind] === '' ? '' : `（${kinds[hall.kind] ?? ''}）`}`}</h1>
        <p className="hall__papers"><span>唱到第</span> <b>{hall.papers}</b> <span>{`张，发出 ${hall.issued} 张`}</span></p>
        {hall.rehearsal && <p className="hall__rehearsal">演练，没有效力</p>}
        {closed.length > 0 && <p className="hall__rehearsal">{`${closed.map(({ name }) => name).join('、')}正在唱：请用录甲份的人的电脑打开大屏，别人看不到还没有核对的数`}</p>}
        {stale && <p className="hall__stale" role="status">连不上，正在重连；数停在这里</p>}
      </header>
      <Spoken papers={hall.papers} />
      <div className="hall__posts">{hall.posts.map((post) => <Post key={post.post} post={post} papers={hall.papers} />)}</div>
      <footer className="hall__foot">
        {hall.boxes.map((box) => <span key={box.number}>{`${box.name}：${box.settled ? `${box.papers} 张，两份一致` : box.reading ? (box.shown ? `唱到 ${box.papers} 张` : '正在唱，这里看不到') : box.stateName}`}</span>)}
        <span className="hall__note">{reading.length > 0 ? '大屏跟着唱票一份走，两人录入一致才算数' : '数以两人录入一致的为准'}</span>
        <a className="hall__back no-print" href={`/console/elections/polling/${location.pathname.split('/').at(-2) ?? ''}`}>退出大屏</a>
      </footer>
    </div>
  )
}

function Post({ post, papers }: { post: HallPost; papers: number }) {
  const most = Math.max(0, ...post.candidates.map(({ votes }) => votes))
  return (
    <section className="hall__post" aria-label={post.name}>
      <h2>{post.name}<span>{`选 ${post.seats} 人　有效 ${papers - post.invalid}　无效 ${post.invalid}`}</span></h2>
      <ol>
        {post.candidates.map(({ name, votes, writtenIn }) => (
          <li key={name} className={votes === most && votes > 0 ? 'hall__one hall__one--most' : 'hall__one'}>
            <span className="hall__name">{name}{writtenIn && <small>另选</small>}</span><Strokes votes={votes} /><b className="hall__votes">{votes}<span className="visually-hidden"> 票</span></b>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** Said politely and not at every paper: a reader that speaks without stopping tells nothing. */
function Spoken({ papers }: { papers: number }) {
  const [said, setSaid] = useState('')
  const last = useRef({ papers: -1, at: 0 })
  useEffect(() => {
    const due = Math.max(0, last.current.at + 5000 - Date.now())
    const timer = setTimeout(() => {
      if (last.current.papers === papers) return
      last.current = { papers, at: Date.now() }
      setSaid(`唱到第 ${papers} 张`)
    }, due)
    return () => clearTimeout(timer)
  }, [papers])
  return <p className="visually-hidden" aria-live="polite">{said}</p>
}

/** One household, large: its own word and the neighbours' side by side without names, who withdraws, and the stars as they will be voted. */
import type { RefObject } from 'react'
import { Button, Message } from '../../../design/index.ts'
import type { StarCycle, StarHousehold } from '../../../core/view/star-households.ts'
import { starKeys, votesOf, type Counts } from './meeting-choice.ts'

const claimWords: Readonly<Record<string, string>> = { met: '达标', 'not-met': '未达标', 'not-claimed': '不申报' }

type Props = {
  readonly cycle: StarCycle
  readonly household: StarHousehold
  readonly chosen: ReadonlySet<string>
  readonly counts: Counts | null
  readonly correcting: boolean
  readonly isMine: boolean
  readonly note: string
  readonly noteBox: RefObject<HTMLInputElement | null>
  count(counts: Counts | null): void
  toggle(code: string): void
  decide(): void
  correct(): void
  setNote(words: string): void
}

export function MeetingHousehold({ cycle, household, chosen, counts, correcting, isMine, note, noteBox, count, toggle, decide, correct, setNote }: Props) {
  const { standard, sitting } = cycle
  const present = sitting?.present ?? []
  const voters = present.length - household.mustWithdraw.length
  const votes = votesOf(standard.stars.map(({ code }) => code), chosen, voters, counts ?? {})
  const open = household.state !== 'DECIDED' || correcting
  return (
    <section className="meeting__household" aria-label={`${household.headName}户`}>
      <div className="meeting__top">
        <h2 className="meeting__name">{household.headName}<span className="soft">{` ${household.group}，${household.people} 人`}</span></h2>
        {open && !isMine && !household.groundWaits && <Button type="button" onClick={decide}>{`${correcting ? '更正为' : '记下'} ${chosen.size} 颗星`}<kbd>Enter</kbd></Button>}
        {!open && <Button type="button" kind="ordinary" onClick={correct}>更正<kbd>U</kbd></Button>}
        <Button type="button" kind="quiet" onClick={() => count(counts === null ? {} : null)}>{counts === null ? '填票数' : '收起票数'}<kbd>V</kbd></Button>
      </div>
      {household.mustWithdraw.length > 0 && (
        <p className="meeting__withdraw">{`回避：${household.mustWithdraw.map((one) => present.find(({ person }) => person === one)?.name ?? '').join('、')}。这一户按 ${voters} 人计票。`}</p>
      )}
      {isMine && <Message tone="warning">这是您自家或者近亲属家，您要回避：请主持人登录录入这一户，或者先变更记录人。</Message>}
      {household.groundWaits && <Message tone="warning">有一条否决依据等乡镇核对，先评别的户。</Message>}
      <p className="meeting__heads soft" aria-hidden="true"><span>星</span><span>本户自评</span><span>互评（人）</span></p>
      <ol className="meeting__stars">
        {standard.stars.map((star, index) => {
          const own = household.own.find((one) => one.star === star.code)
          const supports = household.opinions.filter((one) => one.supports.includes(star.code)).reduce((sum, { people }) => sum + people, 0)
          const doubts = household.opinions.filter((one) => one.doubts.includes(star.code)).reduce((sum, { people }) => sum + people, 0)
          const isOn = chosen.has(star.code)
          const cast = votes[index]
          return (
            <li key={star.code} className={isOn ? 'meeting__star meeting__star--on' : 'meeting__star'}>
              <button type="button" aria-pressed={isOn} onClick={() => toggle(star.code)}>
                <kbd>{starKeys[index]?.toUpperCase()}</kbd><span className="meeting__starname">{star.name}</span><span aria-hidden="true">{isOn ? '★' : '☆'}</span>
              </button>
              <span className="meeting__own">{`${claimWords[own?.claim ?? ''] ?? '没有填'}${own === undefined || own.words === '' ? '' : `：${own.words}`}`}</span>
              <span className="meeting__peers">{supports + doubts === 0 ? '' : `支持 ${supports}${doubts > 0 ? `，疑问 ${doubts}` : ''}`}{household.withheld.includes(star.code) ? ' 有生效文书，暂不授' : ''}</span>
              {counts !== null && cast !== undefined && (
                <span className="meeting__counts">
                  <span aria-hidden="true">赞成</span>
                  <CountBox label={`${star.name}赞成`} value={cast.yes} most={voters} change={(yes) => count({ ...counts, [star.code]: { yes, abstain: cast.abstain } })} />
                  <span>{`反对 ${cast.no}`}</span><span aria-hidden="true">弃权</span>
                  <CountBox label={`${star.name}弃权`} value={cast.abstain} most={voters} change={(abstain) => count({ ...counts, [star.code]: { yes: Math.min(cast.yes, voters - abstain), abstain } })} />
                </span>
              )}
            </li>
          )
        })}
      </ol>
      {household.opinions.some(({ words }) => words !== '') && (
        <ul className="meeting__words">{household.opinions.filter(({ words }) => words !== '').map((one, index) => <li key={index}>{`${one.group === '' ? '互评' : one.group}：${one.words}`}</li>)}</ul>
      )}
      <p className="meeting__note">
        <label htmlFor="note">备注（N）</label>
        <input id="note" ref={noteBox} className="input" maxLength={200} value={note} onChange={(event) => setNote(event.target.value)} autoComplete="off"
          onKeyDown={(event) => { if (event.key === 'Enter' || event.key === 'Escape') { event.preventDefault(); event.currentTarget.blur() } }} />
      </p>
      <p className="meeting__keys small soft">↑ ↓ 换户　数字键 加减星　Enter 记下并到下一户　B 一批一致的一起　V 填票数　N 备注　U 撤回更正</p>
    </section>
  )
}

function CountBox({ label, value, most, change }: { label: string; value: number; most: number; change(value: number): void }) {
  return <input className="input meeting__count" type="number" aria-label={label} min={0} max={most} value={value} onChange={(event) => change(Math.max(0, Math.min(most, Number(event.target.value) || 0)))} />
}

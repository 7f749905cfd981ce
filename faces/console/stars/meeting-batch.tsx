/** Households on which own rating and neighbours agree, by name, before they are voted on together: each remains a vote of its own. */
import { useEffect, useRef } from 'react'
import { Button, ButtonRow } from '../../../design/index.ts'
import type { StarCycle, StarHousehold } from '../../../core/view/star-households.ts'
import { useKeys } from '../keys.ts'
import { proposedStars } from './meeting-choice.ts'

export function MeetingBatch({ cycle, households, accept, leave }: { cycle: StarCycle; households: readonly StarHousehold[]; accept(): void; leave(): void }) {
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => { title.current?.focus() }, [])
  useKeys({ Enter: () => { if (households.length > 0) accept() }, Escape: leave, b: leave })
  const names = new Map(cycle.standard.stars.map(({ code, name }) => [code, name]))
  return (
    <section className="meeting__batch" role="dialog" aria-modal="true" aria-labelledby="batch-title">
      <h2 id="batch-title" ref={title} tabIndex={-1}>{households.length === 0 ? '没有自评和互评一致、等表决的户' : `这 ${households.length} 户自评和互评一致，念完名单一起表决`}</h2>
      <ol>
        {households.map((one) => {
          const missing = cycle.standard.stars.filter(({ code }) => !proposedStars(one).includes(code))
          return <li key={one.household}>{`${one.headName} ${one.group}：${proposedStars(one).length} 颗星`}<span className="soft">{missing.length === 0 ? '' : `（没有${missing.map(({ code }) => names.get(code)).join('、')}）`}</span></li>
        })}
      </ol>
      <ButtonRow>
        {households.length > 0 && <Button type="button" onClick={accept}>{`全体赞成，记下 ${households.length} 户`}<kbd>Enter</kbd></Button>}
        <Button type="button" kind="quiet" onClick={leave}>有不同意见，逐户来<kbd>Esc</kbd></Button>
      </ButtonRow>
    </section>
  )
}
